import { expect, test } from 'vitest';
import { assert, assertNever } from './assert.ts';

test('lets what holds pass', () => {
  expect(() => assert(true, 'holds')).not.toThrow();
});

test.each([[false], [0], [''], [null], [undefined], [Number.NaN]])(
  'throws what was expected when it is %j',
  (value) => {
    expect(() => assert(value, 'a page has a width')).toThrow('assertion failed: a page has a width');
  },
);

test('narrows a type', () => {
  const value: string | undefined = ['word'][0];
  assert(value !== undefined, 'the list has a word');
  expect(value.length).toBe(4);
});

test('names the value that no branch expected', () => {
  expect(() => assertNever({ type: 'Unheard' } as never)).toThrow('unexpected value: {"type":"Unheard"}');
});
