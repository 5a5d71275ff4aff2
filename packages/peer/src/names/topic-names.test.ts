import { readFileSync } from 'node:fs';
import { webCrypto } from '@peersume/base';
import { expect, test, vi } from 'vitest';
import {
  createTopic,
  dayOfName,
  dayOf,
  nameOfDay,
  namesOfDay,
  privateDiscoverySecret,
  publicDiscoverySecret,
} from './topic-names.ts';

const crypto = webCrypto(globalThis.crypto);
const dayMs = 86_400_000;
const unhex = (text: string): Uint8Array =>
  Uint8Array.from(text.match(/../gu) ?? [], (pair) => Number.parseInt(pair, 16));
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

interface Vectors {
  readonly secrets: readonly { readonly kind: 'public' | 'private'; readonly from: string; readonly secret: string }[];
  readonly names: readonly { readonly secret: string; readonly day: number; readonly name: string }[];
}
const vectors = JSON.parse(readFileSync(new URL('../../vectors/topic-names.json', import.meta.url), 'utf8')) as Vectors;

test('[NA1] secrets are those of the vectors', async () => {
  for (const { kind, from, secret } of vectors.secrets) {
    const made = kind === 'public' ? publicDiscoverySecret : privateDiscoverySecret;
    expect(hex(await made(crypto, unhex(from)))).toBe(secret);
  }
});

test('[NA2] names are those of the vectors', async () => {
  for (const { secret, day, name } of vectors.names)
    expect(hex(await nameOfDay(crypto, unhex(secret), day))).toBe(name);
});

test('[NA2] a day begins at midnight UTC, and three days are answered', async () => {
  expect([dayOf(dayMs - 1), dayOf(dayMs)]).toEqual([0, 1]);
  const secret = new Uint8Array(32).fill(5);
  const today = await namesOfDay(crypto, secret, 100 * dayMs);
  const tomorrow = await namesOfDay(crypto, secret, 101 * dayMs);
  expect(today.slice(1)).toEqual(tomorrow.slice(0, 2));
  expect(new Set([...today, ...tomorrow].map(hex)).size).toBe(4);
});

test('[NA3] a topic has its names at once, and new ones when days pass', async () => {
  const secret = new Uint8Array(32).fill(5);
  const topic = await createTopic({ crypto, secret, label: 'film', nowMs: 100 * dayMs });
  for (const day of [100, 101, 107, 113])
    expect(topic.names(day * dayMs)).toEqual(await namesOfDay(crypto, secret, day * dayMs));
  const far = 400 * dayMs;
  topic.names(far);
  await vi.waitFor(async () => expect(topic.names(far)).toEqual(await namesOfDay(crypto, secret, far)));
  await vi.waitFor(async () =>
    expect(topic.names(far + 8 * dayMs)).toEqual(await namesOfDay(crypto, secret, far + 8 * dayMs)),
  );
});

test('[NA3] names of the last ninety days are known again, older ones and others are not', async () => {
  const secret = new Uint8Array(32).fill(5);
  const at = async (day: number, of = secret) =>
    await dayOfName(crypto, secret, await nameOfDay(crypto, of, day), 1_000 * dayMs);
  expect([await at(1_001), await at(1_000), await at(910)]).toEqual([1_001, 1_000, 910]);
  expect([await at(909), await at(1_002), await at(1_000, new Uint8Array(32))]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
