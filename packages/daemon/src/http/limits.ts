/** What the local HTTP interface takes from anybody at most. */

export const maxHeaderBytes = 16_384; // as most servers
export const maxBodyBytes = 1 << 20; // ten thousand chosen paths of ordinary length
export const maxConnections = 256; // of browsers, players and commands on one machine
export const headersTimeoutMs = 10_000; // loopback takes none; who is slower holds a place on purpose
export const requestTimeoutMs = 30_000; // for the whole body
export const keepAliveMs = 5_000;
/** A player that pauses reads nothing for a while; one that is gone for longer asks again, with a range. */
export const idleSocketMs = 600_000;
export const maxEventStreams = 32;
