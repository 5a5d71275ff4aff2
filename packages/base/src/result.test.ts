import { expect, expectTypeOf, test } from 'vitest';
import { err, ok, type Result } from './result.ts';

interface Odd {
  readonly type: 'Odd';
  readonly number: number;
}

const half = (number: number): Result<number, Odd> =>
  number % 2 === 0 ? ok(number / 2) : err({ type: 'Odd', number });

test('a success carries its value, a failure its facts', () => {
  expect(half(4)).toEqual({ ok: true, value: 2 });
  expect(half(3)).toEqual({ ok: false, error: { type: 'Odd', number: 3 } });
});

test('asking whether it went well tells the type', () => {
  const result = half(4);
  if (result.ok) expectTypeOf(result.value).toEqualTypeOf<number>();
  else expectTypeOf(result.error).toEqualTypeOf<Odd>();
});
