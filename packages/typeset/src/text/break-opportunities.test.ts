import { loadDefaultThaiParser } from 'budoux';
import { describe, expect, test } from 'vitest';
import { BreakKind, breaksOf } from './break-opportunities.ts';
import { createThaiWords } from './thai-words.ts';

/** The pieces between the places where a line may end. */
function piecesOf(text: string, thaiWords?: ReturnType<typeof createThaiWords>): readonly string[] {
  const breaks = breaksOf(text, thaiWords);
  const pieces: string[] = [];
  let start = 0;
  breaks.forEach((kind, at) => {
    if (kind === BreakKind.none) return;
    pieces.push(text.slice(start, at + 1));
    start = at + 1;
  });
  return pieces;
}

describe('[TX9] a line may end', () => {
  test.each([
    ['after spaces', 'two  words here', ['two  ', 'words ', 'here']],
    ['but not after a hyphen', 'cloud-native and co\u2010op', ['cloud-native ', 'and ', 'co\u2010op']],
    ['not even when a space follows it', 'pre- and post-war - yes', ['pre- and ', 'post-war ', '- yes']],
    ['not within a word with a hyphen and letters of other scripts', 'naïve-é über-ß', ['naïve-é ', 'über-ß']],
    ['not after a slash in a word', 'and/or état/é km/h', ['and/or ', 'état/é ', 'km/h']],
    ['not within an address', 'see https://a.b/c?d=e&f=g a@b.c', ['see ', 'https://a.b/c?d=e&f=g ', 'a@b.c']],
    ['not within a number or a range of years', '1,000.50 2019–2023 $5', ['1,000.50 ', '2019–2023 ', '$5']],
    ['after an em dash and not before', 'one—two — three', ['one—', 'two ', '— ', 'three']],
    ['not at a no-break space', '10\u00a0km of\u202froad', ['10\u00a0km ', 'of\u202froad']],
    [
      'not between a bracket and what it holds',
      '(see [1] ) and “so on” !',
      ['(see ', '[1] ) ', 'and ', '“so ', 'on” !'],
    ],
    ['not before closing marks after spaces', 'what ? no : yes / no', ['what ? ', 'no : ', 'yes / ', 'no']],
    ['at a zero-width space', 'very\u200blong', ['very\u200b', 'long']],
    ['not at a word joiner', 'a\u2060—\u2060b c', ['a\u2060—\u2060b ', 'c']],
    ['not within an emoji sequence', '👩‍💻👩‍💻', ['👩‍💻', '👩‍💻']],
    ['not within a Korean word', '10년 경력의 개발(SW)자', ['10년 ', '경력의 ', '개발(SW)자']],
  ])('%s', (_, text, pieces) => {
    expect(piecesOf(text)).toEqual(pieces);
  });

  test('between ideographs, but not before closing marks or small kana nor after opening marks', () => {
    expect(piecesOf('品質「管理」をラッパ。')).toEqual(['品', '質', '「管', '理」', 'を', 'ラッ', 'パ。']);
  });

  test('beside a quotation mark between ideographs, on its outer side', () => {
    expect(piecesOf('与“并发”架')).toEqual(['与', '“并', '发”', '架']);
  });

  test('between the words of Thai, which has no spaces', () => {
    const text = 'วิศวกรซอฟต์แวร์ที่มีประสบการณ์';
    expect(piecesOf(text)).toHaveLength(1);
    expect(piecesOf(text, createThaiWords())).toEqual(loadDefaultThaiParser().parse(text));
  });

  test('must end at a line feed, and only there', () => {
    expect(Array.from(breaksOf('ab \nc\n\nd'))).toEqual([0, 0, 0, 2, 0, 2, 2, 1]);
  });

  test('the same by the quick way for plain text as by the rules', () => {
    // A zero-width joiner at the end sends the text through the rules.
    for (const text of [
      'A b-c (d) e/f; g! - h',
      'x  y [ z ] {q} ,w .5',
      'Æon été: ou?',
      '( a ) "b c" \'d e\'',
      'a - - b',
    ]) {
      const byRules = breaksOf(`${text}\u200d`).slice(0, text.length - 1);
      expect(breaksOf(text).slice(0, text.length - 1), text).toEqual(byRules);
    }
  });
});
