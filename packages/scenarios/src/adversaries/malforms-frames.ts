/** Frames that are no messages, or are more than a message may be. */
import { below } from '@peersume/base';
import { encodeMessage, maxHeaderBytes, maxPayloadBytes } from '@peersume/swarm';
import { adversary } from './adversary.ts';
import { type Talk } from './talk.ts';

/** Tags of the wire, as bytes. */
const open = 2;
const have = 6;
const request = 11;
const cancel = 13;
const structure = 16;

const sendsAgain = (intervalMs: number, send: (talk: Talk, turn: number) => void) =>
  adversary({
    begins: (talk) => {
      talk.say({ type: 'hello', version: 1 });
      for (const file of talk.files) talk.open(file);
      // The turns go on when it comes again.
      const { memory } = talk.setup;
      const turnOf = (): number => (memory.get('turn') as number | undefined) ?? 0;
      talk.every(intervalMs, () => {
        memory.set('turn', turnOf() + 1);
        send(talk, turnOf());
      });
    },
  });

const manyZeros = new Uint8Array(4 * 1024 * 1024);

/** Four megabytes of the smallest items that there are: pieces one after the other, one byte each. */
export const sendsTinyItems = sendsAgain(60_000, (talk, turn) => {
  const tags = [have, request, cancel, structure];
  const header = manyZeros.slice();
  header.set([tags[turn % tags.length] ?? have, 0, 0xff, 0xff, 0xff, 0x01]);
  talk.sayRaw(header, turn % tags.length === 3 ? new Uint8Array(1) : undefined);
});

/** As many items as the limit allows, each frame anew. */
export const sendsFullLists = sendsAgain(1_000, (talk) => {
  for (let index = 0; index < 10; index++) for (const header of fullLists) talk.sayRaw(header);
});

const pieces = Array.from({ length: 4096 }, (_, piece) => piece * 2);
const fullLists = (['have', 'cancel', 'reject'] as const).map((type) => encodeMessage({ type, channel: 0, pieces }));

export const sendsOversize = sendsAgain(5_000, (talk, turn) => {
  if (turn % 2 === 0) talk.sayRaw(manyZeros.subarray(0, maxHeaderBytes + 1));
  else talk.sayRaw(encodeMessage({ type: 'piece', channel: 0, piece: 0 }), { byteLength: maxPayloadBytes + 1 });
});

/** Every message, cut at every place. */
export const sendsTruncated = sendsAgain(5, (talk, turn) => {
  const root = talk.files[0]?.content.manifest.root ?? new Uint8Array(36);
  const whole = [
    encodeMessage({ type: 'open', channel: 70_000, root }),
    encodeMessage({ type: 'haveMap', channel: 0, pieceCount: 4096, pieces: new Uint8Array(300) }),
    encodeMessage({ type: 'grant', channel: 0, credits: 2 ** 40, only: [1, 5, 3] }),
    encodeMessage({ type: 'peers', channel: 0, addresses: ['someone', 'somewhere'] }),
  ];
  const header = whole[turn % whole.length] ?? new Uint8Array(0);
  talk.sayRaw(header.subarray(0, turn % header.length));
});

/** A message within a message within a message: the format has no depth, and a reader must not look for one. */
export const sendsNested = sendsAgain(20, (talk) => talk.sayRaw(nested));

const nested = nestedFrame(1000);

function nestedFrame(depth: number): Uint8Array {
  const innermost = encodeMessage({ type: 'ping', nonce: 1, answer: false });
  const bytes = [...innermost];
  for (let level = 0; level < depth; level++) bytes.unshift(open, 0, Math.min(bytes.length, 90));
  return Uint8Array.from(bytes);
}

export const sendsGarbage = sendsAgain(5, (talk) => {
  const header = new Uint8Array(1 + below(talk.ports.random, 200));
  for (let at = 0; at < header.length; at++) header[at] = below(talk.ports.random, 256);
  talk.sayRaw(header, below(talk.ports.random, 4) === 0 ? new Uint8Array(below(talk.ports.random, 5000)) : undefined);
});

/** Words of a protocol that is newer than ours, many of them. */
export const sendsUnknownWords = sendsAgain(10, (talk, turn) => {
  for (let index = 0; index < 500; index++) talk.sayRaw(Uint8Array.of(100 + (turn % 20), index % 128));
});
