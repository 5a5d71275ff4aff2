/** What people carry by hand, at most. Each limit has its unit and its reason. */

/** Characters of what is pasted: an invitation has about 350, and may come within a link or a message. */
export const maxPastedLength = 4_096;

/** Bytes behind the text: description, eight of the longest candidates, key and signature. */
export const maxCarriedBytes = 400;

/** Candidates: four of the machine's own, three that STUN servers see, one of a TURN server. A QR code stays legible. */
export const maxCarriedCandidates = { host: 4, reflexive: 3, relayed: 1 } as const;

/** Milliseconds that an invitation is good for unless told: two people and a code to scan, or a message to answer. */
export const lifeMsDefault = 10 * 60_000;

/** Milliseconds at most: platforms keep sockets and mappings of NATs for it all that time. */
export const maxLifeMs = 24 * 3_600_000;

/** Milliseconds until candidates that have not been found are done without: a STUN server that does not answer. */
export const gatherMs = 3_000;
