/**
 * The contract of the `Link` port, for every kind of link: whoever makes links runs it over real ones.
 *
 *     describe('fast links', () => describeLink({ test, expect, create: () => twoFastPeers() }));
 *
 * No time passes here but that of the links themselves; tests wait for what is told, never for a while.
 */
import { type Frame, type PeerId } from '@peersume/base';
import { type OpenedLink } from '../link-info.ts';
import { listenTo, type Ear } from './ear.ts';
import { numberedHeader, headerNumber, sampleBytes, digest } from './sample-bytes.ts';

/** As much of a test runner as is needed. */
export interface LinkContract {
  readonly test: (name: string, body: () => Promise<void>, timeoutMs?: number) => void;
  readonly expect: (
    actual: unknown,
    message?: string,
  ) => {
    toBe(expected: unknown): void;
    toEqual(expected: unknown): void;
    toBeLessThanOrEqual(expected: number): void;
    toBeGreaterThan(expected: number): void;
  };
  readonly create: () => Promise<LinkedPair>;
  /** For what happens when an end falls silent. Absent where the link cannot tell (say why there), or where others do. */
  readonly createTimed?: (() => Promise<TimedPair>) | undefined;
  /** Bytes of the long transfer; 64 MiB unless told, less for links that are slow by nature. */
  readonly longBytes?: number;
}

/** Two ends of one new link, neither started. Tests close links themselves; `close` frees everything else. */
export interface LinkedPair {
  /** At the one who dialled. */
  readonly dialled: OpenedLink;
  readonly accepted: OpenedLink;
  /** The identities that the two were given. */
  readonly ids: { readonly dialler: PeerId; readonly acceptor: PeerId };
  close(): Promise<void>;
}

/** A pair whose wire a test can cut, and whose time it moves. */
export interface TimedPair extends LinkedPair {
  /**
   * From now on nothing passes between the two in either direction, and neither is told: a cable is cut, a machine sleeps.
   */
  cut(): void;
  /** Lets the time of both ends' clocks pass. */
  passTime(byMs: number): Promise<void>;
}

const mebibyte = 1024 * 1024;

export function describeLink({ test, expect, create, createTimed, longBytes = 64 * mebibyte }: LinkContract): void {
  /** A test with a new link, which is closed afterwards. */
  function linked(name: string, body: (pair: LinkedPair) => Promise<void>): void {
    withPair(name, create, body);
  }

  function withPair<Pair extends LinkedPair>(
    name: string,
    createPair: () => Promise<Pair>,
    body: (pair: Pair) => Promise<void>,
  ): void {
    test(
      name,
      async () => {
        const pair = await createPair();
        try {
          await body(pair);
        } finally {
          pair.dialled.link.close('the test is over');
          pair.accepted.link.close('the test is over');
          await pair.close();
        }
      },
      120_000,
    );
  }

  const both = (pair: LinkedPair): [Ear, Ear] => [listenTo(pair.dialled), listenTo(pair.accepted)];

  linked('[LK1] each end knows who the other has proven to be, and who asked for the link', async (pair) => {
    both(pair);
    expect(pair.dialled.link.peer).toBe(pair.ids.acceptor);
    expect(pair.accepted.link.peer).toBe(pair.ids.dialler);
    expect(pair.dialled.info.peer).toBe(pair.ids.acceptor);
    expect(pair.accepted.info.peer).toBe(pair.ids.dialler);
    expect([pair.dialled.info.direction, pair.accepted.info.direction]).toEqual(['dialled', 'accepted']);
    expect(pair.dialled.info.kind).toBe(pair.accepted.info.kind);
  });

  linked('[LK2] frames come as they were sent, in both directions: none, empty and long payloads', async (pair) => {
    const [dialler, acceptor] = both(pair);
    for (const [from, to] of [
      [dialler, acceptor],
      [acceptor, dialler],
    ] as const) {
      for (const length of [0, 1, 16_383, 16_384, 65_537, 262_144, 2 * mebibyte]) {
        const header = numberedHeader(length);
        const payload = sampleBytes(length, length);
        from.send({ header, payload });
        const frame = await to.next();
        expect(frame.header).toEqual(header);
        expect(frame.payload?.byteLength).toBe(length);
        expect(digest(frame.payload)).toBe(digest(payload));
      }
      from.send({ header: numberedHeader(7) });
      const frame = await to.next();
      expect(frame.payload).toBe(undefined);
      expect(headerNumber(frame)).toBe(7);
    }
  });

  linked('[LK2] a frame may have an empty header', async (pair) => {
    const [dialler, acceptor] = both(pair);
    dialler.send({ header: new Uint8Array(0) });
    expect((await acceptor.next()).header.length).toBe(0);
    dialler.send({ header: new Uint8Array(0), payload: sampleBytes(3, 3) });
    expect((await acceptor.next()).payload?.byteLength).toBe(3);
  });

  linked('[LK2] a header may be as long as the map of the largest file', async (pair) => {
    const [dialler, acceptor] = both(pair);
    const header = sampleBytes(longestHeader, 5);
    dialler.send({ header });
    expect(digest((await acceptor.next()).header)).toBe(digest(header));
    dialler.send({ header, payload: sampleBytes(1000, 6) });
    const frame = await acceptor.next();
    expect(digest(frame.header)).toBe(digest(header));
    expect(frame.payload?.byteLength).toBe(1000);
  });

  linked('[LK3] ten thousand words come in order', async (pair) => {
    const [dialler, acceptor] = both(pair);
    const count = 10_000;
    for (let number = 0; number < count; number++) dialler.send({ header: numberedHeader(number) });
    const frames = await acceptor.take(count);
    const wrong = frames.findIndex((frame, number) => headerNumber(frame) !== number);
    expect(wrong).toBe(-1);
  });

  linked('[LK3] words and payloads keep their order, each among themselves', async (pair) => {
    const [dialler, acceptor] = both(pair);
    const count = 200;
    for (let number = 0; number < count; number++) {
      dialler.send({ header: numberedHeader(number) });
      await dialler.sendWhenWelcome({ header: numberedHeader(number), payload: sampleBytes(number * 97, number) });
    }
    const frames = await acceptor.take(2 * count);
    const words = frames.filter(({ payload }) => payload === undefined).map(headerNumber);
    const payloads = frames.filter(({ payload }) => payload !== undefined);
    expect(words).toEqual(Array.from({ length: count }, (_, number) => number));
    expect(payloads.map(headerNumber)).toEqual(Array.from({ length: count }, (_, number) => number));
    const wrong = payloads.findIndex(
      ({ payload }, number) => digest(payload) !== digest(sampleBytes(number * 97, number)),
    );
    expect(wrong).toBe(-1);
  });

  linked('[LK4] a word overtakes payloads that wait', async (pair) => {
    const [dialler, acceptor] = both(pair);
    let sent = 0;
    while (dialler.send({ header: numberedHeader(sent++), payload: sampleBytes(mebibyte, sent) }) && sent < 64);
    dialler.send({ header: numberedHeader(99_999) });
    const frames = await acceptor.take(sent + 1);
    const place = frames.findIndex((frame) => headerNumber(frame) === 99_999);
    // Whatever has left already is before it; what `send` asked to wait with is not.
    expect(place, `the word came after ${place} of ${sent} payloads`).toBeLessThanOrEqual(sent - 1);
  });

  linked('[LK5] a link that has enough says so, and says when it wants more', async (pair) => {
    const [dialler, acceptor] = both(pair);
    let sent = 0;
    while (dialler.send({ header: numberedHeader(sent++), payload: sampleBytes(262_144, 1) }) && sent < 2048);
    expect(sent, 'a link that takes half a gigabyte at once has no back-pressure').toBeLessThanOrEqual(2047);
    await dialler.drained();
    await acceptor.take(sent);
  });

  linked('[LK5] an end that does not read makes the other wait, and loses nothing', async (pair) => {
    const dialler = listenTo(pair.dialled);
    let sent = 0;
    let isWelcome = true;
    // Buffers of systems on the way may be large, but not this large.
    while (isWelcome && sent < 1024) {
      isWelcome = dialler.send({ header: numberedHeader(sent++), payload: sampleBytes(262_144, sent) });
      if (!isWelcome && (await dialler.drainsSoon())) isWelcome = true;
    }
    expect(sent).toBeLessThanOrEqual(1023);
    const acceptor = listenTo(pair.accepted);
    const frames = await acceptor.take(sent);
    expect(frames.map(headerNumber)).toEqual(Array.from({ length: sent }, (_, number) => number));
  });

  linked('[LK6] what came before anybody listened is not lost', async (pair) => {
    const dialler = listenTo(pair.dialled);
    for (let number = 0; number < 20; number++) dialler.send({ header: numberedHeader(number) });
    dialler.send({ header: numberedHeader(20), payload: sampleBytes(100_000, 1) });
    // The way back shows that the link works while one end has not started.
    pair.accepted.link.send({ header: numberedHeader(1) });
    await dialler.next();
    const acceptor = listenTo(pair.accepted);
    const frames = await acceptor.take(21);
    expect(frames.map(headerNumber)).toEqual(Array.from({ length: 21 }, (_, number) => number));
  });

  linked('[LK7] both ends are told once that the link is closed, and why', async (pair) => {
    const [dialler, acceptor] = both(pair);
    dialler.send({ header: numberedHeader(1) });
    await acceptor.next();
    pair.dialled.link.close('we have all we need');
    pair.dialled.link.close('again');
    expect(await dialler.closed()).toBe('we have all we need');
    expect(await acceptor.closed()).toBe('we have all we need');
    expect([dialler.closedTimes, acceptor.closedTimes]).toEqual([1, 1]);
    // Nobody throws, and nothing comes, when the link is gone.
    pair.dialled.link.send({ header: numberedHeader(2) });
    pair.accepted.link.send({ header: numberedHeader(2), payload: sampleBytes(10, 1) });
    pair.accepted.link.close('too late');
  });

  linked('[LK7] a listener may close the link from within what it is told', async (pair) => {
    const dialler = listenTo(pair.dialled);
    const acceptor = listenTo(pair.accepted, () => pair.accepted.link.close('one is enough'));
    for (let number = 0; number < 100; number++) dialler.send({ header: numberedHeader(number) });
    expect(await acceptor.closed()).toBe('one is enough');
    expect(await dialler.closed()).toBe('one is enough');
    expect(acceptor.received).toBe(1);
  });

  linked('[LK7] whoever starts a link that was closed meanwhile is told', async (pair) => {
    const dialler = listenTo(pair.dialled);
    pair.dialled.link.close('changed my mind');
    await dialler.closed();
    const acceptor = listenTo(pair.accepted);
    expect(await acceptor.closed()).toBe('changed my mind');
  });

  linked('[LK7] an end is closed although the other does not read', async (pair) => {
    const dialler = listenTo(pair.dialled);
    let sent = 0;
    while (dialler.send({ header: numberedHeader(sent++), payload: sampleBytes(mebibyte, 1) }) && sent < 64);
    pair.dialled.link.close('nobody reads');
    expect(await dialler.closed()).toBe('nobody reads');
  });

  if (createTimed !== undefined) {
    withPair('[LK8] an end that falls silent is found out by the other', createTimed, async (pair) => {
      const [dialler, acceptor] = both(pair);
      dialler.send({ header: numberedHeader(1) });
      await acceptor.next();
      pair.cut();
      await pair.passTime(70_000);
      expect((await dialler.closed()).length).toBeGreaterThan(0);
      expect((await acceptor.closed()).length).toBeGreaterThan(0);
    });

    withPair('[LK8] silence alone closes nothing while both ends live', createTimed, async (pair) => {
      const [dialler, acceptor] = both(pair);
      await pair.passTime(300_000);
      expect([dialler.closedTimes, acceptor.closedTimes]).toEqual([0, 0]);
      dialler.send({ header: numberedHeader(5) });
      expect(headerNumber(await acceptor.next())).toBe(5);
    });
  }

  linked(
    `[LK9] ${Math.round(longBytes / mebibyte)} MiB pass, every byte of them, with words going both ways`,
    async (pair) => {
      const [dialler, acceptor] = both(pair);
      const payloadBytes = 262_144;
      const count = Math.ceil(longBytes / payloadBytes);
      const answers = acceptor.each(count, (frame, number) => {
        if (headerNumber(frame) !== number) throw new Error(`frame ${headerNumber(frame)} in the place of ${number}`);
        if (digest(frame.payload) !== digest(sampleBytes(payloadBytes, number % 7)))
          throw new Error(`payload ${number} changed`);
        acceptor.send({ header: numberedHeader(number) });
      });
      const words = dialler.take(count);
      for (let number = 0; number < count; number++) {
        await dialler.sendWhenWelcome({
          header: numberedHeader(number),
          payload: sampleBytes(payloadBytes, number % 7),
        });
      }
      await answers;
      const wrong = (await words).findIndex((frame: Frame, number) => headerNumber(frame) !== number);
      expect(wrong).toBe(-1);
    },
  );
}

/** `maxHeaderBytes` of the swarm. */
const longestHeader = 528_448;
