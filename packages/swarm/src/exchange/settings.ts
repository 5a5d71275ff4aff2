/** The numbers of the exchange: limits on what others may cost us, and the rates and times of the policy. */

export interface ExchangeSettings {
  /** Files that one peer may speak of at once, on one link: a large folder of downloads, and a megabyte of state. */
  readonly maxTheirChannels: number;
  /** Files that we speak of at once on one link; more wait until others are done. */
  readonly maxOurChannels: number;
  /** Requests of one peer that wait here, and rights to ask that it may have: a window for 10 Gbit/s over 50 ms. */
  readonly maxQueuedPerPeer: number;
  /** Bytes asked of one peer and not yet here. */
  readonly maxOutstandingBytes: number;
  /** Bytes taken in and not yet safe in a store; no more are asked for meanwhile. */
  readonly maxUnwrittenBytes: number;
  /** Small wrongs (pieces nobody asked for, requests without a right) after which a peer is harmful; one a second is forgotten. */
  readonly maxWrongs: number;
  /** What a peer may ask of us that costs us more than itself: at once, and again each second. */
  readonly maxFavours: number;
  readonly favoursPerSecond: number;
  /** How long a harmful peer is not welcome, in milliseconds, and how many are remembered. */
  readonly banMs: number;
  readonly maxBans: number;

  /** News of pieces waits so long for more, in milliseconds; longer in the middle of a large file. */
  readonly haveFlushMs: number;
  readonly longestFlushMs: number;
  /** A file of so many pieces lets one right, and one round of news, stand for one piece more; up to so many. */
  readonly piecesPerHandful: number;
  readonly largestHandful: number;
  /** News goes at once while a file has, or lacks, no more pieces than this: then each counts. */
  readonly fewPieces: number;

  /** Pieces granted or queued beyond those being sent, in the beginning. It grows when the uplink runs dry. */
  readonly firstDepth: number;
  readonly maxDepth: number;
  /** A right to ask that was not used for so long (or for some round trips) is not counted on, in milliseconds. */
  readonly grantPatienceMs: number;
  /** Payloads under way at once; and with those to receivers that have stalled. */
  readonly maxParallel: number;
  readonly maxStalled: number;
  /** Rights in a share of all grants go to anybody, whatever they gave. */
  readonly optimisticShare: number;
  /** Pieces given to somebody who has what we lack and gives nothing, before others come first. */
  readonly giftPieces: number;
  /** Who returns less than this share of what it got gives nothing. */
  readonly leastReturn: number;

  /** Requests to a peer that has delivered nothing so far. */
  readonly firstWindow: number;
  /** No more is asked of a peer than it sends in so long, by its pace so far, in milliseconds: it may never send the rest. */
  readonly maxQueueMs: number;
  /** A request may take so long at the least, in milliseconds, and so many times the usual. */
  readonly leastTimeoutMs: number;
  readonly firstTimeoutMs: number;
  readonly timeoutFactor: number;

  /** Whether a seed hands out each piece once before it sends any twice. */
  readonly spreadsFirst: boolean;
  /** Pieces that may come twice, because they were late: this share of a file and one in any case; none at 0. */
  readonly twiceShare: number;
  /** What a peer refused to send is believed to be there again after so long, in milliseconds. */
  readonly forgiveMs: number;
  /** Requests that a peer may refuse, beside a share of what it has sent, before it is snubbed. */
  readonly maxRefusals: number;
  /** Pieces of one peer that are welcome though they were given up: more would be a peer that is never on time. */
  readonly maxLate: number;

  /** How often requests under way are looked at, in milliseconds. */
  readonly checkMs: number;
  /** Another peer is asked for the structure after so many milliseconds. */
  readonly structureTimeoutMs: number;
  /** Silence after which a link is asked for a sign of life, and after which it is dead, in milliseconds. */
  readonly pingAfterMs: number;
  readonly deadAfterMs: number;
  /** A peer that has not said hello by then speaks another language, in milliseconds. */
  readonly helloMs: number;
}

export const defaultSettings: ExchangeSettings = {
  maxTheirChannels: 1024,
  maxOurChannels: 256,
  maxQueuedPerPeer: 512,
  maxOutstandingBytes: 64 * 1024 * 1024,
  maxUnwrittenBytes: 64 * 1024 * 1024,
  maxWrongs: 64,
  maxFavours: 2000,
  favoursPerSecond: 100,
  banMs: 3_600_000,
  maxBans: 4096,

  haveFlushMs: 200,
  longestFlushMs: 2000,
  piecesPerHandful: 1024,
  largestHandful: 4,
  fewPieces: 8,

  firstDepth: 2,
  maxDepth: 512,
  grantPatienceMs: 1000,
  maxParallel: 32,
  maxStalled: 64,
  optimisticShare: 0.15,
  giftPieces: 2,
  leastReturn: 0.1,

  firstWindow: 2,
  maxQueueMs: 5000,
  leastTimeoutMs: 2000,
  firstTimeoutMs: 4000,
  timeoutFactor: 4,

  spreadsFirst: true,
  twiceShare: 0.01,
  forgiveMs: 30_000,
  maxRefusals: 4,
  maxLate: 1024,

  checkMs: 200,
  structureTimeoutMs: 3000,
  pingAfterMs: 15_000,
  deadAfterMs: 60_000,
  helloMs: 10_000,
};
