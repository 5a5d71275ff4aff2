import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanText } from './clean-text.ts';

describe('[TX1] text from outside', () => {
  test.each([
    ['a tab', 'a\tb', 'a b'],
    ['line ends of every kind', 'a\r\nb\rc\u0085d\u2028e\u2029f\vg\fh', 'a\nb\nc\nd\ne\nf\ng\nh'],
    ['control characters', 'a\u0000b\u0007c\u001bd\u007fe\u009ff', 'abcdef'],
    ['a soft hyphen and a byte order mark', '\ufeffhyphen\u00adation', 'hyphenation'],
    ['bidi embeddings, overrides and isolates', 'a\u202eb\u202cc\u2066d\u2069e\u202af', 'abcdef'],
    ['tag characters', 'flag\u{e0067}\u{e007f}', 'flag'],
    [
      'ideographic variation selectors that follow no ideograph',
      '\u{e0122}of\u{e0196} 葛\u{e0100}\u{e0101}',
      'of 葛\u{e0100}',
    ],
    ['noncharacters', 'a\ufdd0b\uffffc\u{1fffe}', 'abc'],
    ['ligatures copied from a PDF', 'o\ufb03ce \ufb01le', 'office file'],
    ['Kangxi radicals copied from a PDF', '\u2f5a\u2f00', '片一'],
  ])('loses or mends %s', (_, text, cleaned) => {
    expect(cleanText(text)).toEqual({ text: cleaned, replaced: [] });
  });

  test.each([
    ['a private-use character', 'mail \ue001 me', 'mail □ me', ['U+E001']],
    ['a private-use character beyond the first plane', '\u{f0000}', '□', ['U+F0000']],
    ['a lone surrogate', 'a\ud83db\udc00', 'a□b□', ['U+D83D', 'U+DC00']],
    ['a replacement character', 'caf\ufffd \ufffd', 'caf□ □', ['U+FFFD']],
  ])('shows %s as a box and says so', (_, text, cleaned, replaced) => {
    expect(cleanText(text)).toEqual({ text: cleaned, replaced });
  });

  test.each([
    ['joiners', 'می\u200cخواهم र्\u200dया'],
    ['variation selectors and emoji sequences', '✔\ufe0f 👩\u200d💻 🇩🇪'],
    ['direction marks', 'a\u200fb\u200e'],
    ['no-break and zero-width spaces', 'a\u00a0b\u200bc\u2060d'],
    ['combining marks', 'e\u0301\u0323'],
  ])('keeps %s', (_, text) => {
    expect(cleanText(text)).toEqual({ text, replaced: [] });
  });

  test('is well-formed and clean after one cleaning, whatever it was', () => {
    const hostile = fc.string({
      unit: fc
        .oneof(
          fc.integer({ min: 0, max: 0xffff }),
          fc.constantFrom(0xd83d, 0xde00, 0x202e, 0xfb01, 0xe000, 0xdbff, 0xdfff),
        )
        .map((unit) => String.fromCharCode(unit)),
      maxLength: 40,
    });
    fc.assert(
      fc.property(hostile, (text) => {
        const once = cleanText(text).text;
        expect(once.isWellFormed()).toBe(true);
        expect(once).not.toMatch(
          /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufb00-\ufb06\ue000-\uf8ff\ufffd]/,
        );
        expect(cleanText(once)).toEqual({ text: once, replaced: [] });
      }),
      { numRuns: 2000 },
    );
  });
});
