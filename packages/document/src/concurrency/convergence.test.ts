/**
 * Several devices, every kind of change, any order of delivery, restarts and time offline, through the real ProseMirror
 * binding. `DOCUMENT_RUNS` asks for more runs than the everyday ones.
 */
import { Resume } from '@peersume/resume';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCrowd, lettersShown, type Move } from '../testing/crowd.ts';

const numRuns = Number(process.env['DOCUMENT_RUNS'] ?? 60);

const move: fc.Arbitrary<Move> = fc.tuple(fc.nat(50), fc.nat(1_000), fc.nat(1_000), fc.nat(1_000), fc.nat(1_000));

describe('devices that edit at once', () => {
  test('[DO70] [DO71] [DO72] agree in the end, with every letter once that nobody deleted, and none twice', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 4 }),
        fc.nat(100_000),
        fc.array(move, { minLength: 5, maxLength: 80, size: 'max' }),
        (size, seed, moves) => {
          const crowd = createCrowd(size, seed);
          for (const one of moves) crowd.move(one);
          crowd.settle();
          const [first, ...others] = crowd.devices.map(({ document }) => document);
          const resume = first!.resume();
          for (const other of others) expect(other.resume()).toEqual(resume);
          expect(Resume.safeParse(resume).success).toBe(true);
          const shown = lettersShown(first!);
          expect(shown.length, 'a letter stands twice').toBe(new Set(shown).size);
          const lost = [...crowd.written].filter(([letter, isDeleted]) => !isDeleted && !shown.includes(letter));
          expect(lost, 'letters that nobody deleted').toEqual([]);
        },
      ),
      { numRuns },
    );
  }, 600_000);
});
