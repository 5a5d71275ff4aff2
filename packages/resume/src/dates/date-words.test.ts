import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { labelLanguages } from '../labels/labels-for.ts';
import { dateFormsOf } from './date-forms.ts';
import { dateWords } from './date-words.generated.ts';

const languages = Object.keys(dateWords) as (keyof typeof dateWords)[];

describe('the words of dates', () => {
  test('[RM39] every language has twelve months, or writes them as numbers', () => {
    for (const language of languages) {
      const forms = dateFormsOf(language);
      for (const { pattern, names } of [forms.monthLong, forms.monthShort, forms.dayLong, forms.dayShort]) {
        expect([language, pattern]).toEqual([language, expect.stringMatching(/\{y\}/)]);
        expect([language, pattern]).toEqual([language, expect.stringMatching(/\{(M|m|mm)\}/)]);
        if (pattern.includes('{M}'))
          expect([language, names.filter((name) => name !== '').length, new Set(names).size]).toEqual([
            language,
            12,
            12,
          ]);
      }
      for (const separator of [forms.separator, forms.yearSeparator])
        expect([language, separator]).toEqual([language, expect.stringMatching(/^( ?[–～~] ?| تا )$/)]);
    }
  });

  test('[RM40] the languages that have headings are those that have dates', () => {
    expect(languages.toSorted()).toEqual([...labelLanguages].toSorted());
  });

  test('[RM39] are what CLDR in the pinned Node says (run scripts/write-date-words.ts after an update)', () => {
    const script = new URL('../../scripts/write-date-words.ts', import.meta.url);
    const printed = execFileSync(process.execPath, [script.pathname, '--print'], { encoding: 'utf8' });
    expect(readFileSync(new URL('date-words.generated.ts', import.meta.url), 'utf8')).toBe(printed);
  });
});
