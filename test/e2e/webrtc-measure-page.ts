/**
 * Bundled for a bare page: one end of a bare data channel or of a link, for measures of the one beside the other. What
 * is found of ways goes through the test, which may put a delay in between.
 */
import { createIdentity, openWebrtcLink, type OpenedLink, type Rtc, type Signalling } from '@peersume/peer';
import { w3cRtc } from '@peersume/peer/browser';

export interface MeasurePage {
  /** Opens the end with the number: a bare channel, or a link of so many connections. One at a time. */
  open(number: number, direction: 'dialled' | 'accepted', stripes: number | undefined): Promise<void>;
  hear(signal: readonly number[]): void;
  /** Sends so much over the end and waits for the word that all is there; gives seconds. */
  send(number: number, bytes: number, messageBytes: number): Promise<number>;
  /** Takes so much, then says so. */
  take(number: number, bytes: number): Promise<void>;
}

declare global {
  // The test's own: the address and port that lead to the given ones, with a delay where one is wanted.
  function wayTo(address: string, port: number): Promise<readonly [string, number]>;
  var measurePage: MeasurePage;
}

const clock = {
  now: () => performance.now(),
  after(delayMs: number, task: () => void) {
    const timer = setTimeout(task, delayMs);
    return { cancel: () => clearTimeout(timer) };
  },
};

interface End {
  send(bytes: number, messageBytes: number): Promise<number>;
  take(bytes: number): Promise<void>;
}

const ends: End[] = [];
let hearSignal: (signal: Uint8Array) => void = () => {};

/** A way's line with what leads there. */
async function throughTest(line: string): Promise<string> {
  const words = line.split(' ');
  const [address, port] = await wayTo(words[4] ?? '', Number(words[5]));
  words.splice(4, 2, address, String(port));
  return words.join(' ');
}

const direct = w3cRtc(RTCPeerConnection);
const rtc: Rtc = {
  connect(options) {
    const connection = direct.connect(options);
    return {
      channel: connection.channel,
      offer: connection.offer,
      answer: connection.answer,
      acceptAnswer: connection.acceptAnswer,
      addCandidate: async (line) => connection.addCandidate(await throughTest(line)),
      get hasPath() {
        return connection.hasPath;
      },
      get remotePath() {
        return connection.remotePath;
      },
      close: connection.close,
    };
  },
};

const carry = (signal: Uint8Array): void => void carrySignal([...signal]);

globalThis.measurePage = {
  async open(number, direction, stripes) {
    ends[number] = stripes === undefined ? await openBare(direction) : await openLink(direction, stripes);
  },
  hear: (signal) => hearSignal(Uint8Array.from(signal)),
  send: (number, bytes, messageBytes) => endOf(number).send(bytes, messageBytes),
  take: (number, bytes) => endOf(number).take(bytes),
};

function endOf(number: number): End {
  const end = ends[number];
  if (end === undefined) throw new Error(`end ${number} is not open`);
  return end;
}

async function openBare(direction: 'dialled' | 'accepted'): Promise<End> {
  const connection = new RTCPeerConnection();
  const channel = connection.createDataChannel('', { negotiated: true, id: 1 });
  channel.binaryType = 'arraybuffer';
  const say = (value: unknown) => carry(new TextEncoder().encode(JSON.stringify(value)));
  connection.onicecandidate = ({ candidate }) => {
    if (candidate !== null && candidate.candidate !== '') say({ line: candidate.candidate });
  };
  let described: Promise<void> = Promise.resolve();
  hearSignal = (signal) => {
    const heard = JSON.parse(new TextDecoder().decode(signal)) as {
      line?: string;
      description?: RTCSessionDescriptionInit;
    };
    described = described.then(async () => {
      if (heard.line !== undefined) {
        await connection.addIceCandidate({ candidate: await throughTest(heard.line), sdpMid: '0' });
        return;
      }
      if (heard.description === undefined) return;
      await connection.setRemoteDescription(heard.description);
      if (heard.description.type !== 'offer') return;
      await connection.setLocalDescription();
      say({ description: connection.localDescription });
    });
  };
  if (direction === 'dialled') {
    await connection.setLocalDescription();
    say({ description: connection.localDescription });
  }
  await new Promise((resolve) => channel.addEventListener('open', resolve, { once: true }));
  return bareEnd(channel);
}

async function openLink(direction: 'dialled' | 'accepted', stripes: number): Promise<End> {
  const identity = await createIdentity();
  if (!identity.ok) throw new Error(identity.error.type);
  const signalling: Signalling = {
    send: carry,
    receive(listener) {
      hearSignal = (signal) => listener.message(signal);
    },
    close: () => {},
  };
  const { signal } = new AbortController();
  const options = { rtc, signalling, identity: identity.value, clock, direction, stripes, signal, address: '' };
  const opened = await openWebrtcLink(options);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return linkEnd(opened.value);
}

function bareEnd(channel: RTCDataChannel): End {
  const high = 1024 * 1024;
  channel.bufferedAmountLowThreshold = high / 4;
  const taken = counter();
  let word: () => void = () => {};
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (data instanceof ArrayBuffer) taken.add(data.byteLength);
    else word();
  };
  return {
    async send(bytes, messageBytes) {
      const message = new Uint8Array(messageBytes);
      const done = new Promise<void>((resolve) => {
        word = resolve;
      });
      const begun = performance.now();
      for (let sent = 0; sent < bytes; sent += messageBytes) {
        if (channel.bufferedAmount >= high)
          await new Promise((resolve) => channel.addEventListener('bufferedamountlow', resolve, { once: true }));
        channel.send(message);
      }
      await done;
      return (performance.now() - begun) / 1000;
    },
    async take(bytes) {
      await taken.reach(bytes);
      channel.send('done');
    },
  };
}

function linkEnd({ link, start }: OpenedLink): End {
  const taken = counter();
  let drained: () => void = () => {};
  let word: () => void = () => {};
  start({
    received: ({ payload }) => (payload === undefined ? word() : taken.add(payload.byteLength)),
    drained: () => drained(),
    closed: () => {},
  });
  return {
    async send(bytes, messageBytes) {
      const payload = new Uint8Array(messageBytes);
      const header = new Uint8Array(12);
      const done = new Promise<void>((resolve) => {
        word = resolve;
      });
      const begun = performance.now();
      for (let sent = 0; sent < bytes; sent += messageBytes) {
        if (link.send({ header, payload })) continue;
        await new Promise<void>((resolve) => {
          drained = resolve;
        });
      }
      await done;
      return (performance.now() - begun) / 1000;
    },
    async take(bytes) {
      await taken.reach(bytes);
      link.send({ header: new Uint8Array(1) });
    },
  };
}

/** What has come since the last time that a goal was reached, also before anybody asked. */
function counter() {
  let count = 0;
  let goal = Infinity;
  let reached: () => void = () => {};
  function look(): void {
    if (count < goal) return;
    count = 0;
    goal = Infinity;
    reached();
  }
  return {
    add(bytes: number) {
      count += bytes;
      look();
    },
    reach: (bytes: number) =>
      new Promise<void>((resolve) => {
        goal = bytes;
        reached = resolve;
        look();
      }),
  };
}
