/** The limits of a coordinator. Sized for ten thousand peers on a machine of 1 GiB: about 30 KB for each at the most. */
export interface MeetingSettings {
  readonly maxChannels: number;
  /** Households and laboratories behind one address. */
  readonly maxChannelsOfHost: number;
  readonly maxNamesOfPeer: number;
  readonly maxNamesOfHost: number;
  readonly maxRegistrations: number;
  /** Under one name; beyond, the oldest gives way. */
  readonly maxPeersOfName: number;
  /** Who is told that somebody came: in a large crowd a few, the rest ask. */
  readonly maxTold: number;
  readonly maxSeconds: number;
  /** How long a peer is found after its channel broke: it may be on its way back, and its addresses may still work. */
  readonly graceMs: number;
  /** Of one peer. */
  readonly messagesPerMinute: number;
  readonly messageBurst: number;
  readonly signalsPerMinute: number;
  readonly signalBurst: number;
  /** A channel on which nothing comes for so long is closed; peers ping more often. */
  readonly idleMs: number;
}

export const defaultMeetingSettings: MeetingSettings = {
  maxChannels: 10_000,
  maxChannelsOfHost: 128,
  maxNamesOfPeer: 384,
  maxNamesOfHost: 12_288,
  maxRegistrations: 300_000,
  maxPeersOfName: 1_000,
  maxTold: 16,
  maxSeconds: 7_200,
  graceMs: 60_000,
  messagesPerMinute: 240,
  messageBurst: 240,
  signalsPerMinute: 300,
  signalBurst: 200,
  idleMs: 180_000,
};
