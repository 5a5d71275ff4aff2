/**
 * Who a peer is: an Ed25519 key (RFC 8032), through the platform's WebCrypto, which both Node and browsers have (there in
 * secure contexts). No library is loaded for it: a program's start waits for this.
 */
import { assert, err, ok, type PeerId, type Result } from '@peersume/base';
import { peerIdFromPublicKey, publicKeyBytes, publicKeyFromPeerId } from './peer-id.ts';

export interface Identity {
  readonly id: PeerId;
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  /** 64 bytes. The same message always gets the same signature. */
  sign(message: Uint8Array): Promise<Uint8Array>;
  /**
   * What is to be kept, secret: the private key in libp2p's protobuf, 68 bytes, which `identityFromBytes` reads back and
   * `privateKeyFromProtobuf` of @libp2p/crypto takes.
   */
  toBytes(): Uint8Array;
}

export type IdentityError =
  /** The bytes are not a kept identity, or a part of it was changed. */
  | { readonly type: 'IdentityWrong'; readonly detail: string }
  /** The platform has no Ed25519: a page without a secure context, or an old browser. */
  | { readonly type: 'IdentityUnsupported'; readonly detail: string };

/** A new one, of the platform's randomness. */
export function createIdentity(): Promise<Result<Identity, IdentityError>> {
  return identityFromSeed(crypto.getRandomValues(new Uint8Array(seedBytes)));
}

export async function identityFromBytes(bytes: Uint8Array): Promise<Result<Identity, IdentityError>> {
  const isKey =
    bytes.length === head.length + seedBytes + publicKeyBytes && head.every((byte, at) => bytes[at] === byte);
  if (!isKey) return err({ type: 'IdentityWrong', detail: `${bytes.length} bytes that are no Ed25519 key` });
  const made = await identityFromSeed(bytes.slice(head.length, head.length + seedBytes));
  if (!made.ok) return made;
  const { publicKey } = made.value;
  // A public key that is not the secret's own would give the secret away at the first signature.
  const isPair = publicKey.every((byte, at) => bytes[head.length + seedBytes + at] === byte);
  return isPair ? made : err({ type: 'IdentityWrong', detail: 'the public key is not that of the secret' });
}

/** The same 32 bytes give the same identity: for tests and simulated worlds, where chance comes from a seed. */
export async function identityFromSeed(seed: Uint8Array): Promise<Result<Identity, IdentityError>> {
  assert(seed.length === seedBytes, 'the seed of an Ed25519 key has 32 bytes');
  try {
    const secret = Uint8Array.from([...pkcs8Head, ...seed]);
    const key = await crypto.subtle.importKey('pkcs8', secret, 'Ed25519', true, ['sign']);
    const { x } = await crypto.subtle.exportKey('jwk', key);
    assert(x !== undefined, 'an exported Ed25519 key has its public part');
    const publicKey = base64UrlToBytes(x);
    return ok({
      id: peerIdFromPublicKey(publicKey),
      publicKey,
      sign: async (message) => new Uint8Array(await crypto.subtle.sign('Ed25519', key, message.slice())),
      toBytes: () => Uint8Array.from([...head, ...seed, ...publicKey]),
    });
  } catch (thrown) {
    return err({ type: 'IdentityUnsupported', detail: thrown instanceof Error ? thrown.message : String(thrown) });
  }
}

/** Whether the peer signed the message; also false for a peer or key that cannot sign. */
export async function verifySignature(
  signer: PeerId | Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  const publicKey = typeof signer === 'string' ? publicKeyFromPeerId(signer) : ok(signer);
  if (!publicKey.ok || publicKey.value.length !== publicKeyBytes || signature.length !== signatureBytes) return false;
  try {
    const key = await crypto.subtle.importKey('raw', publicKey.value.slice(), 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', key, signature.slice(), message.slice());
  } catch {
    // Thirty-two bytes that are no point of the curve.
    return false;
  }
}

const seedBytes = 32;
const signatureBytes = 64;
/** Field 1, type: 1 (Ed25519). Field 2, data: 64 bytes, the seed and the public key. */
const head = [0x08, 0x01, 0x12, seedBytes + publicKeyBytes] as const;
/** RFC 8410: a PrivateKeyInfo of version 0 with the algorithm 1.3.101.112 and the seed. */
const pkcs8Head = [0x30, 46, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 34, 4, 32] as const;

function base64UrlToBytes(text: string): Uint8Array {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
