import { expect, test } from 'vitest';
import { CharacterIds } from './character-ids.ts';
import { face, serif } from './testing/sketch.ts';
import { toUnicodeMap } from './to-unicode.ts';

test('[PD10] a drawing that stands for different texts has several ids, the first of them 1', () => {
  const ids = new CharacterIds();
  const space = { type: 'plain', glyph: 3 } as const;
  expect([' ', '  ', ' '].map((text) => ids.idOf(face(serif), space, text))).toEqual([1, 2, 1]);
  const map = toUnicodeMap(ids.all());
  expect(map).toContain('<0001> <0020>\n<0002> <00200020>');
});

test('[PD12] glyph 0 is a bug, not a character', () => {
  expect(() => new CharacterIds().idOf(face(serif), { type: 'plain', glyph: 0 }, 'a')).toThrow('.notdef');
});

test('text beyond U+FFFF is written as surrogate pairs, at most a hundred entries in a block', () => {
  const ids = new CharacterIds();
  for (let glyph = 1; glyph <= 101; glyph += 1) ids.idOf(face(serif), { type: 'plain', glyph }, '𝄞');
  const map = toUnicodeMap(ids.all());
  expect(map).toContain('100 beginbfchar\n<0001> <D834DD1E>');
  expect(map).toContain('1 beginbfchar\n<0065> <D834DD1E>');
});
