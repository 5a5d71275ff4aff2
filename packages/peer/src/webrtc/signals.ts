/**
 * What two ends say to each other before they have a connection, over whatever carries it (SPEC WR2).
 *
 *     offer, answer   1 or 2 · version (1) · description · how many candidates (1) · candidates
 *     candidate       3 · candidate
 *     complete        4                     no candidates follow
 *     refused         5 · reason in UTF-8
 *     taken           6                     the answer is known where the offer was made
 */
import { err, ok, type Result } from '@peersume/base';
import { readBytes } from './byte-reader.ts';
import { type Candidate, type Description } from './description.ts';
import { decodeCandidate, decodeDescription, encodeCandidate, encodeDescription } from './description-codec.ts';
import { maxCandidates, maxReasonBytes, maxSignalBytes } from './limits.ts';

export type Signal =
  | { readonly type: 'offer' | 'answer'; readonly description: Description; readonly candidates: readonly Candidate[] }
  | { readonly type: 'candidate'; readonly candidate: Candidate }
  | { readonly type: 'complete' }
  | { readonly type: 'taken' }
  | { readonly type: 'refused'; readonly reason: string };

/**
 * Carries signals between two ends: a relayed stream, a coordinator's channel. It keeps order and loses nothing, or
 * closes; who is at its end need not be proven, the link will.
 */
export interface Signalling {
  send(message: Uint8Array): void;
  /** Once. What came before waits. */
  receive(listener: SignallingListener): void;
  close(): void;
}

export interface SignallingListener {
  message(message: Uint8Array): void;
  closed(reason: string): void;
}

/** Version of signals, statement and frames together. */
export const protocolVersion = 1;

export type SignalError =
  | { readonly type: 'VersionUnknown'; readonly version: number }
  | { readonly type: 'SignalMalformed'; readonly detail: string };

export function encodeSignal(signal: Signal): Uint8Array {
  switch (signal.type) {
    case 'offer':
    case 'answer': {
      const candidates = signal.candidates.slice(0, maxCandidates);
      return Uint8Array.of(
        signal.type === 'offer' ? 1 : 2,
        protocolVersion,
        ...encodeDescription(signal.description),
        candidates.length,
        ...candidates.flatMap(encodeCandidate),
      );
    }
    case 'candidate':
      return Uint8Array.of(3, ...encodeCandidate(signal.candidate));
    case 'complete':
      return Uint8Array.of(4);
    case 'taken':
      return Uint8Array.of(6);
    case 'refused':
      return Uint8Array.of(5, ...encodeReason(signal.reason));
  }
}

export function decodeSignal(bytes: Uint8Array): Result<Signal, SignalError> {
  if (bytes.length > maxSignalBytes) return malformed(`${bytes.length} bytes, at most ${maxSignalBytes}`);
  const from = readBytes(bytes);
  const tag = from.uint8();
  const signal = decodeByTag(tag, from);
  if (!signal.ok) return signal;
  return from.isWhole && from.left === 0 ? signal : malformed(`signal ${tag} of ${bytes.length} bytes`);
}

function decodeByTag(tag: number, from: ReturnType<typeof readBytes>): Result<Signal, SignalError> {
  if (tag === 1 || tag === 2) {
    const version = from.uint8();
    if (from.isWhole && version !== protocolVersion) return err({ type: 'VersionUnknown', version });
    const description = decodeDescription(from);
    const count = from.uint8();
    if (description === undefined || count > maxCandidates) return malformed('description');
    const candidates = Array.from({ length: count }, () => decodeCandidate(from));
    const known = candidates.filter((candidate) => candidate !== undefined);
    if (known.length < count) return malformed('candidates');
    return ok({ type: tag === 1 ? 'offer' : 'answer', description, candidates: known });
  }
  if (tag === 3) {
    const candidate = decodeCandidate(from);
    return candidate === undefined ? malformed('candidate') : ok({ type: 'candidate', candidate });
  }
  if (tag === 4) return ok({ type: 'complete' });
  if (tag === 5) return ok({ type: 'refused', reason: decodeReason(from.rest()) });
  if (tag === 6) return ok({ type: 'taken' });
  return malformed(`signal of kind ${tag}`);
}

/** Cut at the limit, never within a character. */
export function encodeReason(reason: string): Uint8Array {
  const bytes = new Uint8Array(maxReasonBytes);
  const { written } = new TextEncoder().encodeInto(reason, bytes);
  return bytes.slice(0, written);
}

/** For people: without control characters, whatever the peer wrote. */
export const decodeReason = (bytes: Uint8Array): string =>
  new TextDecoder().decode(bytes.subarray(0, maxReasonBytes)).replaceAll(/\p{C}/gu, '\u{FFFD}');

const malformed = (detail: string): Result<never, SignalError> => err({ type: 'SignalMalformed', detail });
