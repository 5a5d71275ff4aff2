/** What a link over data channels may cost, at most. Each limit has its unit and its reason. */

/** Bytes of one message of a channel: what every implementation takes (RFC 8831 §6.6), announced in our descriptions. */
export const maxMessageBytes = 65_536;

/**
 * Bytes of a frame's header and of its payload: the limits of every link. The largest header is the pieces that a peer
 * holds of the largest file.
 */
export const maxHeaderBytes = 528_448;
export const maxPayloadBytes = 2 * 1024 * 1024;

/** Bytes of frames with a payload that one end may have sent and the other not yet passed on: what a link costs. */
export const windowBytes = 8 * 1024 * 1024;

/** Bytes of words that wait for a peer who does not read: some of the largest headers, and then the link is closed. */
export const maxWaitingWordBytes = 8 * 1024 * 1024;

/** Connections of one link: more gave nothing, and each costs both ends a socket, a handshake and some megabytes. */
export const maxStripes = 4;

/** Stripes that one end may ask for while a link lasts; those that died count. */
export const maxStripeRequests = 32;

/** Candidates of one connection: a machine with several networks has about ten. */
export const maxCandidates = 24;

/** Bytes of one signal: a description with all its candidates has fewer than 1,000. */
export const maxSignalBytes = 2_048;

/** Signals in one exchange: description, each candidate, the end of them, with room for repetition. */
export const maxSignals = 64;

/** Bytes of the reason that a peer gives for closing: a sentence. */
export const maxReasonBytes = 200;

/** Frames with a payload that one end may have sent and the other not yet passed on: small ones cost too. */
export const windowFrames = 1_024;

/** Frames with a payload that a link carries: numbers have 32 bits. At 256 KiB each they are a pebibyte. */
export const maxFrames = 2 ** 32 - 1;
