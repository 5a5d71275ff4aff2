/** The numbers that the network's rules name. */

/**
 * More unsent payload than this asks the sender to wait; so much or less welcomes more (WO23): the buffer of a usual
 * socket. A sender that serves many links knows by it when its uplink has taken a piece, and gives the next to another.
 */
export const unsentPayloadBytes = 16_384;

/** What a link may have on its way beside what the path carries in one latency (WO44): one piece of a file. */
export const windowBytes = 262_144;

/** A window where nothing on the way limits the rate: what a good system allows one connection. */
export const largestWindowBytes = 67_108_864;

/** Silence after which a link breaks (WO50, WO52, WO62): keep-alives every few seconds, some of them missed. */
export const linkTimeoutMs = 10_000;

/** After which nobody waits for an answer to a dial (WO31). */
export const dialTimeoutMs = 10_000;

/** Before the first packet of a dial is repeated (WO31; RFC 6298 says one second). */
export const dialRetryMs = 1000;

/** The least retransmission timeout (WO50), as Linux has it. */
export const leastRetransmissionMs = 200;

/** The least delay of a frame that comes out of order (WO51), so that there is an order to break. */
export const leastLatenessMs = 1;
