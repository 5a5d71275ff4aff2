import { expect, test } from 'vitest';
import { readSpec } from '../../scripts/wire-tables.ts';

test('[WI8] the tables of spec/wire.md are those of the program', () => {
  const { found, expected } = readSpec();
  expect(found).toBe(expected);
});
