/** What an owner of a swarm may set; absent values are the defaults below. */
export interface EngineSettings {
  /** How long a harmful peer is not welcome. */
  readonly banMs: number;
  /** Bans remembered at most; each costs some 100 bytes. */
  readonly maxBans: number;
  /** Links in all, links of one peer, and links that one peer may open within a minute: more are closed unheard. */
  readonly maxLinks: number;
  readonly maxLinksPerPeer: number;
  readonly linksPerMinute: number;
  /** How long a file that only `FileHandle.read` needed stays open, so that reading piece by piece opens it once. */
  readonly lingerMs: number;
  /** How long after trouble with a store it is tried again; twice as long each time, up to `maxRetryMs`. */
  readonly retryMs: number;
  readonly maxRetryMs: number;
  /** How long after a piece could not be read it is looked at again; then twice as long, and so on, so many times. */
  readonly lookAgainMs: number;
  readonly maxLooks: number;
  /** Messages of newer peers that a link may send at once, and regains per second; more of them are a flood. */
  readonly unknownMessages: number;
  readonly unknownMessagesPerSecond: number;
  /** Bytes of words that wait on a link which asked to wait, at most: who reads none of them is not there any more. */
  readonly maxUnreadBytes: number;
  /** Bytes of structure in one frame, where one node is not larger: short enough not to hold up pieces. */
  readonly structureFrameBytes: number;
}

export const defaultEngineSettings: EngineSettings = {
  banMs: 3_600_000,
  maxBans: 10_000,
  maxLinks: 4_096,
  maxLinksPerPeer: 4,
  linksPerMinute: 30,
  lingerMs: 5_000,
  retryMs: 30_000,
  maxRetryMs: 600_000,
  lookAgainMs: 1_000,
  maxLooks: 10,
  unknownMessages: 1_000,
  unknownMessagesPerSecond: 100,
  maxUnreadBytes: 4 * 1024 * 1024,
  structureFrameBytes: 256 * 1024,
};
