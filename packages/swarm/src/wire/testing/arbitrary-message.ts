/** Any message that the schema allows, and bytes that are nearly one. */
import fc, { type Arbitrary } from 'fast-check';
import { maxPieces } from '../limits.ts';
import { type Message } from '../message.ts';
import { type FieldSchema, messageSchemas } from '../schema.ts';

export const arbitraryMessage: Arbitrary<Message> = fc.oneof(
  ...messageSchemas.map((schema) =>
    fc
      .record(Object.fromEntries(schema.fields.map((field: FieldSchema) => [field.name, arbitraryField(field)])))
      // The schema gives each field a value of its kind.
      .map((fields) => ({ type: schema.type, ...fields }) as unknown as Message),
  ),
);

function arbitraryField(field: FieldSchema): Arbitrary<unknown> {
  const { kind, max, itemMax = 0 } = field;
  switch (kind) {
    case 'count':
      return upTo(max);
    case 'flag':
      return fc.boolean();
    case 'bytes':
      return fc.uint8Array({ maxLength: Math.min(max, 600) });
    case 'ascending':
      return fc.uniqueArray(upTo(maxPieces - 1), { maxLength: 40 }).map((list) => list.sort((a, b) => a - b));
    case 'ordered':
      return fc.array(upTo(maxPieces - 1), { maxLength: 40 });
    case 'counts':
      return fc.array(upTo(itemMax), { maxLength: Math.min(max, 40) });
    case 'texts':
      return fc.array(fc.stringMatching(/^[!-~]{1,40}$/), { maxLength: max });
  }
}

/** Whole numbers, often near a power of two or an end. */
function upTo(max: number): Arbitrary<number> {
  return fc.oneof(
    fc.maxSafeNat().map((number) => number % (max + 1)),
    fc.nat(Math.min(max, 300)),
    fc.tuple(fc.integer({ min: 0, max: 53 }), fc.integer({ min: -1, max: 1 })).map(([power, step]) => {
      return Math.min(max, Math.max(0, 2 ** power + step));
    }),
    fc.constant(max),
  );
}
