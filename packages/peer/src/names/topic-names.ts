/**
 * The names under which peers meet (rules `NA`). Each is 32 bytes that HKDF-SHA-256 (RFC 5869) makes from a discovery
 * secret and the number of a UTC day, so that
 *
 * - who has the secret knows the name of every day, and nobody else knows what a name is for;
 * - two days' names cannot be told to belong together without the secret;
 * - clocks may differ by up to a day: yesterday's, today's and tomorrow's names are all met under.
 *
 * A topic's names for the days around a moment are made ahead, for hashing is asynchronous and asking is not.
 */
import { assert, type Crypto } from '@peersume/base';
import type { Topic } from '../discovery.ts';

export const nameBytes = 32;
/** Names of so many days are still answered by those who keep them (coordinators, peers of a private network). */
export const answeredDays = 90;

const dayMs = 86_400_000;
const salt = new TextEncoder().encode('peersume discovery 1');

/** Days since 1970-01-01 UTC. */
export const dayOf = (nowMs: number): number => Math.floor(nowMs / dayMs);

export async function nameOfDay(crypto: Crypto, secret: Uint8Array, day: number): Promise<Uint8Array> {
  assert(Number.isSafeInteger(day) && day >= 0, `day ${day}`);
  const info = new Uint8Array(12);
  info.set(new TextEncoder().encode('name'));
  new DataView(info.buffer).setBigUint64(4, BigInt(day));
  return await crypto.hkdfSha256(secret, salt, info, nameBytes);
}

/** Of yesterday, today and tomorrow. */
export const namesOfDay = async (crypto: Crypto, secret: Uint8Array, nowMs: number): Promise<Uint8Array[]> =>
  await Promise.all(daysAround(dayOf(nowMs)).map((day) => nameOfDay(crypto, secret, day)));

/** The day of the last ninety, or tomorrow, whose name it is: for those who are asked under an old name. */
export async function dayOfName(
  crypto: Crypto,
  secret: Uint8Array,
  name: Uint8Array,
  nowMs: number,
): Promise<number | undefined> {
  const today = dayOf(nowMs);
  const days = Array.from({ length: answeredDays + 2 }, (_, ago) => today + 1 - ago).filter((day) => day >= 0);
  const names = await Promise.all(days.map((day) => nameOfDay(crypto, secret, day)));
  const found = names.findIndex((one) => one.every((byte, at) => byte === name[at]));
  return days[found];
}

/** Anybody who has the CID finds those who speak of the file. */
export const publicDiscoverySecret = async (crypto: Crypto, root: Uint8Array): Promise<Uint8Array> =>
  await crypto.hkdfSha256(root, salt, new TextEncoder().encode('public file'), 32);

/** Only who has the link has the key, and so only they can ask. The key itself cannot be told from the secret. */
export const privateDiscoverySecret = async (crypto: Crypto, key: Uint8Array): Promise<Uint8Array> =>
  await crypto.hkdfSha256(key, salt, new TextEncoder().encode('private share'), 32);

export interface TopicOptions {
  readonly crypto: Crypto;
  readonly secret: Uint8Array;
  readonly label: string;
  readonly cid?: Uint8Array | undefined;
  /** UTC, in milliseconds. */
  readonly nowMs: number;
}

/** Two weeks of names are made at once, later ones as days pass. */
export async function createTopic({ crypto, secret, label, cid, nowMs }: TopicOptions): Promise<Topic> {
  const byDay = new Map<number, Uint8Array>();
  let making: Promise<void> | undefined;
  const make = async (day: number): Promise<void> => {
    const days = daysAhead(day).filter((wanted) => !byDay.has(wanted));
    const names = await Promise.all(days.map((wanted) => nameOfDay(crypto, secret, wanted)));
    for (const [index, wanted] of days.entries()) byDay.set(wanted, names[index] as Uint8Array);
    for (const known of byDay.keys()) if (known < day - 1 || known > day + daysMadeAhead + 1) byDay.delete(known);
  };
  await make(dayOf(nowMs));
  return {
    label,
    ...(cid !== undefined && { cid }),
    names(now) {
      const day = dayOf(now);
      if (!byDay.has(day + daysMadeAhead / 2) || !byDay.has(day - 1)) {
        making ??= make(day).finally(() => {
          making = undefined;
        });
      }
      // A clock that jumps by weeks has no names until the next turn; those who look, look again.
      return daysAround(day).flatMap((wanted) => byDay.get(wanted) ?? []);
    },
  };
}

/** A program may sleep for as many days and still has the day's name when it wakes. */
const daysMadeAhead = 14;

const daysAround = (day: number): number[] => [day - 1, day, day + 1].filter((one) => one >= 0);
const daysAhead = (day: number): number[] =>
  Array.from({ length: daysMadeAhead + 2 }, (_, index) => day - 1 + index).filter((one) => one >= 0);
