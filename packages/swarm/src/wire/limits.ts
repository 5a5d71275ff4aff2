/**
 * What peers may send to each other, at most. Every limit has a unit and a reason; senders keep them (a breach throws),
 * receivers check them before anything is allocated.
 */

/**
 * Pieces of one file. 2^22 pieces of 256 KiB are 1 TiB, of 2 MiB they are 8 TiB; their digests alone take 128 MiB of
 * memory, which is as much as one file should.
 */
export const maxPieces = 2 ** 22;

/** Pieces in one block of a compressed set: its bitmap is 512 bytes, small against the headers of a frame's way. */
export const pieceSetBlock = 4096;

/** Bytes of a compressed set: every block as a bitmap with a head of at most 4 bytes (see `encodePieceSet`). */
export const maxPieceSetBytes = (maxPieces / pieceSetBlock) * (pieceSetBlock / 8 + 4);

/** Bytes of a header: the largest message is the `haveMap` of the largest file, with a few numbers beside its set. */
export const maxHeaderBytes = maxPieceSetBytes + 64;

/** Messages in one header (WI9): what one event makes a peer say, and few enough to cost a receiver little. */
export const maxMessages = 8;

/** Bytes of a payload: no block of IPFS is larger than 2 MiB, be it a piece or a node of the structure. */
export const maxPayloadBytes = 2 * 1024 * 1024;

/** Pieces named in one message: 1 GiB of full pieces at 256 KiB, and at most 16 KiB of header. More go in several. */
export const maxListedPieces = 4096;

/** Bytes of a root's CID: version 1 with SHA-256 has 36; room for longer digests and larger codes. */
export const maxRootBytes = 96;

/** Nodes in one `structure` frame: as many as fit beside the one node that names them. */
export const maxStructureNodes = 1024;

/** Inner nodes of one file: 2^22 pieces under nodes of the usual width, 174, have 24,300; the rest is for folders. */
export const maxStructureIndex = 2 ** 19;

/** Addresses in one `peers` message: as many as a peer can try within a minute. */
export const maxAddresses = 32;

/** Bytes of one address: the longest multiaddresses, through a relay with two peer ids, have about 250. */
export const maxAddressBytes = 512;

/** The largest count that a number carries exactly. */
export const maxCount = Number.MAX_SAFE_INTEGER;

/** Channels, versions, nonces: what fits 32 bits. */
export const maxUint32 = 2 ** 32 - 1;
