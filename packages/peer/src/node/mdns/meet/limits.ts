/** What two peers of one local network tell each other, at most. */

/** Names asked after at a time: three days of 256 topics; more topics take turns. */
export const maxAskedNames = 768;

/** Topics that one answer compares with: 3,072 HMACs take about 15 ms. */
export const maxComparedTopics = 1024;

/** The number of names is padded to a multiple of this, so that it says little. */
export const namesStep = 8;

/** Bytes of a token or proof: half a SHA-256; guessing one is hopeless, and a name has 32. */
export const tokenBytes = 16;

/** Bytes of UTF-8 of a device's name, as people give them: "Ann's laptop in the kitchen". */
export const maxDeviceNameBytes = 64;

/** Addresses that a peer tells of itself, and bytes of one. */
export const maxToldAddresses = 16;
export const maxToldAddressBytes = 512;

/** Bytes of one message: all of the above. */
export const maxMeetBytes =
  8 + maxDeviceNameBytes + maxToldAddresses * (maxToldAddressBytes + 2) + maxAskedNames * (tokenBytes + 2);

/** Milliseconds for a whole meeting: both are in one room. */
export const meetTimeoutMs = 5_000;

/** Milliseconds before the same peer may ask again. */
export const askAgainMs = 1_000;

/** Meetings at once that others began. */
export const maxMeetingsAtOnce = 8;
