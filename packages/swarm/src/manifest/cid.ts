/**
 * Names of blocks: CIDs of version 1 with SHA-256, of raw bytes (a piece) or of a dag-pb node (an inner node). Nothing
 * else names anything here; the text form is lower-case base32, as every IPFS tool prints it.
 */
import { assert, err, ok, type Result } from '@peersume/base';
import { base32 } from 'multiformats/bases/base32';

export type Codec = 'raw' | 'dag-pb';

export interface BlockName {
  readonly codec: Codec;
  /** SHA-256, 32 bytes. */
  readonly digest: Uint8Array;
}

export type CidError =
  | { readonly type: 'CidNotBase32'; readonly text: string }
  | { readonly type: 'CidWrongLength'; readonly byteLength: number; readonly expected: number }
  | { readonly type: 'CidWrongVersion'; readonly version: number }
  | { readonly type: 'CidWrongCodec'; readonly codec: number }
  | { readonly type: 'CidWrongHash'; readonly hash: number };

/** Version, codec, hash function, length of the digest: each one byte here. */
const headBytes = 4;
export const digestBytes = 32;
export const cidBytes = headBytes + digestBytes;

const codecCodes = { raw: 0x55, 'dag-pb': 0x70 } as const;
const sha256Code = 0x12;

/** The digest shares the memory of `bytes`. */
export function readCid(bytes: Uint8Array): Result<BlockName, CidError> {
  const [version = 0, codec = 0, hash = 0, digestLength = 0] = bytes;
  // A CID of version 0 is a bare SHA-256 multihash.
  if (version === sha256Code && codec === digestBytes) return err({ type: 'CidWrongVersion', version: 0 });
  if (version !== 1) return err({ type: 'CidWrongVersion', version });
  if (codec !== codecCodes.raw && codec !== codecCodes['dag-pb']) return err({ type: 'CidWrongCodec', codec });
  if (hash !== sha256Code || digestLength !== digestBytes) return err({ type: 'CidWrongHash', hash });
  if (bytes.byteLength !== cidBytes)
    return err({ type: 'CidWrongLength', byteLength: bytes.byteLength, expected: cidBytes });
  return ok({ codec: codec === codecCodes.raw ? 'raw' : 'dag-pb', digest: bytes.subarray(headBytes) });
}

export function writeCid({ codec, digest }: BlockName): Uint8Array {
  assert(digest.byteLength === digestBytes, 'a digest has 32 bytes');
  const bytes = new Uint8Array(cidBytes);
  bytes.set([1, codecCodes[codec], sha256Code, digestBytes]);
  bytes.set(digest, headBytes);
  return bytes;
}

/** `bafkrei…` or `bafybei…`. */
export const cidToText = (cid: Uint8Array): string => base32.encode(cid);

/** Only the one canonical text of a CID is read: lower case, no padding, no bits left over. */
export function cidFromText(text: string): Result<Uint8Array, CidError> {
  const bytes = decodeBase32(text);
  if (bytes === undefined) return err({ type: 'CidNotBase32', text: text.slice(0, 100) });
  const name = readCid(bytes);
  return name.ok ? ok(bytes) : name;
}

function decodeBase32(text: string): Uint8Array | undefined {
  try {
    const bytes = base32.decode(text);
    return base32.encode(bytes) === text ? bytes : undefined;
  } catch {
    return undefined;
  }
}
