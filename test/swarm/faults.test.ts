/** Every named fault, with its defence and without: what must hold does, and does not where the defence is off. */
import { adversaryPrograms, faultCases, inHandfuls, judgeFault } from '@peersume/scenarios';
import { describe, expect, test } from 'vitest';

const seeds = ['1', '2'];

describe.each(faultCases.map((fault) => [fault.name, fault] as const))('%s', (_name, fault) => {
  test.each(seeds)(`[SF2] ${fault.sentence} It does no harm. Seed %s`, (seed) => {
    expect(judgeFault(fault, seed, 'on').complaints).toEqual([]);
  });

  test(`[SF3] Without this it does harm: ${fault.defence}`, () => {
    expect(seeds.some((seed) => judgeFault(fault, seed, 'off').complaints.length > 0)).toBe(true);
  });
});

test('[SF1] faults have names of their own, and name adversaries that there are', () => {
  expect(new Set(faultCases.map(({ name }) => name)).size).toBe(faultCases.length);
  for (const { scenario } of faultCases) {
    for (const { program } of scenario.groups)
      if (program !== undefined) expect(adversaryPrograms).toHaveProperty(program);
  }
  expect(faultCases.length).toBeGreaterThan(50);
});

test.each(seeds)('[EX13] Twenty who take rights by the handful and never ask do no harm. Seed %s', (seed) => {
  const hoard = { ...inHandfuls('hoardsCredits', 20), name: 'hoards', sentence: '', defence: '', weakness: {} };
  expect(judgeFault(hoard, seed, 'on').complaints).toEqual([]);
});
