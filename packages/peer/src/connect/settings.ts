/** The limits of the connection manager, each with its unit and its reason. */
export interface ConnectSettings {
  /** Links in all: sockets and their buffers cost about 200 KB each. */
  readonly maxLinks: number;
  /** Of one peer; more than one only for as long as two ways to it are compared. */
  readonly maxLinksOfPeer: number;
  /** Accepted ones of one host: a household or a laboratory behind one address is served, an attacker is contained. */
  readonly maxAcceptedOfHost: number;
  /** Links kept free for those that this peer dials: accepting never makes it deaf to its own wishes. */
  readonly reservedForDialled: number;
  /** Accepted links that have not greeted yet; the oldest gives way. */
  readonly maxUngreeted: number;
  readonly greetingTimeoutMs: number;
  /** Peers that are tried at the same time. */
  readonly maxRaces: number;
  /** Addresses of one peer under way at the same time. */
  readonly maxDialsOfRace: number;
  /** Addresses of one peer tried in one go. */
  readonly maxAddressesOfRace: number;
  /** RFC 8305, section 5: the recommended delay between attempts. */
  readonly staggerMs: number;
  /** One address; ICE with two NATs needs several seconds. */
  readonly dialTimeoutMs: number;
  /** Sockets opened on the word of others: as a program that scans a network must not be made of us. */
  readonly dialsPerMinute: number;
  readonly dialBurst: number;
  /** Peers known and not linked, beyond which the longest not heard of is forgotten. */
  readonly maxPeers: number;
  readonly maxAddressesOfPeer: number;
  /** Of one topic; a discovery that floods us fills this and no more. */
  readonly maxPeersOfTopic: number;
  readonly maxAttempts: number;
  readonly maxBans: number;
  /** Links to peers of a topic when its owner does not say: enough for rarest-first to have a choice. */
  readonly enough: number;
  readonly firstRetryMs: number;
  readonly maxRetryMs: number;
  /** A link that stood so long makes the next retry a first one. */
  readonly steadyMs: number;
  readonly firstUpgradeMs: number;
  readonly maxUpgradeMs: number;
  /**
   * Two links of one rank that came within this time were dialled by both ends at once; later, a second link means that
   * the other end has lost the first. Longer than a dial may take.
   */
  readonly simultaneousMs: number;
  /** How often a topic with more peers than links exchanges a link that carries nothing. */
  readonly rotateMs: number;
  /** After the network changed, links that stay silent so long are replaced. */
  readonly silentAfterChangeMs: number;
}

export const defaultConnectSettings: ConnectSettings = {
  maxLinks: 256,
  maxLinksOfPeer: 3,
  maxAcceptedOfHost: 32,
  reservedForDialled: 32,
  maxUngreeted: 64,
  greetingTimeoutMs: 5_000,
  maxRaces: 16,
  maxDialsOfRace: 4,
  maxAddressesOfRace: 12,
  staggerMs: 250,
  dialTimeoutMs: 10_000,
  dialsPerMinute: 240,
  dialBurst: 60,
  maxPeers: 1_024,
  maxAddressesOfPeer: 24,
  maxPeersOfTopic: 256,
  maxAttempts: 256,
  maxBans: 1_024,
  enough: 12,
  firstRetryMs: 500,
  maxRetryMs: 300_000,
  steadyMs: 60_000,
  firstUpgradeMs: 3_000,
  maxUpgradeMs: 600_000,
  simultaneousMs: 20_000,
  rotateMs: 120_000,
  silentAfterChangeMs: 10_000,
};
