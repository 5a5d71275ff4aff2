/** What a libp2p host allows itself and others. Every limit has a unit and a reason. */

/** Connections at once. One costs some 150 KiB with its noise and yamux state; 256 of them are 40 MiB. */
export const maxConnections = 256;

/** Handshakes under way that others began: a flood of them waits, and costs no more than this many. */
export const maxPendingInbound = 32;

/** Connections in one second from one address. The default, 5, turns away the second browser tab of an office behind NAT. */
export const maxInboundPerHostPerSecond = 20;

/** Dials under way: what a search of the DHT uses at once, twice. */
export const maxParallelDials = 32;

/** Milliseconds until a dial of one address is given up: two lost SYNs (1 + 2 s), a slow handshake, and room. */
export const dialTimeoutMs = 10_000;

/** Milliseconds until a handshake that somebody else began is given up. */
export const inboundHandshakeTimeoutMs = 10_000;

/** Milliseconds for agreeing on the protocol of a stream. */
export const streamTimeoutMs = 10_000;

/**
 * Milliseconds between two pings of a connection, and until one without answer ends it. A ping waits behind what is sent
 * already: 4 MiB at 100 KB/s are 42 s, and a slow uplink at work must not look like a dead one.
 */
export const pingIntervalMs = 20_000;
export const pingTimeoutMs = 45_000;

/** Streams of one connection in each direction: links, channels, DHT requests and pings together need fewer than 64. */
export const maxStreamsPerConnection = 256;

/** Bytes that one stream may have under way (yamux window): 4 MiB fill 80 MB/s at 50 ms, and are what one costs at most. */
export const maxStreamWindow = 4 * 1024 * 1024;

/** Bytes read and not yet taken, for each stream: a little more than the window, as the last frame may be cut. */
export const maxStreamReadBuffer = maxStreamWindow + 256 * 1024;

/** Bytes that a WebSocket may hold unsent before the writer is asked to wait. */
export const maxSocketBuffer = 1024 * 1024;
