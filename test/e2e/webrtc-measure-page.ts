/**
 * Bundled for a bare page: one end of a bare data channel or of a link, for measures of the one beside the other. What
 * is found of ways goes through the test, which may put a delay in between.
 */
import { createIdentity, openWebrtcLink, type OpenedLink, type Rtc, type Signalling, w3cRtc } from '@peersume/peer';

export interface MeasurePage {
  openBare(direction: 'dialled' | 'accepted'): Promise<void>;
  openLink(direction: 'dialled' | 'accepted', stripes: number): Promise<void>;
  hear(signal: readonly number[]): void;
  /** Sends so much and waits for the word that all is there; gives seconds. */
  send(bytes: number, messageBytes: number): Promise<number>;
  /** Takes so much, then says so. */
  take(bytes: number): Promise<void>;
  /** Seconds of every 25 MB on the way, of the newest `send`. */
  close(): void;
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
  close(): void;
}

let end: End | undefined;
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
  async openBare(direction) {
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
    end = bareEnd(connection, channel);
  },
  async openLink(direction, stripes) {
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
    end = linkEnd(opened.value);
  },
  hear: (signal) => hearSignal(Uint8Array.from(signal)),
  async send(bytes, messageBytes) {
    return (await theEnd()).send(bytes, messageBytes);
  },
  async take(bytes) {
    return (await theEnd()).take(bytes);
  },
  close: () => end?.close(),
};

async function theEnd(): Promise<End> {
  while (end === undefined) await new Promise((resolve) => setTimeout(resolve, 10));
  return end;
}

function bareEnd(connection: RTCPeerConnection, channel: RTCDataChannel): End {
  const high = 1024 * 1024;
  channel.bufferedAmountLowThreshold = high / 4;
  return {
    async send(bytes, messageBytes) {
      const message = new Uint8Array(messageBytes);
      const done = new Promise((resolve) => channel.addEventListener('message', resolve, { once: true }));
      const begun = performance.now();
      for (let sent = 0; sent < bytes; sent += messageBytes) {
        if (channel.bufferedAmount >= high)
          await new Promise((resolve) => channel.addEventListener('bufferedamountlow', resolve, { once: true }));
        channel.send(message);
      }
      await done;
      return (performance.now() - begun) / 1000;
    },
    take: (bytes) =>
      new Promise((resolve) => {
        let taken = 0;
        channel.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
          taken += data.byteLength;
          if (taken < bytes) return;
          channel.onmessage = null;
          channel.send('done');
          resolve();
        };
      }),
    close: () => connection.close(),
  };
}

function linkEnd({ link, start }: OpenedLink): End {
  let drained: () => void = () => {};
  let received: (byteLength: number) => void = () => {};
  let word: () => void = () => {};
  start({
    received: ({ payload }) => (payload === undefined ? word() : received(payload.byteLength)),
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
    take: (bytes) =>
      new Promise((resolve) => {
        let taken = 0;
        received = (byteLength) => {
          taken += byteLength;
          if (taken < bytes) return;
          link.send({ header: new Uint8Array(1) });
          resolve();
        };
      }),
    close: () => link.close('measured'),
  };
}
