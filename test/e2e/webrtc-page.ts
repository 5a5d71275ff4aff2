/**
 * Bundled for a bare page: one end of a link over data channels, whose signals the test carries; and both ends of one in
 * the same window, for the contract of links and for measures against a bare data channel.
 */
import { type Clock } from '@peersume/base';
import {
  answerInvitation,
  createIdentity,
  createInvitation,
  type Identity,
  type OpenedLink,
  type OpenInvitation,
  openWebrtcLink,
  type Signalling,
} from '@peersume/peer';
import { w3cRtc } from '@peersume/peer/browser';
import { describeLink, type Ear, listenTo } from '@peersume/peer/testing';

export interface WebrtcPage {
  /** Opens this page's end. Signals leave by `carrySignal`, which the test gives the page. */
  open(end: {
    readonly direction: 'dialled' | 'accepted';
    readonly expected?: string;
    readonly stripes?: number;
    readonly pathMs?: number;
  }): Promise<{ readonly id: string; readonly outcome: Promise<unknown> }>;
  hear(signal: readonly number[]): void;
  /** The text of a new invitation. */
  invite(): Promise<string>;
  /** Gives the answer's text; `outcome` tells what came of it. */
  answer(invitation: string): Promise<string>;
  /** What came of the answer. */
  accept(answer: string): Promise<unknown>;
  /** What came of `open`: the peer and the way, or the error. */
  outcome(): Promise<unknown>;
  /** Sends payloads, each with its number, and waits for the other end's word to each. */
  sendPayloads(count: number, byteLength: number): Promise<Transfer>;
  /** Takes so many, answers each with a word, and gives what they add up to. */
  takePayloads(count: number): Promise<number>;
  close(reason: string): void;
  closed(): Promise<string>;
  contractTests(): readonly string[];
  runContractTest(name: string): Promise<void>;
}

export interface Transfer {
  readonly seconds: number;
  /** Of everything sent, the same as the taker's. */
  readonly sum: number;
}

declare global {
  // The test's own function, exposed to the page.
  function carrySignal(signal: readonly number[]): Promise<void>;
  var webrtcPage: WebrtcPage;
}

const clock: Clock = {
  now: () => performance.now(),
  after(delayMs, task) {
    const timer = setTimeout(task, delayMs);
    return { cancel: () => clearTimeout(timer) };
  },
};

const rtc = w3cRtc(RTCPeerConnection);
let hearSignal: ((signal: Uint8Array) => void) | undefined;
let opening: Promise<unknown> | undefined;
let opened: OpenedLink | undefined;
let ear: Ear | undefined;
let invitation: OpenInvitation | undefined;

globalThis.webrtcPage = {
  async open({ direction, expected, stripes, pathMs }) {
    const identity = await newIdentity();
    const signalling: Signalling = {
      send: (message) => void carrySignal([...message]),
      receive(listener) {
        hearSignal = (signal) => listener.message(signal);
      },
      close: () => {},
    };
    const { signal } = new AbortController();
    const options = { rtc, signalling, identity, clock, direction, expected, stripes, pathMs, signal };
    opening = openWebrtcLink({ ...options, address: '/webrtc' }).then((result) => {
      return result.ok ? begin(result.value) : result.error;
    });
    return { id: identity.id, outcome: Promise.resolve() };
  },
  hear: (signal) => hearSignal?.(Uint8Array.from(signal)),
  async invite() {
    const made = await createInvitation(await carryOptions());
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    invitation = made.value;
    return invitation.text;
  },
  async answer(text) {
    const answered = await answerInvitation(text, await carryOptions());
    if (!answered.ok) throw new Error(JSON.stringify(answered.error));
    opening = answered.value.linked.then((result) => (result.ok ? begin(result.value) : result.error));
    return answered.value.text;
  },
  async accept(text) {
    const result = await invitation?.accept(text);
    return result?.ok === true ? begin(result.value) : result?.error;
  },
  async outcome() {
    return opening;
  },
  async sendPayloads(count, byteLength) {
    const link = theEar();
    const words = link.take(count);
    let sum = 0;
    const begun = performance.now();
    for (let number = 0; number < count; number++) {
      const payload = numberedBytes(number, byteLength);
      sum = (sum + sumOf(payload)) >>> 0;
      await link.sendWhenWelcome({ header: headerOf(number), payload });
    }
    const isInOrder = (await words).every(({ header }, number) => numberIn(header) === number);
    if (!isInOrder) throw new Error('words came in another order');
    return { seconds: (performance.now() - begun) / 1000, sum };
  },
  async takePayloads(count) {
    const link = theEar();
    let sum = 0;
    await link.each(count, ({ header, payload }, index) => {
      if (numberIn(header) !== index || !(payload instanceof Uint8Array)) throw new Error(`frame ${index} is another`);
      sum = (sum + sumOf(payload)) >>> 0;
      link.send({ header: headerOf(index) });
    });
    return sum;
  },
  close: (reason) => opened?.link.close(reason),
  closed: () => theEar().closed(),
  contractTests: () => [...contract.keys()],
  async runContractTest(name) {
    await contract.get(name)?.();
  },
};

function begin(link: OpenedLink): unknown {
  opened = link;
  ear = listenTo(link);
  return link.info;
}

async function carryOptions() {
  const { signal } = new AbortController();
  return { rtc, clock, identity: await newIdentity(), utcNow: Date.now, signal };
}

function theEar(): Ear {
  if (ear === undefined) throw new Error('there is no link');
  return ear;
}

/** The contract's tests by name, between two ends in this window. */
const contract = new Map<string, () => Promise<void>>();

describeLink({
  test: (name, body) => void contract.set(name, body),
  expect: (actual, message = '') => ({
    toBe: (expected) => check(Object.is(actual, expected), `${message} ${String(actual)} is not ${String(expected)}`),
    toEqual(expected) {
      check(textOf(actual) === textOf(expected), `${message} ${textOf(actual)} is not ${textOf(expected)}`);
    },
    toBeLessThanOrEqual: (most) => check(Number(actual) <= most, `${message} ${String(actual)} is above ${most}`),
    toBeGreaterThan: (least) => check(Number(actual) > least, `${message} ${String(actual)} is not above ${least}`),
  }),
  longBytes: 16 * 1024 * 1024,
  create: openPair,
});

async function openPair() {
  const [dialler, acceptor] = await Promise.all([newIdentity(), newIdentity()]);
  const [one, other] = signallingWithin();
  const shared = { rtc, clock, signal: new AbortController().signal, address: '/webrtc' };
  const [dialled, accepted] = await Promise.all([
    openWebrtcLink({ ...shared, signalling: one, identity: dialler, direction: 'dialled', expected: acceptor.id }),
    openWebrtcLink({ ...shared, signalling: other, identity: acceptor, direction: 'accepted' }),
  ]);
  if (!dialled.ok) throw new Error(JSON.stringify(dialled.error));
  if (!accepted.ok) throw new Error(JSON.stringify(accepted.error));
  return {
    dialled: dialled.value,
    accepted: accepted.value,
    ids: { dialler: dialler.id, acceptor: acceptor.id },
    close: async () => {},
  };
}

function signallingWithin(): [Signalling, Signalling] {
  const { port1, port2 } = new MessageChannel();
  const over = (port: MessagePort): Signalling => ({
    send: (message) => port.postMessage(message),
    receive(listener) {
      // Setting `onmessage` starts the port.
      port.onmessage = ({ data }: MessageEvent<Uint8Array>) => listener.message(data);
    },
    close: () => {},
  });
  return [over(port1), over(port2)];
}

async function newIdentity(): Promise<Identity> {
  const made = await createIdentity();
  if (!made.ok) throw new Error(made.error.type);
  return made.value;
}

function check(holds: boolean, message: string): void {
  if (!holds) throw new Error(message);
}

const textOf = (value: unknown): string => JSON.stringify(value instanceof Uint8Array ? [...value] : value);

const headerOf = (number: number): Uint8Array => new Uint8Array(Uint32Array.of(number).buffer);
const numberIn = (header: Uint8Array): number => new DataView(header.buffer, header.byteOffset).getUint32(0, true);

function numberedBytes(number: number, byteLength: number): Uint8Array {
  const words = new Uint32Array(byteLength / 4);
  words.fill((number * 0x9e37_79b1) >>> 0);
  words[words.length - 1] = number;
  return new Uint8Array(words.buffer);
}

function sumOf(bytes: Uint8Array): number {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  let sum = 0;
  for (let at = 0; at < words.length; at += 61) sum = (Math.imul(sum, 31) + (words[at] ?? 0)) >>> 0;
  return sum;
}
