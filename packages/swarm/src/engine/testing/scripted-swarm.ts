/** A swarm whose exchange does what a test says, with files whose stores answer at once or when told to. */
import { type Frame, type LinkListener, ok, type Payload } from '@peersume/base';
import { type ExchangeAction } from '../../exchange/exchange.ts';
import { createMemoryPieceStore } from '../../store/create-memory-piece-store.ts';
import { type PieceStore } from '../../store/piece-store.ts';
import { encodeMessage } from '../../wire/encode-message.ts';
import { type Message } from '../../wire/message.ts';
import { createSwarm, type SwarmSettings } from '../create-swarm.ts';
import { type SharedFile, type SwarmNews, type SwarmPorts } from '../swarm.ts';
import { createManualClock } from './manual-clock.ts';
import { createScriptedExchange } from './scripted-exchange.ts';
import { smallFile } from './small-file.ts';

export const leaf = (piece: number): Uint8Array => new Uint8Array(64).fill(piece + 1);
export const manifest = smallFile({ pieces: 12, width: 4, leaf });
/** Its root is its only leaf. */
export const single = smallFile({ pieces: 1, width: 4, leaf });

export const hello: Frame = { header: encodeMessage({ type: 'hello', version: 1 }) };

/** A swarm whose exchange is scripted, with links to nobody: `sent` are its frames, `listener` gives it some. */
export function setUp(settings: SwarmSettings = {}, ports: Partial<SwarmPorts> = {}) {
  const clock = createManualClock(1000);
  const exchange = createScriptedExchange();
  const news: SwarmNews[] = [];
  const swarm = createSwarm(
    {
      clock,
      random: { uint32: () => 0 },
      verify: (payload, digest, done) => done(payload === goodPayload || sameBytes(digest, payload)),
      observe: (one) => news.push(one),
      ...ports,
    },
    settings,
    { createExchange: () => exchange },
  );
  const log: string[] = [];
  const attach = (peer = 'them', sends: boolean[] = []) => {
    const sent: Frame[] = [];
    const listener: LinkListener = swarm.attach({
      peer,
      send(frame) {
        sent.push(frame);
        return sends.shift() ?? true;
      },
      close(reason) {
        log.push(`close ${peer}: ${reason}`);
      },
    });
    return { sent, listener };
  };
  return { clock, exchange, news, swarm, attach, log };
}

/** A symbol that every test's `verify` believes. */
export const goodPayload: Payload = { byteLength: 64 };
/** In these tests a digest is believed where the first byte fits the piece. */
const sameBytes = (digest: Uint8Array, payload: Payload): boolean =>
  payload instanceof Uint8Array &&
  Array.from({ length: 12 }, (_, piece) => piece).some(
    (piece) => sameArray(manifest.pieceDigest(piece), digest) && payload[0] === piece + 1,
  );
const sameArray = (one: Uint8Array, other: Uint8Array): boolean => one.every((byte, index) => byte === other[index]);

/** A file whose store's every call waits until a test answers it. */
export function slowFile(options: Partial<SharedFile> = {}) {
  const calls: string[] = [];
  const answers: (() => void)[] = [];
  let opened = 0;
  const store = (inner: PieceStore, name: number): PieceStore => ({
    ...inner,
    held: inner.held,
    pendingBytes: 0,
    write(piece, payload, done) {
      calls.push(`write ${piece}`);
      answers.push(() => inner.write(piece, payload, done));
    },
    read(piece, done) {
      calls.push(`read ${piece}`);
      answers.push(() => inner.read(piece, done));
    },
    close(done) {
      calls.push(`close ${name}`);
      answers.push(() => inner.close(done));
    },
  });
  const shared: SharedFile = {
    root: manifest.root,
    manifest: () => manifest,
    openStore(of, done) {
      const name = opened++;
      calls.push(`open ${name}`);
      answers.push(() => done(ok(store(createMemoryPieceStore({ manifest: of }), name))));
    },
    download: true,
    ...options,
  };
  return {
    shared,
    calls,
    /** Answers the oldest call. */
    answer: () => answers.shift()?.(),
    get waiting() {
      return answers.length;
    },
  };
}

/** A file whose store answers within the call. */
export const quickFile = (options: Partial<SharedFile> = {}): SharedFile => ({
  root: manifest.root,
  manifest: () => manifest,
  openStore: (of, done) => done(ok(createMemoryPieceStore({ manifest: of }))),
  download: true,
  ...options,
});

export const send = (link: number, message: Message, payload?: Payload): ExchangeAction =>
  payload === undefined ? { type: 'send', link, message } : { type: 'send', link, message, payload };
export const ping: Message = { type: 'ping', nonce: 7, answer: false };
