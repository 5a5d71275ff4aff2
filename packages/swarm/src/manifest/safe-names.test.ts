import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FolderNames, nameFault } from './safe-names.ts';

const names = (...written: string[]): unknown[] => {
  const folder = new FolderNames();
  return written.map((name) => {
    const safe = folder.add(name, 255);
    return safe.ok ? safe.value : { refused: safe.error };
  });
};

describe('[FI20] refused names', () => {
  test.each([
    ['', 'empty'],
    ['.', 'dots'],
    ['..', 'dots'],
    ['a/b', 'separator'],
    ['..\\x', 'separator'],
    ['a\u0000b', 'control'],
    ['a\nb', 'control'],
    ['a\u007f', 'control'],
    ['a\u0085', 'control'],
    ['a\u2028b', 'control'],
    ['\ufeffa', 'control'],
    ['cv\u202Efdp.exe', 'bidi'],
    ['\u2066a', 'bidi'],
    ['a\u200f', 'bidi'],
    ['a\ufffd', 'notUnicode'],
    ['a\ud800', 'notUnicode'],
    ['ä'.repeat(128), 'tooLong'],
  ])('%j is %s', (name, fault) => {
    expect(nameFault(name, 255)).toBe(fault);
  });

  test('the same name twice in a folder is refused', () => {
    expect(names('a', 'a')).toEqual(['a', { refused: 'duplicate' }]);
  });
});

describe('[FI21] names made safe', () => {
  test('what is fine stays as it is', () => {
    const fine = [
      'résumé.pdf',
      '履歴書',
      'سيرة.pdf',
      '.hidden',
      "it's 100% & #1 (a+b) [c] {d};=@!~`^$,.txt",
      ' x',
      '👨‍👩‍👧.png',
      'می‌خواهم',
    ];
    expect(names(...fine)).toEqual(fine);
  });

  test('what Windows forbids becomes an underscore', () => {
    expect(names('a:b?.txt', '<"|*>', 'ends. ', '...', 'a ')).toEqual(['a_b_.txt', '_____', 'ends__', '___', 'a_']);
  });

  test('the devices of Windows get an underscore before them, whatever follows the dot', () => {
    expect(names('CON', 'nul.txt', 'Com1.tar.gz', 'lpt9 .x', 'com²', 'console', 'com10')).toEqual([
      '_CON',
      '_nul.txt',
      '_Com1.tar.gz',
      '_lpt9 .x',
      '_com²',
      'console',
      'com10',
    ]);
  });

  test('a name that some file system would hold for an earlier one gets a number', () => {
    expect(names('readme.md', 'README.md', 'ReadMe.md')).toEqual(['readme.md', 'README (2).md', 'ReadMe (3).md']);
    expect(names('é', 'e\u0301')).toEqual(['é', 'e\u0301 (2)']);
    expect(names('straße', 'STRASSE')).toEqual(['straße', 'STRASSE (2)']);
    expect(names('a?', 'a*', 'a_')).toEqual(['a_', 'a_ (2)', 'a_ (3)']);
    expect(names('a (2)', 'a', 'A')).toEqual(['a (2)', 'a', 'A (3)']);
  });

  test('a name that becomes too long on the way is refused', () => {
    const long = 'x'.repeat(255);
    expect(names(long, long.toUpperCase())).toEqual([long, { refused: 'tooLong' }]);
  });

  test('names of one folder differ by more than case and normalisation, and are safe, whatever they were', () => {
    const letter = fc.constantFrom(
      'a',
      'A',
      'é',
      'e\u0301',
      '?',
      ':',
      '.',
      ' ',
      '(2)',
      ' (2)',
      'con',
      'ß',
      'İ',
      'ﬁ',
      'Å',
      'Å',
    );
    fc.assert(
      fc.property(
        fc.array(
          fc.array(letter, { maxLength: 4 }).map((parts) => parts.join('')),
          { maxLength: 30 },
        ),
        (written) => {
          const safe = names(...written).filter((name) => typeof name === 'string');
          expect(
            new Set(safe.map((name) => name.normalize('NFC').toLowerCase().toUpperCase().normalize('NFC'))).size,
          ).toBe(safe.length);
          for (const name of safe) {
            expect(nameFault(name, 255)).toBeUndefined();
            expect(name).not.toMatch(/[<>:"|?*]|[. ]$/u);
          }
        },
      ),
    );
  });

  test('[FI13] ten thousand names that fold alike take no more than linear time', () => {
    const folder = new FolderNames();
    const start = performance.now();
    for (let number = 0; number < 10_000; number++) {
      const cases = [...'abcdefghijklmnop'].map((letter, bit) => ((number >> bit) & 1 ? letter.toUpperCase() : letter));
      expect(folder.add(cases.join(''), 255).ok).toBe(true);
    }
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
