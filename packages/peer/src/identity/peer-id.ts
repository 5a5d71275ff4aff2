/**
 * The text form of an Ed25519 peer identity, as libp2p's peer id specification has it: base58 (Bitcoin's alphabet) of an
 * identity multihash of the public key in protobuf. All of them begin with `12D3KooW`.
 */
import { err, ok, type PeerId, type Result } from '@peersume/base';
import { base58btc } from 'multiformats/bases/base58';

/** Bytes of an Ed25519 public key. */
export const publicKeyBytes = 32;

/** Why a text names no peer that can prove itself here. */
export interface PeerIdError {
  readonly type: 'PeerIdWrong';
  readonly text: string;
}

export function peerIdFromPublicKey(publicKey: Uint8Array): PeerId {
  const bytes = new Uint8Array(prefix.length + publicKeyBytes);
  bytes.set(prefix);
  bytes.set(publicKey, prefix.length);
  return base58btc.baseEncode(bytes);
}

/** The Ed25519 public key, 32 bytes. Ids of other kinds of keys are refused: they do not contain theirs. */
export function publicKeyFromPeerId(peer: PeerId): Result<Uint8Array, PeerIdError> {
  const wrong = err({ type: 'PeerIdWrong' as const, text: peer.slice(0, 64) });
  if (!/^12D3KooW[1-9A-HJ-NP-Za-km-z]{44}$/u.test(peer)) return wrong;
  const bytes = base58btc.baseDecode(peer);
  const isEd25519 = bytes.length === prefix.length + publicKeyBytes && prefix.every((byte, at) => bytes[at] === byte);
  return isEd25519 ? ok(bytes.slice(prefix.length)) : wrong;
}

/** The public key in libp2p's protobuf, as certificates and handshakes carry it. */
export function publicKeyToProtobuf(publicKey: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(protobufHead.length + publicKeyBytes);
  bytes.set(protobufHead);
  bytes.set(publicKey, protobufHead.length);
  return bytes;
}

/** Undefined where it is no Ed25519 key. One key has one text: the encoding is compared byte by byte. */
export function publicKeyFromProtobuf(bytes: Uint8Array): Uint8Array | undefined {
  const isKey =
    bytes.length === protobufHead.length + publicKeyBytes && protobufHead.every((byte, at) => bytes[at] === byte);
  return isKey ? bytes.slice(protobufHead.length) : undefined;
}

/** Field 1, type: 1 (Ed25519). Field 2, data: 32 bytes. */
const protobufHead = [0x08, 0x01, 0x12, publicKeyBytes] as const;
/** The multihash: function 0 (identity), 36 bytes. */
const prefix = [0x00, 0x24, ...protobufHead] as const;
