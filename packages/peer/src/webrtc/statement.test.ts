import { expect, test } from 'vitest';
import { identityFromSeed } from '../identity/index.ts';
import { type Description } from './description.ts';
import { readStatement, type Session, writeStatement } from './statement.ts';

const made = await identityFromSeed(new Uint8Array(32).fill(5));
if (!made.ok) throw new Error(made.error.type);
const ann = made.value;

const description = (seed: number, setup: Description['setup']): Description => ({
  user: `usr${seed}`,
  password: String(seed).repeat(24),
  fingerprint: new Uint8Array(32).fill(seed),
  setup,
});
const session: Session = { offer: description(1, 'either'), answer: description(2, 'active') };

test('[WR1] a statement proves its signer to the other end of the session', async () => {
  const statement = await writeStatement(ann, 'offers', session);
  expect(await readStatement(statement, 'answers', session)).toEqual({ version: 1, peer: ann.id });
});

test('[WR1] sent back to who made it, it proves nothing', async () => {
  const statement = await writeStatement(ann, 'offers', session);
  expect((await readStatement(statement, 'offers', session)).peer).toBe(undefined);
});

test.each<[string, Session]>([
  ['another certificate', { ...session, offer: { ...session.offer, fingerprint: new Uint8Array(32).fill(9) } }],
  ['another nonce of the signer', { ...session, offer: { ...session.offer, password: '9'.repeat(24) } }],
  ['another nonce of the reader', { ...session, answer: { ...session.answer, password: '9'.repeat(24) } }],
  ['exchanged descriptions', { offer: session.answer, answer: session.offer }],
])('[WR1] in a session with %s, it proves nothing', async (_, other) => {
  const statement = await writeStatement(ann, 'offers', session);
  expect((await readStatement(statement, 'answers', other)).peer).toBe(undefined);
});

test('[WR1] changed anywhere, cut or longer, it proves nothing', async () => {
  const statement = await writeStatement(ann, 'answers', session);
  for (let at = 1; at < statement.length; at += 7) {
    const changed = statement.with(at, (statement[at] ?? 0) ^ 1);
    expect((await readStatement(changed, 'offers', session)).peer, `byte ${at}`).toBe(undefined);
  }
  expect((await readStatement(statement.subarray(1), 'offers', session)).peer).toBe(undefined);
  expect((await readStatement(Uint8Array.of(...statement, 0), 'offers', session)).peer).toBe(undefined);
});
