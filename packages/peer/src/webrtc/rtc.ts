/**
 * What data channels need of a platform: the few parts of the W3C API (WebRTC 1.0) that are used, in a form that both a
 * browser's `RTCPeerConnection` (`w3cRtc`) and libdatachannel (`nodeRtc` of the Node entry) keep without quirks.
 *
 * - Channels are negotiated beforehand, under numbers known to both ends: nothing arrives before somebody listens.
 * - Every listener may be told until `close` was called, and never after.
 */
export interface Rtc {
  connect(options: RtcOptions): RtcConnection;
}

export interface RtcOptions {
  /** STUN and TURN servers to ask; none by default, and then nobody but the other end hears of us. */
  readonly iceServers: readonly IceServer[];
  readonly listener: RtcListener;
}

/** `RTCIceServer` of the W3C, of which only these parts are used. */
export interface IceServer {
  readonly urls: readonly string[];
  readonly username?: string | undefined;
  readonly credential?: string | undefined;
}

export interface RtcListener {
  /** A line `candidate:…` of an own candidate, without `a=`; undefined when there are no more. */
  candidate(line: string | undefined): void;
  state(state: RtcState): void;
}

/** `pathless`: ICE has given up. `lost`: the path does not answer at present and may come back. */
export type RtcState = 'connecting' | 'connected' | 'lost' | 'pathless' | 'closed';

export interface RtcConnection {
  /** Before any description. The same number at both ends is one channel: ordered, reliable. */
  channel(number: number, listener: RtcChannelListener): RtcChannel;
  /** The own description, in SDP; candidates follow. */
  offer(): Promise<string>;
  answer(offer: string): Promise<string>;
  acceptAnswer(answer: string): Promise<void>;
  addCandidate(line: string): Promise<void>;
  /** Whether ICE has found a path. */
  readonly hasPath: boolean;
  /** The chosen path's far end; undefined where the platform does not tell. */
  readonly remotePath: RemotePath | undefined;
  /** Idempotent. What is not sent is lost. */
  close(): void;
}

export interface RemotePath {
  readonly address: string;
  readonly port: number;
  /** Through a TURN server of either end. */
  readonly isRelayed: boolean;
}

export interface RtcChannel {
  /** Bytes given to `send` that have not left yet. */
  readonly bufferedAmount: number;
  /** False when the channel is closed or takes no more: nothing was sent. The bytes are copied. */
  send(message: Uint8Array): boolean;
}

export interface RtcChannelListener {
  opened(): void;
  message(bytes: Uint8Array): void;
  /** `bufferedAmount` has fallen to `lowBytes` or below. */
  low(): void;
  closed(): void;
  readonly lowBytes: number;
}
