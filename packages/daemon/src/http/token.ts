/**
 * Who may change something: whoever can read `http.json` in the data directory, which only its owner can. The token is
 * new in every run. Private files are read with a key of their own, made from the token, so that a player's address
 * opens one share and nothing else.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface Token {
  readonly text: string;
  /** Whether the request carries it: `Authorization: Bearer …`. */
  isCarriedBy(request: IncomingMessage): boolean;
  /** For `/files/ROOT?key=…`. */
  keyOf(root: string): string;
  opens(root: string, key: string | null): boolean;
}

const tokenBytes = 32;

export function createToken(): Token {
  const text = randomBytes(tokenBytes).toString('base64url');
  const keyOf = (root: string): string => createHmac('sha256', text).update(root).digest('base64url');
  return {
    text,
    isCarriedBy: ({ headers }) => same(headers.authorization ?? '', `Bearer ${text}`),
    keyOf,
    opens: (root, key) => key !== null && same(key, keyOf(root)),
  };
}

/** In constant time for texts of one length. */
function same(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.byteLength === b.byteLength && timingSafeEqual(a, b);
}
