/**
 * The proof of who is at the other end (SPEC WR1): each end signs, with its identity's key, both descriptions and which
 * of them is its own. DTLS has made sure that the other end holds the key of the certificate whose fingerprint is in its
 * description, so the one who signed is the one who speaks. The ICE passwords within are new in every session, chosen by
 * both ends: a statement of another session is worth nothing.
 */
import { type PeerId } from '@peersume/base';
import { type Identity, peerIdFromPublicKey, verifySignature } from '../identity/index.ts';
import { readBytes } from './byte-reader.ts';
import { type Description } from './description.ts';
import { encodeDescription } from './description-codec.ts';
import { protocolVersion } from './signals.ts';

/** The session as both ends know it. */
export interface Session {
  readonly offer: Description;
  readonly answer: Description;
}

export type Role = 'offers' | 'answers';

/** version (1) · public key (32) · signature (64) */
export async function writeStatement(identity: Identity, own: Role, session: Session): Promise<Uint8Array> {
  const signature = await identity.sign(statementOf(own, session, identity.publicKey));
  return Uint8Array.of(protocolVersion, ...identity.publicKey, ...signature);
}

/** The version that was read, and who has proven to be there; undefined where nothing is proven. */
export async function readStatement(
  bytes: Uint8Array,
  own: Role,
  session: Session,
): Promise<{ readonly version: number; readonly peer: PeerId | undefined }> {
  const from = readBytes(bytes);
  const version = from.uint8();
  const publicKey = from.bytes(32);
  const signature = from.bytes(64);
  if (version !== protocolVersion || !from.isWhole || from.left > 0) return { version, peer: undefined };
  const signed = statementOf(own === 'offers' ? 'answers' : 'offers', session, publicKey);
  const holds = await verifySignature(publicKey, signed, signature);
  return { version, peer: holds ? peerIdFromPublicKey(publicKey) : undefined };
}

/** The role keeps a statement from being sent back to who made it. */
function statementOf(role: Role, { offer, answer }: Session, publicKey: Uint8Array): Uint8Array {
  const name = new TextEncoder().encode('peersume data channels\n');
  const roleByte = role === 'offers' ? 1 : 2;
  return Uint8Array.of(
    ...name,
    protocolVersion,
    roleByte,
    ...encodeDescription(offer),
    ...encodeDescription(answer),
    ...publicKey,
  );
}
