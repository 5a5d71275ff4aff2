import { ok } from '@peersume/base';
import { describe, expect, test } from 'vitest';
import { createMemoryPieceStore } from '../store/create-memory-piece-store.ts';
import { goodPayload, hello, leaf, manifest, quickFile, setUp, slowFile } from './testing/scripted-swarm.ts';

describe('files', () => {
  test('[EN10] ten thousand idle files open nothing and set no timer', () => {
    const { clock, swarm } = setUp();
    const root = new Uint8Array(36);
    for (let file = 0; file < 10_000; file++) {
      new DataView(root.buffer).setUint32(0, file);
      const slow = slowFile({ root: root.slice() });
      swarm.add(slow.shared);
      expect(slow.calls).toEqual([]);
    }
    expect(clock.timers).toBe(0);
  });

  test('[EN10] opens by `load` and puts away by `unload`', () => {
    const { exchange, swarm, attach } = setUp();
    const file = slowFile();
    const handle = swarm.add(file.shared);
    exchange.on('linkOpened', { type: 'load', file: 0 });
    const { listener } = attach();
    expect(handle.held).toBe(undefined);
    file.answer();
    expect(exchange.told('fileLoaded')).toMatchObject([{ pieceCount: 12, pieceLength: 64, structureCount: 4 }]);
    expect(handle.held?.size).toBe(0);
    exchange.on('received', { type: 'unload', file: 0 });
    listener.received(hello);
    expect(file.calls).toEqual(['open 0', 'close 0']);
    expect(handle.held).toBe(undefined);
  });

  test('[EN11] never has two stores of a file, however quickly it is put away and needed again', () => {
    const { exchange, swarm, attach } = setUp();
    const file = slowFile();
    swarm.add(file.shared);
    exchange.on('linkOpened', { type: 'load', file: 0 }, { type: 'unload', file: 0 }, { type: 'load', file: 0 });
    const { listener } = attach();
    exchange.on('received', { type: 'unload', file: 0 }, { type: 'load', file: 0 }, { type: 'unload', file: 0 });
    exchange.on('received', { type: 'load', file: 0 });
    file.answer();
    expect(exchange.told('fileLoaded')).toHaveLength(1);
    listener.received(hello);
    listener.received(hello);
    expect(file.calls).toEqual(['open 0', 'close 0']);
    file.answer();
    expect(file.calls).toEqual(['open 0', 'close 0', 'open 1']);
    file.answer();
    expect(exchange.told('fileLoaded')).toHaveLength(2);
  });

  test('[EN11] a file that was removed and added again waits for its old store to close', () => {
    const { exchange, swarm, attach } = setUp();
    const file = slowFile();
    const handle = swarm.add(file.shared);
    exchange.on('linkOpened', { type: 'load', file: 0 });
    attach();
    handle.remove();
    exchange.on('fileAdded', { type: 'load', file: 1 });
    swarm.add(file.shared);
    expect(file.calls).toEqual(['open 0']);
    file.answer();
    expect(file.calls).toEqual(['open 0', 'close 0']);
    file.answer();
    expect(file.calls).toEqual(['open 0', 'close 0', 'open 1']);
    file.answer();
    expect(exchange.told('fileLoaded')).toMatchObject([{ file: 1 }]);
  });

  test('[EN12] tells that a store could not be opened, and tries again', () => {
    const { clock, exchange, swarm, attach, news } = setUp({ retryMs: 500 });
    let tries = 0;
    const handle = swarm.add(
      quickFile({
        openStore: (of, done) =>
          done(
            ++tries < 4 ? { ok: false, error: { type: 'StoreFull' } } : ok(createMemoryPieceStore({ manifest: of })),
          ),
      }),
    );
    exchange.on('linkOpened', { type: 'load', file: 0 });
    attach();
    expect(news).toEqual([{ type: 'storeTrouble', file: 0, failure: 'full' }]);
    clock.advance(500);
    expect(tries).toBe(2);
    clock.advance(500);
    expect(tries).toBe(2);
    handle.retry();
    expect(tries).toBe(3);
    expect(exchange.told('fileLoaded')).toHaveLength(0);
    clock.advance(500);
    expect(exchange.told('fileLoaded')).toHaveLength(1);
    expect(clock.timers).toBe(0);
  });

  test('[EN12] asks the exchange to try again after a piece could not be written, ever less often', () => {
    const { clock, exchange, swarm, attach } = setUp({ retryMs: 100, maxRetryMs: 300 });
    let isFull = true;
    const handle = swarm.add(
      quickFile({
        openStore(of, done) {
          const store = createMemoryPieceStore({ manifest: of });
          const write: typeof store.write = (piece, payload, written) =>
            isFull ? written({ ok: false, error: { type: 'StoreFull' } }) : store.write(piece, payload, written);
          done(ok({ ...store, held: store.held, write }));
        },
      }),
    );
    exchange.on('linkOpened', { type: 'load', file: 0 });
    const accept = { type: 'accept', file: 0, piece: 0, payload: goodPayload } as const;
    exchange.on('fileLoaded', accept, accept);
    for (let count = 0; count < 3; count++) exchange.on('storeRecovered', accept);
    attach();
    const recoveredWithin = (ms: number): number => {
      const before = exchange.told('storeRecovered').length;
      clock.advance(ms);
      return exchange.told('storeRecovered').length - before;
    };
    expect(recoveredWithin(100)).toBe(1);
    expect(recoveredWithin(199)).toBe(0);
    expect(recoveredWithin(1)).toBe(1);
    expect(recoveredWithin(300)).toBe(1);
    // Also when it was put away meanwhile.
    exchange.on('linkOpened', { type: 'unload', file: 0 });
    attach();
    exchange.on('linkOpened', { type: 'load', file: 0 });
    attach();
    expect(recoveredWithin(300)).toBe(1);
    isFull = false;
    exchange.on('storeRecovered', accept);
    handle.retry();
    expect(exchange.told('written').at(-1)).toMatchObject({ piece: 0, failure: undefined });
    expect(clock.timers).toBe(0);
  });

  test('[EN12] does not try again for a file that was removed', () => {
    const { clock, exchange, swarm, attach } = setUp();
    const handle = swarm.add(
      quickFile({ openStore: (_, done) => done({ ok: false, error: { type: 'StoreReadOnly' } }) }),
    );
    exchange.on('linkOpened', { type: 'load', file: 0 });
    attach();
    expect(clock.timers).toBe(1);
    handle.remove();
    expect(clock.timers).toBe(0);
  });

  test('[EN13] writes what was verified, and nothing else', () => {
    const { exchange, swarm, attach } = setUp();
    const handle = swarm.add(quickFile());
    exchange.on(
      'linkOpened',
      { type: 'load', file: 0 },
      { type: 'accept', file: 0, piece: 0, payload: leaf(0) },
      { type: 'accept', file: 0, piece: 1, payload: leaf(2) },
      { type: 'accept', file: 0, piece: 2, payload: leaf(2).subarray(0, 63) },
    );
    exchange.on('written', { type: 'unload', file: 0 });
    attach();
    expect(exchange.events.map(({ type }) => type).slice(2)).toEqual([
      'fileLoaded',
      'verified',
      'written',
      'verified',
      'verified',
    ]);
    expect(exchange.told('verified').map(({ holds }) => holds)).toEqual([true, false, false]);
    expect(handle.held).toBe(undefined);
  });

  test.each([
    [{ type: 'StoreFull' }, 'full'],
    [{ type: 'StoreReadOnly' }, 'readOnly'],
    [{ type: 'StoreFailure', detail: 'smoke' }, 'failed'],
  ] as const)('[EN13] trouble of the store while writing (%o) is told as %s', (error, failure) => {
    const { exchange, swarm, attach } = setUp();
    swarm.add(
      quickFile({
        openStore: (of, done) =>
          done(
            ok({
              ...createMemoryPieceStore({ manifest: of }),
              write: (_piece, _payload, written) => written({ ok: false, error }),
            }),
          ),
      }),
    );
    exchange.on('linkOpened', { type: 'load', file: 0 });
    exchange.on('fileLoaded', { type: 'accept', file: 0, piece: 0, payload: goodPayload });
    attach();
    expect(exchange.told('written')).toMatchObject([{ piece: 0, failure }]);
  });

  test('[EN14] a piece that is not there is answered without a payload', () => {
    const { exchange, swarm, attach } = setUp();
    swarm.add(quickFile());
    exchange.on('linkOpened', { type: 'load', file: 0 });
    exchange.on('fileLoaded', { type: 'read', file: 0, piece: 5, link: 0 });
    attach();
    expect(exchange.told('read')).toEqual([{ type: 'read', file: 0, piece: 5, link: 0, payload: undefined }]);
  });

  test('[EN15] reading an idle file opens it once for many pieces, and closes it after a while', () => {
    const { clock, exchange, swarm } = setUp({ lingerMs: 100 });
    const file = slowFile();
    const handle = swarm.add(file.shared);
    const got: boolean[] = [];
    for (const piece of [0, 1]) handle.read(piece, (payload) => got.push(payload.ok));
    while (file.waiting > 0) file.answer();
    clock.advance(90);
    handle.read(2, (payload) => got.push(payload.ok));
    file.answer();
    clock.advance(90);
    expect(file.calls).toEqual(['open 0', 'read 0', 'read 1', 'read 2']);
    clock.advance(10);
    expect(file.calls).toEqual(['open 0', 'read 0', 'read 1', 'read 2', 'close 0']);
    expect(got).toEqual([false, false, false]);
    expect(exchange.told('fileLoaded')).toHaveLength(0);
    expect(clock.timers).toBe(0);
  });

  test('[EN15] a file that lingers for readers is answered at once when it is loaded again', () => {
    const { clock, exchange, swarm, attach } = setUp();
    const handle = swarm.add(quickFile());
    exchange.on('linkOpened', { type: 'load', file: 0 });
    const { listener } = attach();
    handle.read(0, () => {});
    exchange.on('received', { type: 'unload', file: 0 });
    listener.received(hello);
    expect(handle.held).not.toBe(undefined);
    exchange.on('received', { type: 'load', file: 0 });
    listener.received(hello);
    expect(exchange.told('fileLoaded')).toHaveLength(2);
    exchange.on('received', { type: 'unload', file: 0 });
    listener.received(hello);
    handle.remove();
    expect(clock.timers).toBe(0);
  });

  test('[EN15] many quick reads of an idle file are all answered', () => {
    const { swarm } = setUp({ lingerMs: 0 });
    const handle = swarm.add(quickFile());
    const got: number[] = [];
    handle.read(0, () => {
      got.push(0);
      handle.read(2, () => got.push(2));
    });
    handle.read(1, () => got.push(1));
    expect(got).toEqual([0, 2, 1]);
  });

  test('[EN23] whoever waits for a piece gets it when it is there, once', () => {
    const { exchange, swarm, attach } = setUp();
    const handle = swarm.add(quickFile());
    const got: string[] = [];
    const wait = (name: string, piece: number) =>
      handle.waitFor(piece, (payload) =>
        got.push(`${name} ${payload.ok ? payload.value.byteLength : payload.error.type}`),
      );
    wait('one', 3);
    wait('another', 3);
    const giveUp = wait('impatient', 3);
    wait('unlucky', 5);
    exchange.on('linkOpened', { type: 'load', file: 0 });
    const { listener } = attach();
    expect(got).toEqual([]);
    giveUp();
    exchange.on('received', { type: 'accept', file: 0, piece: 3, payload: goodPayload });
    listener.received(hello);
    expect(got).toEqual(['one 64', 'another 64']);
    wait('late', 3);
    expect(got).toEqual(['one 64', 'another 64', 'late 64']);
    handle.remove();
    expect(got).toEqual(['one 64', 'another 64', 'late 64', 'unlucky StoreFailure']);
    wait('very late', 3);
    expect(got).toHaveLength(5);
  });

  test('[EN23] a piece that arrives while it is looked for is given once', () => {
    const { exchange, swarm, attach } = setUp();
    const file = slowFile();
    const handle = swarm.add(file.shared);
    const got: number[] = [];
    exchange.on('linkOpened', { type: 'load', file: 0 });
    attach();
    file.answer();
    exchange.on('linkOpened', { type: 'accept', file: 0, piece: 3, payload: goodPayload });
    attach();
    handle.waitFor(3, () => got.push(3));
    handle.waitFor(5, () => got.push(5));
    const giveUp = handle.waitFor(3, () => got.push(-3));
    file.answer();
    // The first questions and those that the arrival led to; nobody looks for piece 5 again.
    expect(file.calls.slice(2)).toEqual(['read 3', 'read 5', 'read 3', 'read 3', 'read 3']);
    giveUp();
    while (file.waiting > 0) file.answer();
    expect(got).toEqual([3]);
  });

  test('[EN16] what comes back after a file was removed is dropped', () => {
    const { exchange, swarm, attach } = setUp();
    const file = slowFile();
    const handle = swarm.add(file.shared);
    exchange.on('linkOpened', { type: 'load', file: 0 });
    exchange.on(
      'fileLoaded',
      { type: 'accept', file: 0, piece: 0, payload: goodPayload },
      { type: 'read', file: 0, piece: 0, link: 0 },
    );
    attach();
    file.answer();
    let readOf: unknown;
    handle.remove();
    handle.remove();
    handle.read(1, (payload) => (readOf = payload));
    handle.want({ paused: true });
    handle.retry();
    handle.stream(0, 1);
    while (file.waiting > 0) file.answer();
    expect(file.calls).toEqual(['open 0', 'write 0', 'read 0', 'close 0']);
    expect(exchange.events.map(({ type }) => type).slice(2)).toEqual(['fileLoaded', 'verified', 'fileRemoved']);
    expect(readOf).toEqual({ ok: false, error: { type: 'StoreFailure', detail: 'the file was closed' } });
  });

  test('[EN16] what is being verified when a file is removed is dropped', () => {
    const answers: (() => void)[] = [];
    const { exchange, swarm, attach } = setUp(
      {},
      { verify: (_payload, _digest, done) => answers.push(() => done(true)) },
    );
    const file = slowFile();
    const handle = swarm.add(file.shared);
    exchange.on('linkOpened', { type: 'load', file: 0 });
    exchange.on('fileLoaded', { type: 'accept', file: 0, piece: 0, payload: goodPayload });
    attach();
    file.answer();
    handle.remove();
    for (const answer of answers) answer();
    expect(exchange.told('verified')).toHaveLength(0);
    expect(file.calls).toEqual(['open 0', 'close 0']);
  });

  test('[EN17] `want` leaves what it does not name', () => {
    const { exchange, swarm } = setUp();
    const handle = swarm.add(quickFile());
    const pieces = createMemoryPieceStore({ manifest }).held;
    handle.want({ pieces, weight: 3 });
    handle.want({ paused: true });
    handle.want({ pieces: undefined });
    expect(exchange.told('fileWanted')).toMatchObject([
      { pieces, weight: 3, paused: false },
      { pieces, weight: 3, paused: true },
      { pieces: undefined, weight: 3, paused: true },
    ]);
  });
});

describe('the end', () => {
  test('[EN22] closes stores, then links, then calls back, and tells nothing any more', () => {
    const { clock, exchange, swarm, attach, log } = setUp();
    const file = slowFile();
    swarm.add(file.shared);
    exchange.on('linkOpened', { type: 'load', file: 0 }, { type: 'wake', atMs: 2000 });
    exchange.on('fileLoaded', { type: 'accept', file: 0, piece: 0, payload: goodPayload });
    const { listener } = attach();
    file.answer();
    const events = exchange.events.length;
    swarm.close(() => log.push('done'));
    swarm.close(() => log.push('done again'));
    listener.received(hello);
    listener.received({ header: new Uint8Array(0) });
    expect(file.calls).toEqual(['open 0', 'write 0', 'close 0']);
    expect(log).toEqual([]);
    while (file.waiting > 0) file.answer();
    expect(log).toEqual(['close them: the peer ends', 'done', 'done again']);
    expect(clock.timers).toBe(0);
    clock.advance(10_000);
    expect(exchange.events).toHaveLength(events);
    attach('late');
    expect(log.at(-1)).toBe('close late: the peer ends');
  });

  test('[EN22] a store that is still opening is closed when it is there', () => {
    const { exchange, swarm, attach, log } = setUp();
    const file = slowFile();
    swarm.add(file.shared);
    exchange.on('linkOpened', { type: 'load', file: 0 });
    attach();
    swarm.close(() => log.push('done'));
    expect(log).toEqual([]);
    while (file.waiting > 0) file.answer();
    expect(file.calls).toEqual(['open 0', 'close 0']);
    expect(log).toEqual(['close them: the peer ends', 'done']);
  });

  test('[EN22] what waits its turn when the swarm is closed is not told any more', () => {
    const { exchange, swarm, attach, news } = setUp({}, { observe: () => swarm.close(() => {}) });
    swarm.add(quickFile());
    exchange.on(
      'linkOpened',
      { type: 'load', file: 0 },
      { type: 'tell', news: { type: 'pieceLost', file: 0, piece: 0 } },
    );
    attach();
    expect(news).toEqual([]);
    expect(exchange.told('fileLoaded')).toHaveLength(0);
  });

  test('[EN22] a swarm without files closes at once', () => {
    const { swarm, log } = setUp();
    swarm.close(() => log.push('done'));
    expect(log).toEqual(['done']);
  });
});
