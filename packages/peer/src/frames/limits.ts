/** What a link over a byte stream carries and keeps, at most. Senders keep the limits (a breach throws), receivers check. */

/**
 * Bytes of a header: the largest word of the swarm, a map of 2^22 pieces (`maxHeaderBytes` of @peersume/swarm; a test
 * compares them).
 */
export const maxHeaderBytes = 528_448;

/** Bytes of a payload: no block of IPFS is larger than 2 MiB. */
export const maxPayloadBytes = 2 * 1024 * 1024;

/** Bytes of UTF-8 that say why a link is closed: one sentence. */
export const maxReasonBytes = 200;

/**
 * Bytes taken at once for a header or payload that was announced and has not come: a piece of the usual size. The rest is
 * taken when these are full, so an announcement alone costs a receiver this much and no more.
 */
export const firstBytes = 262_144;

/**
 * Bytes of one DATA record, at first, at least and at most. A word waits for one of them, so they are longer where the
 * stream is faster: half as long when one took longer than `slowChunkMs` to leave, twice as long below `quickChunkMs`.
 * Long ones cost a sender up to a third less.
 */
export const chunkBytes = 65_536;
export const minChunkBytes = 16_384;
export const maxChunkBytes = 262_144;
export const quickChunkMs = 4;
export const slowChunkMs = 30;

/** Bytes of words that are joined to one write. */
export const joinedBytes = 65_536;

/** Bytes of payloads unsent from which on `send` asks to wait: four pieces of the usual size. */
export const highWaterBytes = 1024 * 1024;

/** Bytes of payloads unsent below which more is welcome: the next disk read comes in time. */
export const lowWaterBytes = 512 * 1024;

/**
 * Bytes unsent, of all kinds, at which a link is given up: who asks for so much and does not read is broken or hostile. Room for
 * what an honest owner may send after it was asked to wait: a few words of the largest size and the payload under way.
 */
export const maxUnsentBytes = 16 * 1024 * 1024;

/** Frames and bytes that wait for the listener; from the first on, the stream is asked to pause. */
export const maxWaitingFrames = 256;
export const maxWaitingBytes = 4 * 1024 * 1024;

/** Milliseconds without a byte until the other end is asked for one; after three times this, it is gone. */
export const keepAliveMs = 15_000;
export const quietPeriods = 3;

/** Milliseconds that the last word of a link may take to leave. */
export const closeMs = 2_000;
