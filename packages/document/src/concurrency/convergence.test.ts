/**
 * Several devices, every kind of change, any order of delivery, restarts and time offline, through the real ProseMirror
 * binding and the gate. `DOCUMENT_RUNS` asks for more runs than the everyday ones.
 */
import { assert } from '@peersume/base';
import { Resume } from '@peersume/resume';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openDocument } from '../document.ts';
import {
  createCrowd,
  everyAction,
  lettersShown,
  movingActions,
  variantActions,
  type Crowd,
  type Move,
} from '../testing/crowd.ts';
import { newDocument, reopen, take, textsOf } from '../testing/open-sample.ts';
import { seededRandom } from '../testing/seeded-random.ts';

const numRuns = Number(process.env['DOCUMENT_RUNS'] ?? 50);

const number = fc.nat(1_000);
const move: fc.Arbitrary<Move> = fc.tuple(fc.nat(50), number, number, number, number);

function check(actions: readonly string[], maxLength: number, judge: (crowd: Crowd) => void): void {
  const size = fc.integer({ min: 2, max: 4 });
  const moves = fc.array(move, { minLength: 5, maxLength, size: 'max' });
  fc.assert(
    fc.property(size, fc.nat(100_000), moves, (size, seed, moves) => {
      const crowd = createCrowd({ size, seed, actions });
      for (const one of moves) crowd.move(one);
      crowd.settle();
      expectAgreement(crowd);
      expectEveryLetterOnce(crowd);
      judge(crowd);
    }),
    { numRuns },
  );
}

function expectAgreement({ devices, variant }: Crowd): void {
  const [first, ...others] = devices.map(({ document }) => document);
  expect(Resume.safeParse(first!.resume()).success).toBe(true);
  for (const other of others) expect(other.resume()).toEqual(first!.resume());
  for (const other of others) expect(other.variants()).toEqual(first!.variants());
  if (first!.variants().length === 0) return;
  expect(Resume.safeParse(first!.resume(variant)).success).toBe(true);
  for (const other of others) expect(other.resume(variant)).toEqual(first!.resume(variant));
}

function expectEveryLetterOnce({ devices, written }: Crowd): void {
  const shown = lettersShown(devices[0]!.document);
  expect(shown.length, 'letters that stand twice').toBe(new Set(shown).size);
  expect(lostOf(written, shown), 'letters that nobody deleted').toEqual([]);
}

/** Letters of the variant's own; the master's may stand in two places there once it has moved what the variant rewrote. */
function expectEveryOwnLetterOnce({ devices, variant, writtenInVariant }: Crowd): void {
  const { document } = devices[0]!;
  if (document.variants().length === 0) return;
  const shown = lettersShown(document, variant).filter((letter) => writtenInVariant.has(letter));
  expect(shown.length, 'letters that stand twice in the variant').toBe(new Set(shown).size);
  expect(lostOf(writtenInVariant, shown), 'letters of the variant that nobody deleted').toEqual([]);
}

const lostOf = (written: ReadonlyMap<string, boolean>, shown: readonly string[]): string[] =>
  [...written].filter(([letter, isDeleted]) => !isDeleted && !shown.includes(letter)).map(([letter]) => letter);

describe('devices that edit at once', () => {
  test('[DO70] [DO71] [DO72] agree in the end, with every letter once that nobody deleted, and none twice', () => {
    check(everyAction, 80, () => {});
  }, 3_600_000);

  test('[DO71] move the same letters at once, and take it back, and have them once', () => {
    check(movingActions, 50, () => {});
  }, 3_600_000);

  test('[DO71] have letters once too where the program ended before it had put right what it heard', () => {
    const one = newDocument();
    const two = reopen(one, 2);
    for (const device of [one, two]) device.apply({ type: 'splitBlock', block: 'two', at: 6 });
    const checkpoint = one.checkpoint();
    const heard = take(two);
    assert(heard !== undefined, 'a split is sent');
    const opened = openDocument([heard], { random: seededRandom(3), checkpoint });
    assert(opened.ok, 'there is a document');
    const words = Object.values(textsOf(opened.value)).join('');
    expect(words.split('a thing and sold it')).toHaveLength(2);
    // What was put right is saved: the next opening from a checkpoint finds nothing to do.
    const again = reopen(opened.value, 4);
    expect(textsOf(again)).toEqual(textsOf(opened.value));
    expect(take(again)).toBeUndefined();
  });

  test('[DO84] write in the master and in a variant, and neither loses a word', () => {
    check(variantActions, 80, expectEveryOwnLetterOnce);
  }, 3_600_000);
});
