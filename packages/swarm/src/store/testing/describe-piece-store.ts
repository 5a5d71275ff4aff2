/** What every piece store promises. An implementation runs this with a harness that opens it and makes its trouble. */
import { type Payload, type Result } from '@peersume/base';
import { assert, describe, expect, test } from 'vitest';
import { type PieceStore, type StoreError } from '../piece-store.ts';
import { sampleContent, type SampleContent } from './sample-content.ts';

export interface PieceStoreHarness {
  /** Opens the store of the sample. After `close` of the store, or `kill`, it may be opened again. */
  open(done: (store: Result<PieceStore, StoreError>) => void): void;
  /** Lets everything that was asked for happen. */
  settle(): void | Promise<void>;
  /** The program ends at once; the store is opened anew. Absent where nothing outlives the program. */
  kill?(): void;
  /** No byte of content fits any more, or all do. Absent where there is no room to run out of. */
  setFull?(isFull: boolean): void;
  setReadOnly?(isReadOnly: boolean): void;
  /** Every writing operation fails, or none does. */
  setFailing?(isFailing: boolean): void;
  /** One bit of the piece changes where it lies. Absent where that cannot be. */
  rot?(piece: number): void;
}

export interface PieceStoreSuite {
  readonly name: string;
  /** Symbolic payloads have a length and nothing else. */
  readonly payloads: 'bytes' | 'symbolic';
  readonly create: (sample: SampleContent) => PieceStoreHarness | Promise<PieceStoreHarness>;
}

/** Two files and an empty one; pieces of unequal lengths. */
const lengths = [[1000, 1000, 1000, 17], [300], [], [1000, 1000, 5]];

export function describePieceStore({ name, payloads, create }: PieceStoreSuite): void {
  const sample = sampleContent(lengths);
  const { manifest } = sample;
  const all = Array.from({ length: manifest.pieceCount }, (_, piece) => piece);

  /** A test of a new store; skipped where the harness cannot do what it needs. */
  const promise = (
    rule: string,
    task: (harness: PieceStoreHarness) => Promise<void>,
    need?: 'kill' | 'setFull' | 'setReadOnly' | 'setFailing' | 'rot',
  ): void => {
    test(rule, async ({ skip }) => {
      const harness = await create(sample);
      skip(need !== undefined && harness[need] === undefined, 'cannot happen to this store');
      await task(harness);
    });
  };

  /** The only answer to one question. */
  async function answerTo<T>(harness: PieceStoreHarness, ask: (done: (answer: T) => void) => void): Promise<T> {
    const answers: T[] = [];
    ask((answer) => answers.push(answer));
    await harness.settle();
    expect(answers, 'each question has one answer').toHaveLength(1);
    return answers[0] as T;
  }
  async function openStore(harness: PieceStoreHarness): Promise<PieceStore> {
    const opened = await answerTo<Result<PieceStore, StoreError>>(harness, (done) => harness.open(done));
    assert(opened.ok, 'the store opens');
    return opened.value;
  }
  const write = (harness: PieceStoreHarness, store: PieceStore, piece: number) =>
    answerTo<Result<void, StoreError>>(harness, (done) => store.write(piece, sample.piece(piece), done));
  const read = (harness: PieceStoreHarness, store: PieceStore, piece: number) =>
    answerTo<Result<Payload, StoreError>>(harness, (done) => store.read(piece, done));
  const close = (harness: PieceStoreHarness, store: PieceStore) =>
    answerTo<void>(harness, (done) => store.close(() => done()));
  const expectPiece = (result: Result<Payload, StoreError>, piece: number): void => {
    assert(result.ok, `piece ${piece} is read`);
    expect(result.value.byteLength).toBe(manifest.pieceLength(piece));
    if (payloads === 'bytes') expect(result.value).toEqual(sample.piece(piece));
  };
  const failureOf = (result: Result<unknown, StoreError>): string => (result.ok ? 'no failure' : result.error.type);

  describe(`${name} keeps the promises of a piece store`, () => {
    promise('[ST1] a new store holds nothing, and says so of each piece', async (harness) => {
      const store = await openStore(harness);
      expect([...store.held]).toEqual([]);
      expect(store.pendingBytes).toBe(0);
      expect(await read(harness, store, 2)).toEqual({ ok: false, error: { type: 'PieceMissing', piece: 2 } });
    });

    promise('[ST1] an acknowledged piece is held, and read as it was written', async (harness) => {
      const store = await openStore(harness);
      for (const piece of all.toReversed()) {
        expect(await write(harness, store, piece)).toEqual({ ok: true, value: undefined });
        expect(store.held.has(piece)).toBe(true);
      }
      expect(store.held.isFull).toBe(true);
      expect(store.pendingBytes).toBe(0);
      for (const piece of all) expectPiece(await read(harness, store, piece), piece);
    });

    promise('[ST2] a piece can be read before it is acknowledged, and is held when it is', async (harness) => {
      const store = await openStore(harness);
      let isAcknowledged = false;
      store.write(1, sample.piece(1), (written) => {
        expect(written.ok && store.held.has(1)).toBe(true);
        isAcknowledged = true;
      });
      expect(store.held.has(1)).toBe(isAcknowledged);
      if (!isAcknowledged) expect(store.pendingBytes).toBe(1000);
      expectPiece(await read(harness, store, 1), 1);
      expect(isAcknowledged).toBe(true);
    });

    promise('[ST3] a piece that is held or on its way may be written again', async (harness) => {
      const store = await openStore(harness);
      const answers: string[] = [];
      store.write(0, sample.piece(0), (written) => answers.push(`first ${written.ok}`));
      store.write(0, sample.piece(0), (written) => answers.push(`second ${written.ok}`));
      await harness.settle();
      expect(answers).toEqual(['first true', 'second true']);
      expect(store.pendingBytes).toBe(0);
      store.write(0, sample.piece(0), (written) => answers.push(`third ${written.ok}`));
      expect(answers).toHaveLength(3);
    });

    promise('[ST4] closing finishes what was begun; a closed store takes no piece', async (harness) => {
      const store = await openStore(harness);
      const order: string[] = [];
      store.write(3, sample.piece(3), (written) => order.push(`written ${written.ok}`));
      store.close(() => order.push('closed'));
      expect(failureOf(await write(harness, store, 4))).toBe('StoreFailure');
      await harness.settle();
      expect(order).toEqual(['written true', 'closed']);
      await close(harness, store);
    });

    promise(
      '[ST10] what was acknowledged is held by the next opening, after a close and after a kill',
      async (harness) => {
        const first = await openStore(harness);
        for (const piece of [0, 3, 6]) await write(harness, first, piece);
        await close(harness, first);
        const second = await openStore(harness);
        expect([...second.held]).toEqual([0, 3, 6]);
        await write(harness, second, 5);
        harness.kill?.();
        const third = await openStore(harness);
        expect([...third.held]).toEqual([0, 3, 5, 6]);
        for (const piece of third.held) expectPiece(await read(harness, third, piece), piece);
      },
      'kill',
    );

    promise(
      '[ST20] a full store says so, loses nothing, and goes on when there is room',
      async (harness) => {
        const store = await openStore(harness);
        await write(harness, store, 0);
        harness.setFull?.(true);
        for (const piece of [1, 4, 7]) expect(failureOf(await write(harness, store, piece))).toBe('StoreFull');
        expect([...store.held]).toEqual([0]);
        expect(store.pendingBytes).toBe(0);
        expectPiece(await read(harness, store, 0), 0);
        expect(failureOf(await read(harness, store, 1))).toBe('PieceMissing');
        harness.setFull?.(false);
        for (const piece of all) expect(await write(harness, store, piece)).toEqual({ ok: true, value: undefined });
        for (const piece of all) expectPiece(await read(harness, store, piece), piece);
      },
      'setFull',
    );

    promise(
      '[ST21] a read-only store serves what it holds and takes nothing',
      async (harness) => {
        const writable = await openStore(harness);
        for (const piece of [2, 4]) await write(harness, writable, piece);
        await close(harness, writable);
        harness.setReadOnly?.(true);
        const store = await openStore(harness);
        expect([...store.held]).toEqual([2, 4]);
        expectPiece(await read(harness, store, 4), 4);
        expect(failureOf(await write(harness, store, 1))).toBe('StoreReadOnly');
        await close(harness, store);
      },
      'setReadOnly',
    );

    promise(
      '[ST22] a failing disk costs only what was being written',
      async (harness) => {
        const store = await openStore(harness);
        await write(harness, store, 0);
        harness.setFailing?.(true);
        expect(failureOf(await write(harness, store, 1))).toBe('StoreFailure');
        expect([...store.held]).toEqual([0]);
        harness.setFailing?.(false);
        expect((await write(harness, store, 1)).ok).toBe(true);
        for (const piece of [0, 1]) expectPiece(await read(harness, store, piece), piece);
      },
      'setFailing',
    );

    promise(
      '[ST30] a rotten piece is told, never served, and can be written again',
      async (harness) => {
        const store = await openStore(harness);
        for (const piece of all) await write(harness, store, piece);
        harness.rot?.(5);
        expect(await read(harness, store, 5)).toEqual({ ok: false, error: { type: 'PieceRotten', piece: 5 } });
        expect(store.held.has(5)).toBe(false);
        expect(failureOf(await read(harness, store, 5))).toBe('PieceMissing');
        expect((await write(harness, store, 5)).ok).toBe(true);
        expectPiece(await read(harness, store, 5), 5);
      },
      'rot',
    );
  });
}
