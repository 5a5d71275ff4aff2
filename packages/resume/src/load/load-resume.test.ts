import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Resume } from '../schema/resume.ts';
import { arbitraryResume } from '../testing/arbitrary-resume.ts';
import { spoil } from '../testing/spoil.ts';
import { describeLoadError } from './load-error.ts';
import { defaultLoadLimits } from './limits.ts';
import { loadResume } from './load-resume.ts';
import { parseJson, type JsonObject } from './parse-json.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function errorOf(input: Uint8Array | string): string {
  const result = loadResume(input);
  return result.ok ? 'loaded' : describeLoadError(result.error);
}

const minimal = '{"basics":{"name":"Zoë"}}';

describe('opening a file', () => {
  test('[RM4] reads both formats, from bytes and from text', () => {
    const own = JSON.stringify({
      ...{ format: 'peersume-resume', version: 1, language: 'en', basics: { name: 'Zoë', profiles: [] }, sections: [] },
      design: { template: 'classic', page: 'a4' },
    });
    for (const text of [minimal, own]) {
      for (const input of [text, bytes(text)]) {
        const result = loadResume(input);
        expect(result.ok && result.value.resume.basics.name).toBe('Zoë');
        expect(result.ok && result.value.problems).toEqual([]);
      }
    }
  });

  test('[RM4] takes language and template for files that do not say theirs', () => {
    const result = loadResume(minimal, { language: 'de', template: 'modern' });
    expect(result.ok && [result.value.resume.language, result.value.resume.design.template]).toEqual(['de', 'modern']);
  });

  test('[RM6] reads UTF-8 with a mark, UTF-16 of both orders with and without one, and Windows-1252 with a word about it', () => {
    const utf16 = (text: string, isBig: boolean): Uint8Array =>
      new Uint8Array(
        [...text]
          .flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8])
          .map((_, index, all) => all[isBig ? index ^ 1 : index] ?? 0),
      );
    const inputs = [
      bytes(`\ufeff${minimal}`),
      utf16(`\ufeff${minimal}`, false),
      utf16(`\ufeff${minimal}`, true),
      utf16(minimal, false),
      utf16(minimal, true),
    ];
    for (const input of inputs) {
      const result = loadResume(input);
      expect(result.ok && [result.value.resume.basics.name, result.value.problems]).toEqual(['Zoë', []]);
    }
    const windows = loadResume(new Uint8Array([...minimal].map((letter) => letter.charCodeAt(0))));
    expect(windows.ok && windows.value.resume.basics.name).toBe('Zoë');
    expect(windows.ok && windows.value.problems.map(({ message }) => message)).toEqual([
      'The file is not UTF-8; it was read as Windows-1252. Check the letters with accents.',
    ]);
  });

  test('[RM6] says what a file is that is no JSON at all', () => {
    expect(errorOf('')).toBe('The file is empty. A résumé file holds JSON that begins with {.');
    expect(errorOf('\ufeff \n')).toBe('The file is empty. A résumé file holds JSON that begins with {.');
    expect(errorOf('<!DOCTYPE html><html>')).toBe('This is an HTML file, not a JSON Resume file.');
    expect(errorOf('%PDF-1.7\n%âãÏÓ')).toBe('This is a PDF file, not a JSON Resume file.');
    expect(errorOf(new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d, 0xff, 0xfe]))).toBe(
      'This is a PDF file, not a JSON Resume file.',
    );
    expect(errorOf(new Uint8Array([0x50, 0x4b, 3, 4, 20, 0]))).toBe('This is a DOCX file, not a JSON Resume file.');
    expect(errorOf(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10]))).toBe('This is an image, not a JSON Resume file.');
    expect(errorOf('{\\rtf1\\ansi')).toBe('This is an RTF file, not a JSON Resume file.');
    expect(errorOf('basics:\n  name: Ada\n')).toBe('This is a YAML file, not a JSON Resume file.');
    expect(errorOf(new Uint8Array([1, 2, 0, 0, 0, 9]))).toBe('This is binary data, not a JSON Resume file.');
  });

  test('[RM7] says what JSON holds that is no résumé', () => {
    expect(errorOf('[]')).toContain('it holds a list.');
    expect(errorOf('"text"')).toContain('it holds the text “text”.');
    expect(errorOf('{}')).toContain('it holds an empty object.');
    expect(errorOf('{"name":"x","version":"1","scripts":{},"type":"module"}')).toContain(
      'it holds only “name”, “version”, “scripts” and 1 more.',
    );
  });

  test('[RM5] a mistake in the JSON is told with line, column and what was expected', () => {
    const cases: [string, string][] = [
      ['{\n  "a": 1,\n}', 'line 3, column 1: expected another name after the comma, found }.'],
      ['{"a" 1}', 'line 1, column 6: expected a colon after the name, found “1”.'],
      [
        "{'a': 1}",
        "line 1, column 2: expected a name in double quotes or }, found ' (JSON writes texts in double quotes).",
      ],
      [
        '{"a": “x”}',
        'line 1, column 7: expected a value after the colon, found “ (a curly quote; JSON needs straight ones).',
      ],
      ['{"a": undefined}', 'line 1, column 7: expected a value after the colon, found “undefined”.'],
      ['{"a": [1 2]}', 'line 1, column 10: expected a comma or ], found “2”.'],
      ['{"a": [1,]}', 'line 1, column 10: expected another value after the comma, found ].'],
      [
        '{"a": "x',
        'line 1, column 7: expected a closing quote for the text that begins here, found the end of the file.',
      ],
      [
        '{"a": "x\ny"}',
        'line 1, column 9: expected a closing quote (a line break inside a text is written \\n), found the end of the line.',
      ],
      [
        '{"a": 2019-01}',
        'line 1, column 11: expected a comma or the end of the number; a date or text needs double quotes, found -.',
      ],
      [
        '{"a": "\\x"}',
        'line 1, column 9: expected an escape such as \\" \\\\ \\n \\t or \\u00e9 after the backslash, found “x”.',
      ],
      ['{"a": 1} x', 'line 1, column 10: expected the end of the file, found “x”.'],
      [
        '{\r\n// note\r\n}',
        'line 2, column 1: expected a name in double quotes or }, found a comment (JSON has none).',
      ],
      ['{"a": 1', 'line 1, column 8: expected a comma or }, found the end of the file.'],
      ['{"a": 1 "b": 2}', 'line 1, column 9: expected a comma or }, found ".'],
      ['{"a": -}', 'line 1, column 8: expected a digit after the minus sign, found }.'],
    ];
    for (const [text, message] of cases) expect(errorOf(text)).toBe(`The file is not valid JSON: ${message}`);
  });

  test('[RM5] reads what JSON.parse reads, and the same', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        const result = loadResume(`{"basics":{"name":"A"},"x-note":${text}}`);
        // An empty note is no note.
        const expected: unknown = JSON.parse(text, (key, value: unknown) => (key === '__proto__' ? undefined : value));
        const kept = result.ok ? result.value.resume.extra?.['x-note'] : 'not loaded';
        if (kept !== undefined) expect(JSON.stringify(kept)).toBe(JSON.stringify(expected));
        else expect(JSON.stringify(expected).replaceAll(/"[^"]*":/g, '')).toMatch(/^(null|["[\]{},\s]|null|\\[a-z])*$/);
      }),
    );
  });
});

describe('what a file may do', () => {
  test('[RM3] 50 MB are refused at once', () => {
    const blanks = new Uint8Array(50 * 1024 * 1024).fill(0x20);
    const started = performance.now();
    expect(errorOf(blanks)).toBe(
      'The file has 50 MB; at most 16 MB can be read. A large photo is the usual cause: make it smaller.',
    );
    expect(performance.now() - started).toBeLessThan(200);
  });

  test('[RM3] 100,000 levels are refused, whatever they are made of', () => {
    for (const text of ['['.repeat(100_000), '{"a":'.repeat(100_000), `{"basics":{"x":${'[{"y":'.repeat(50_000)}`]) {
      expect(errorOf(text)).toBe(
        'The file has more than 64 levels of objects and lists within one another (line 1). This is not a résumé file as any program writes it.',
      );
    }
  });

  test('[RM3] long lists, long texts and many values are refused by name', () => {
    expect(errorOf(`{"work":[${'1,'.repeat(20_001)}1]}`)).toContain('a list of more than 20000 elements');
    expect(errorOf(`{"basics":{"name":"${'x'.repeat(9_000_000)}"}}`)).toContain(
      'a text of more than 8388608 characters',
    );
    const list = `[${'0,'.repeat(9_999)}0]`;
    expect(errorOf(`{"work":[${`${list},`.repeat(60)}0]}`)).toContain('more than 500000 values');
  });

  test('[RM3] 10,000 entries load within bounds', () => {
    const work = Array.from({ length: 10_000 }, (_, index) => ({
      name: `Employer ${index}`,
      startDate: '2019',
      highlights: ['a', 'b'],
    }));
    const started = performance.now();
    const result = loadResume(JSON.stringify({ work }));
    expect(result.ok && result.value.resume.sections[0]?.entries.length).toBe(10_000);
    expect(performance.now() - started).toBeLessThan(8_000);
  });

  test('[RM8] names of the prototype chain are only names', () => {
    const text =
      '{"__proto__":{"polluted":1},"basics":{"name":"A","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}},"work":[{"name":"x","__proto__":{"position":"evil"},"toString":"t"}],"constructor":5}';
    const result = loadResume(text);
    expect(result.ok).toBe(true);
    expect(({} as Record<string, unknown>)['polluted']).toBe(undefined);
    expect(JSON.stringify(result)).not.toContain('evil');
    expect(result.ok && result.value.resume.basics.extra?.['constructor']).toEqual({ prototype: { polluted: 1 } });
  });

  test('[RM8] and no object that was read has another prototype', () => {
    const result = parseJson('{"a":{"__proto__":{"visible":false}},"__proto__":[1]}', defaultLoadLimits);
    const value = result.ok ? (result.value as JsonObject) : {};
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.getPrototypeOf(value['a'])).toBe(Object.prototype);
    expect(JSON.stringify(value)).toBe('{"a":{}}');
  });

  test('[RM3] random bytes never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (input) => {
        const result = loadResume(input);
        if (!result.ok) expect(describeLoadError(result.error).length).toBeGreaterThan(10);
      }),
      { numRuns: 500 },
    );
  });

  test('[RM3] random structures under the names of a résumé never throw and give a valid résumé', () => {
    const keys = [
      'basics',
      'work',
      'skills',
      'education',
      'meta',
      'languages',
      'references',
      'projects',
      'bio',
      'hobbies',
    ];
    const anything = fc.jsonValue({ maxDepth: 4 });
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), anything, { minKeys: 1 }), (json) => {
        const result = loadResume(JSON.stringify(json));
        if (result.ok) expect(Resume.safeParse(result.value.resume).success).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('[RM9] a damaged file of the own format opens, and what cannot be read is kept', () => {
    const damage = fc.constantFrom<unknown>(null, 5, 'x', [], {}, [[]], true);
    fc.assert(
      fc.property(
        arbitraryResume({ maxEntries: 2 }),
        fc.array(fc.tuple(fc.nat(), damage), { minLength: 1, maxLength: 3 }),
        (resume, damages) => {
          const json = JSON.parse(JSON.stringify(resume)) as Record<string, unknown>;
          for (const [where, value] of damages) spoil(json, where, value);
          json['format'] = 'peersume-resume';
          json['version'] = 1;
          const result = loadResume(JSON.stringify(json));
          expect(result.ok).toBe(true);
          expect(result.ok && Resume.safeParse(result.value.resume).success).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('[RM9] a file of a newer version is not touched', () => {
    expect(errorOf('{"format":"peersume-resume","version":2}')).toBe(
      'The file was written by a newer Peersume (version 2 of the format; this one reads up to 1). Nothing was changed; open it with the newer program.',
    );
  });
});
