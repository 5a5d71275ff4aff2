/**
 * Order keys: where an entity stands among its siblings, as a text that sorts. Between any two keys there is room for
 * another, so a move changes the moved entity alone and two people's moves never meet. A key is the fraction 0.d1d2d3…
 * to the base 62; chance spreads the keys that several people make for one place, and equal keys go by the entity's id.
 */
import { assert, type Random } from '@peersume/base';

/** A key after `low` and before `high`; absent means the start or the end of the list. */
export function orderKeyBetween(low: string | undefined, high: string | undefined, random: Random): string {
  assert(
    [low, high].every((key) => key === undefined || isOrderKey(key)),
    'both are keys',
  );
  assert(low === undefined || high === undefined || low < high, 'there is room between two keys that differ');
  for (let length = shortest; ; length++) {
    const from = low === undefined ? 0n : valueOf(low, length);
    const to = high === undefined ? base ** BigInt(length) : valueOf(high, length);
    const gap = to - from;
    if (gap < smallestGap) continue;
    if (low === undefined && high === undefined) return write(gap / 2n + jitter(random), length);
    if (high === undefined) return write(from + stride + jitter(random), length);
    if (low === undefined && gap > 4n * stride) return write(to - stride - jitter(random), length);
    // Nearer to the lower one: people add below what they have just added.
    return write(from + gap / 8n + (BigInt(random.uint32()) * (gap / 4n)) / 0x1_0000_0000n, length);
  }
}

/** What stands in a document may come from anyone. Zeros at the end would say one place in two ways. */
export const isOrderKey = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= longest && /^[\dA-Za-z]*[1-9A-Za-z]$/.test(value);

/** So many keys one after the other, for a list that is written at once. */
export function orderKeys(count: number, random: Random): string[] {
  const keys: string[] = [];
  for (let index = 0; index < count; index++) keys.push(orderKeyBetween(keys.at(-1), undefined, random));
  return keys;
}

/** Sorts by key, then by id: everybody sees the same order. */
export function compareOrder(a: Ordered, b: Ordered): number {
  if (a.key !== b.key) return a.key < b.key ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

export interface Ordered {
  readonly key: string;
  readonly id: string;
}

/** Digits in the order of their code units. */
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const base = BigInt(digits.length);
/** Digits of a new list's keys: room for a hundred thousand items at its end before keys grow. */
const shortest = 5;
/** Thousands of items put in before one another; without a limit a key could be made that costs seconds. */
const longest = 1_024;
/** Places that chance chooses from: two people who add at one place meet once in some thousand times. */
const spread = 62 ** 2;
const stride = BigInt(spread);
const smallestGap = 4n * stride;

const jitter = (random: Random): bigint => BigInt(random.uint32() % spread);

/** The first `length` digits as a number. */
function valueOf(key: string, length: number): bigint {
  let value = 0n;
  for (let at = 0; at < length; at++) value = value * base + BigInt(digits.indexOf(key.charAt(at) || '0'));
  return value;
}

function write(value: bigint, length: number): string {
  let text = '';
  for (let rest = value, at = 0; at < length; at++, rest /= base) text = digits.charAt(Number(rest % base)) + text;
  return text.replace(/0+$/, '');
}
