/** Values of our wire formats, for property tests. */
import fc from 'fast-check';
import { formatIp } from '../../addresses/index.ts';
import { isUsable } from '../candidate-line.ts';
import { type Candidate, type Description, iceCharacters } from '../description.ts';

const iceText = (min: number, max: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...iceCharacters), minLength: min, maxLength: max });

export const anyDescription: fc.Arbitrary<Description> = fc.record({
  user: iceText(4, 32),
  password: iceText(22, 64),
  fingerprint: fc.uint8Array({ minLength: 32, maxLength: 32 }),
  setup: fc.constantFrom('either' as const, 'active' as const, 'passive' as const),
});

const anyAddress: fc.Arbitrary<string> = fc.oneof(
  fc.uint8Array({ minLength: 4, maxLength: 4 }).map(formatIp),
  fc.uint8Array({ minLength: 16, maxLength: 16 }).map(formatIp),
  fc.uuid().map((uuid) => `${uuid}.local`),
);

export const anyCandidate: fc.Arbitrary<Candidate> = fc
  .record({
    type: fc.constantFrom('host' as const, 'reflexive' as const, 'relayed' as const),
    address: anyAddress,
    port: fc.integer({ min: 1, max: 65_535 }),
  })
  .filter(isUsable);
