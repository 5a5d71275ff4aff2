import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignText } from './align-text.ts';

describe('words of a field and of the page', () => {
  test('equal words match letter by letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const map = alignText(text, text);
        let at = 0;
        for (const character of text) {
          if (!/\s/u.test(character)) expect(map.toSource(map.toPrinted(at).offset, 'after')).toBe(at);
          at += character.length;
        }
        expect(map.share).toBe(1);
      }),
    );
  });

  test('capitals are the same letters, and a letter may become two', () => {
    const map = alignText('Straße 9', 'STRASSE 9');
    expect(map.toPrinted(5)).toMatchObject({ offset: 6 });
    expect(map.toPrinted(8)).toMatchObject({ offset: 9 });
    expect(map.toSource(4, 'before')).toBe(4);
    expect(map.toSource(9, 'before')).toBe(8);
  });

  test('marks between the members of a list are passed over', () => {
    const map = alignText('Go, Python, SQL', 'GoPythonSQL');
    expect(map.toPrinted(2)).toMatchObject({ offset: 2, side: 'before' });
    expect(map.toPrinted(4)).toMatchObject({ offset: 2, side: 'after' });
    expect(map.toSource(2, 'before')).toBe(2);
    expect(map.toSource(2, 'after')).toBe(4);
    expect(map.toSource(11, 'before')).toBe(15);
  });

  test('a label before, or an address in short, is no part of the words', () => {
    expect(alignText('3.9', 'Grade: 3.9').toPrinted(0)).toMatchObject({ offset: 7 });
    expect(alignText('https://www.ada.example/', 'ada.example').toPrinted(12)).toMatchObject({ offset: 0 });
    expect(alignText('https://www.ada.example/', 'ada.example').share).toBe(1);
  });

  test('spaces at the end that are not printed yet are counted', () => {
    expect(alignText('word  ', 'word').toPrinted(6)).toEqual({ offset: 4, side: 'before', spaces: 2 });
    expect(alignText('word', 'word').toPrinted(4)).toEqual({ offset: 4, side: 'before', spaces: 0 });
  });

  test('other words do not match', () => {
    expect(alignText('2021-03/present', 'Mar 2021 – Present').share).toBeLessThan(0.9);
  });

  test('letters of several units that meet only in part keep their order', () => {
    const [half, quarter] = ['\u{1D15E}', '\u{1D15F}'];
    const map = alignText(half + quarter, half + half);
    expect([0, 1, 2, 3, 4].map((at) => map.toPrinted(at).offset)).toEqual([0, 0, 2, 2, 4]);
  });

  test('any two texts give places within both', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 30 });
    fc.assert(
      fc.property(text, text, (source, printed) => {
        const map = alignText(source, printed);
        let last = 0;
        for (let at = 0; at <= source.length; at += 1) {
          const { offset } = map.toPrinted(at);
          expect(offset).toBeGreaterThanOrEqual(last);
          expect(offset).toBeLessThanOrEqual(printed.length);
          last = offset;
        }
        for (let at = 0; at <= printed.length; at += 1) {
          expect(map.toSource(at, 'after')).toBeLessThanOrEqual(source.length);
        }
      }),
    );
  });
});
