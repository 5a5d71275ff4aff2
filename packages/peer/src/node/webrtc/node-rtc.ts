/**
 * The port over libdatachannel (node-datachannel 0.33). Its W3C polyfill is passed by, for what was found in 0.33.4:
 *
 * - an error of a channel throws out of its handler (`RTCError` is not imported), which ends the process;
 * - the end of candidates is never told by `icecandidate`, and `createOffer` waits for ever without a channel;
 * - every message is an `Event` through an `EventTarget`, and `send` hides that a message was refused.
 *
 * Of the native part:
 *
 * - a channel that is collected as garbage is closed: connections are kept as long as they are open;
 * - a call after `close` throws, and callbacks that are under way still come: both are stopped here;
 * - `close` of a connection is told with the state `closed`, after which nothing of it keeps the process alive.
 */
import { PeerConnection, type DataChannel } from 'node-datachannel';
import {
  type IceServer,
  type RemotePath,
  type Rtc,
  type RtcChannel,
  type RtcChannelListener,
  type RtcConnection,
  type RtcOptions,
  type RtcState,
} from '../../webrtc/rtc.ts';

export interface NodeRtcOptions {
  /** The address to bind to; all of the machine's by default. Tests: `127.0.0.1`. */
  readonly bindAddress?: string | undefined;
}

export const nodeRtc = ({ bindAddress }: NodeRtcOptions = {}): Rtc => ({
  connect: (options) => connect(options, bindAddress),
});

/** What is open, so that it is not collected. */
const open = new Set<PeerConnection>();

function connect({ iceServers, listener }: RtcOptions, bindAddress: string | undefined): RtcConnection {
  const connection = new PeerConnection('', {
    iceServers: iceServers.flatMap(serverUrls),
    disableAutoNegotiation: true,
    maxMessageSize: 65_536,
    ...(bindAddress !== undefined && { bindAddress }),
  });
  open.add(connection);
  const channels: DataChannel[] = [];
  const described = Promise.withResolvers<string>();
  let isOver = false;
  let isGathered = false;

  connection.onLocalDescription((sdp) => described.resolve(sdp));
  connection.onLocalCandidate((line) => {
    if (!isOver) listener.candidate(line.replace(/^a=/u, ''));
  });
  connection.onGatheringStateChange((state) => {
    if (isOver || isGathered || state !== 'complete') return;
    isGathered = true;
    listener.candidate(undefined);
  });
  connection.onStateChange((state) => {
    if (state === 'closed') open.delete(connection);
    if (!isOver) listener.state(stateOf(state));
  });

  return {
    channel(number, channelListener) {
      const channel = connection.createDataChannel('', { negotiated: true, id: number });
      channels.push(channel);
      return channelOf(channel, channelListener, () => isOver);
    },
    async offer() {
      connection.setLocalDescription('offer');
      return described.promise;
    },
    async answer(offer) {
      connection.setRemoteDescription(offer, 'offer');
      connection.setLocalDescription('answer');
      return described.promise;
    },
    // Async, so that what the native part throws is a rejection like in a browser.
    async acceptAnswer(answer) {
      connection.setRemoteDescription(answer, 'answer');
    },
    async addCandidate(line) {
      if (!isOver) connection.addRemoteCandidate(line, '0');
    },
    get hasPath() {
      return !isOver && ['connected', 'completed'].includes(connection.iceState());
    },
    get remotePath() {
      return isOver ? undefined : pathOf(connection);
    },
    close() {
      if (isOver) return;
      isOver = true;
      for (const channel of channels) channel.close();
      connection.close();
      described.resolve('');
    },
  };
}

function channelOf(channel: DataChannel, listener: RtcChannelListener, isOver: () => boolean): RtcChannel {
  let isClosed = false;
  channel.setBufferedAmountLowThreshold(listener.lowBytes);
  channel.onOpen(() => {
    if (!isOver()) listener.opened();
  });
  channel.onMessage((message) => {
    if (isOver()) return;
    if (typeof message === 'string') listener.message(new Uint8Array(0));
    else listener.message(plainBytes(message));
  });
  channel.onBufferedAmountLow(() => {
    if (!isOver()) listener.low();
  });
  channel.onError(() => {
    // `onClosed` follows whatever cannot be mended.
  });
  channel.onClosed(() => {
    isClosed = true;
    if (!isOver()) listener.closed();
  });
  return {
    get bufferedAmount() {
      return isClosed || isOver() ? 0 : channel.bufferedAmount();
    },
    send(message) {
      if (isClosed || isOver() || !channel.isOpen()) return false;
      try {
        // The answer says whether the message had to wait in a queue; it is sent in either case.
        channel.sendMessageBinary(message);
        return true;
      } catch {
        // It closed on its own thread since it was asked.
        return false;
      }
    },
  };
}

/** A `Buffer` is a `Uint8Array` whose `slice` copies nothing. */
const plainBytes = (message: Buffer | ArrayBuffer): Uint8Array =>
  message instanceof ArrayBuffer
    ? new Uint8Array(message)
    : new Uint8Array(message.buffer, message.byteOffset, message.byteLength);

function stateOf(state: string): RtcState {
  if (state === 'failed') return 'pathless';
  if (state === 'disconnected') return 'lost';
  return state === 'connected' || state === 'closed' ? state : 'connecting';
}

function pathOf(connection: PeerConnection): RemotePath | undefined {
  const pair = connection.getSelectedCandidatePair();
  if (pair === null) return undefined;
  const isRelayed = [pair.local.type, pair.remote.type].some((type) => type.toLowerCase().startsWith('relay'));
  return { address: pair.remote.address, port: pair.remote.port, isRelayed };
}

/** libdatachannel takes name and password within the address. */
function serverUrls({ urls, username, credential }: IceServer): string[] {
  if (username === undefined || credential === undefined) return [...urls];
  const user = `${encodeURIComponent(username)}:${encodeURIComponent(credential)}@`;
  return urls.map((url) => url.replace(/^(turns?:)/u, `$1${user}`));
}
