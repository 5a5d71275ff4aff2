/**
 * What is carried by hand from one end to the other and back: an invitation, and the answer to it (SPEC IV). Signed by
 * who made it, good until a moment, and with a checksum, so that a mistyped one is told from a forged one.
 *
 *     version x 16 + kind (1) · public key (32) · good until, Unix seconds (4) · [answer: name of the invitation (8)]
 *     · description · how many candidates (1) · candidates · signature (64) · checksum (4)
 *
 * Nothing is compressed: all but a few bytes are chance.
 */
import { err, ok, type PeerId, type Result } from '@peersume/base';
import { type Identity, peerIdFromPublicKey, verifySignature } from '../identity/index.ts';
import { readBytes, uint32Bytes } from '../webrtc/byte-reader.ts';
import { type Candidate, type Description } from '../webrtc/description.ts';
import { decodeCandidate, decodeDescription, encodeCandidate, encodeDescription } from '../webrtc/description-codec.ts';
import { base41FromBytes, base41ToBytes } from './base41.ts';
import { type CarriedKind, type InvitationError } from './invitation-error.ts';
import { maxCarriedBytes, maxCarriedCandidates, maxPastedLength } from './limits.ts';

export interface Carried {
  readonly kind: CarriedKind;
  readonly peer: PeerId;
  /** Unix time in seconds. */
  readonly goodUntil: number;
  /** Of an answer: `name` of what it answers. */
  readonly answers?: Uint8Array | undefined;
  readonly description: Description;
  readonly candidates: readonly Candidate[];
  /** Eight bytes that tell this one from every other. */
  readonly name: Uint8Array;
}

export type CarriedContent = Omit<Carried, 'peer' | 'name'>;

export async function formatCarried(identity: Identity, content: CarriedContent): Promise<string> {
  const { kind, goodUntil, answers = [], description } = content;
  const candidates = chooseCandidates(content.candidates);
  const body = Uint8Array.of(
    version * 16 + kinds.indexOf(kind),
    ...identity.publicKey,
    ...uint32Bytes(goodUntil),
    ...answers,
    ...encodeDescription(description),
    candidates.length,
    ...candidates.flatMap(encodeCandidate),
  );
  const signed = Uint8Array.of(...body, ...(await identity.sign(toSign(body))));
  return `${start}${base41FromBytes(Uint8Array.of(...signed, ...(await checksumOf(signed))))}`;
}

/** What was pasted or scanned, within whatever text. */
export async function parseCarried(pasted: string, expected: CarriedKind): Promise<Result<Carried, InvitationError>> {
  if (pasted.length > maxPastedLength)
    return err({ type: 'InvitationTooLong', length: pasted.length, max: maxPastedLength });
  const text = extract(pasted);
  if (text === undefined) return err({ type: 'NotAnInvitation' });
  const bytes = base41ToBytes(text);
  if (!bytes.ok) return err({ type: 'InvitationDamaged', at: bytes.error });
  const content = bytes.value.subarray(0, -checksumBytes);
  if (bytes.value.length > maxCarriedBytes || bytes.value.length <= checksumBytes + signatureBytes)
    return err({ type: 'InvitationDamaged', at: text.length });
  const checksum = await checksumOf(content);
  if (checksum.some((byte, at) => byte !== bytes.value[content.length + at])) return err({ type: 'InvitationDamaged' });
  return readContent(content, expected);
}

async function readContent(content: Uint8Array, expected: CarriedKind): Promise<Result<Carried, InvitationError>> {
  const body = content.subarray(0, -signatureBytes);
  const from = readBytes(body);
  const head = from.uint8();
  if (head >> 4 !== version) return err({ type: 'InvitationVersionUnknown', version: head >> 4 });
  const kind = kinds[head & 15];
  if (kind === undefined) return malformed('kind');
  if (kind !== expected) return err({ type: 'InvitationKindWrong', expected, found: kind });
  const publicKey = from.bytes(32);
  const goodUntil = from.uint32();
  const answers = kind === 'answer' ? from.bytes(nameBytes) : undefined;
  const description = decodeDescription(from);
  if (description === undefined) return malformed('description');
  const count = from.uint8();
  if (count > mostCandidates) return malformed('candidates');
  const candidates = Array.from({ length: count }, () => decodeCandidate(from)).filter((each) => each !== undefined);
  if (candidates.length < count || !from.isWhole || from.left > 0) return malformed('candidates');
  const peer = peerIdFromPublicKey(publicKey);
  const holds = await verifySignature(publicKey, toSign(body), content.subarray(body.length));
  if (!holds) return err({ type: 'InvitationForged', peer });
  const name = (await sha256(content)).subarray(0, nameBytes);
  return ok({ kind, peer, goodUntil, ...(answers !== undefined && { answers }), description, candidates, name });
}

const version = 1;
const kinds: readonly CarriedKind[] = ['invitation', 'answer'];
const start = 'PEERSUME/';
const signatureBytes = 64;
const checksumBytes = 4;
const nameBytes = 8;
const mostCandidates = maxCarriedCandidates.host + maxCarriedCandidates.reflexive + maxCarriedCandidates.relayed;

/**
 * From the start on: people send it in links and messages, which fold lines, change case and set dashes and dots in their
 * own type. What does not belong ends it.
 */
function extract(pasted: string): string | undefined {
  const plain = pasted
    .replaceAll(/[\s\u200B-\u200D\u2060\uFEFF\u00AD]/gu, '')
    .replaceAll('\u2014', '--')
    .replaceAll('\u2013', '-')
    .replaceAll('\u2026', '...')
    .toUpperCase();
  const at = plain.lastIndexOf(start);
  return at < 0 ? undefined : plain.slice(at + start.length);
}

function chooseCandidates(candidates: readonly Candidate[]): Candidate[] {
  const left = { ...maxCarriedCandidates } as Record<Candidate['type'], number>;
  return candidates.filter(({ type }) => left[type]-- > 0);
}

const toSign = (body: Uint8Array): Uint8Array =>
  Uint8Array.of(...new TextEncoder().encode('peersume invitation\n'), ...body);

const sha256 = async (bytes: Uint8Array): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.slice()));

const checksumOf = async (bytes: Uint8Array): Promise<Uint8Array> => (await sha256(bytes)).slice(-checksumBytes);

const malformed = (part: string) => err({ type: 'InvitationMalformed' as const, part });
