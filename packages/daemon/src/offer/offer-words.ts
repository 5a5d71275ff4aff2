/**
 * What daemons say to each other beside the swarm: their names, offers of shares, and answers. One word is a JSON text of
 * at most `maxWordBytes` in a frame of its own (see `links/watch-link.ts`). The link proves who speaks; everything in a
 * word is a claim.
 */
import { isWellFormedName } from './well-formed-name.ts';

export const maxWordBytes = 8192;

export type Word =
  | { readonly type: 'name'; readonly name: string }
  | {
      readonly type: 'offer';
      readonly offer: string;
      /** A share link: whoever accepts gets it like from anywhere. */
      readonly link: string;
      readonly name: string;
      readonly byteLength: number;
      readonly files: number;
    }
  | { readonly type: 'answer'; readonly offer: string; readonly isAccepted: boolean }
  /** Nobody waits for the answer any more. */
  | { readonly type: 'withdraw'; readonly offer: string };

export const encodeWord = (word: Word): Uint8Array => new TextEncoder().encode(JSON.stringify(word));

/** Undefined for what is no word, or one of a newer program. */
export function decodeWord(body: Uint8Array): Word | undefined {
  if (body.length > maxWordBytes) return undefined;
  const value = parse(body);
  if (typeof value !== 'object' || value === null || !('type' in value)) return undefined;
  const { type, ...fields } = value as Record<string, unknown>;
  const { name, offer, link, byteLength, files, isAccepted } = fields;
  if (type === 'name') return isWellFormedName(name) ? { type, name } : undefined;
  if (typeof offer !== 'string' || !/^[0-9a-f]{16}$/u.test(offer)) return undefined;
  if (type === 'withdraw') return { type, offer };
  if (type === 'answer') return typeof isAccepted === 'boolean' ? { type, offer, isAccepted } : undefined;
  const isSound = typeof link === 'string' && isWellFormedName(name) && isCount(byteLength) && isCount(files);
  return type === 'offer' && isSound ? { type, offer, link, name, byteLength, files } : undefined;
}

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}
