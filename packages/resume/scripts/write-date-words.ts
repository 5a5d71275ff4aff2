/**
 * Writes `src/dates/date-words.generated.ts`: how each language writes a month or a day of a year, taken from CLDR
 * through Node's own Intl, so that nothing needs Intl at run time (it differs between platforms).
 * Run it by hand with the pinned Node when CLDR should be renewed: `npx node packages/resume/scripts/write-date-words.ts`.
 *
 * A language's line: `;`-separated forms (month long, month short, day long, day short), each `pattern:names`
 * (names left out where they equal those of the form before), then numeric month, numeric day, year, and the
 * separators of a range of months and of a range of years.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const languages =
  'en en-GB es de fr it pt pt-PT nl pl cs sk hu ro bg el ru uk be mk sr sr-Latn hr bs sl sv da nb nn fi et lv lt tr az kk vi id ms fil sw af sq ar fa ur he hi mr ta bn th ka hy zh-Hans zh-Hant ja ko ca eu gl ga cy is'.split(
    ' ',
  );

/** Where CLDR writes for prose what a résumé writes shorter. */
const corrections: Record<string, (line: string[]) => string[]> = {
  ru: (line) => line.map((form) => form.replace(' г.', '')),
  uk: (line) => line.map((form) => form.replace(' р.', '')),
  be: (line) => line.map((form) => form.replace(' г.', '')),
  'pt-PT': (line) => line.with(1, '{M} de {y}:jan.,fev.,mar.,abr.,mai.,jun.,jul.,ago.,set.,out.,nov.,dez.'),
  vi: (line) => line.with(4, '{mm}/{y}'),
  fi: (line) => line.with(7, ' – '),
  ko: (line) => line.with(7, ' ~ ').with(8, ' ~ '),
  ja: (line) => line.with(7, '～').with(8, '～'),
  'zh-Hans': (line) => line.with(4, '{y}/{mm}').with(7, ' – ').with(8, ' – '),
  'zh-Hant': (line) => line.with(4, '{y}/{mm}').with(7, ' – ').with(8, ' – '),
};

/** Only these write a sign after a lone year in a résumé; others (2024., 2024 г.) do so in prose. */
const yearWithSign = new Set(['ja', 'ko', 'zh-Hans', 'zh-Hant']);

const lines = languages.map((language) => `  '${language}': ${quote(describe(language).join(';'))},`);
const output = `/** How each language writes dates, from CLDR. Written by scripts/write-date-words.ts; do not edit. */
export const dateWords = {
${lines.join('\n')}
} as const satisfies Record<string, string>;
`;
if (process.argv.includes('--print')) process.stdout.write(output);
else writeFileSync(fileURLToPath(new URL('../src/dates/date-words.generated.ts', import.meta.url)), output);

function describe(language: string): string[] {
  const forms = (
    [
      { year: 'numeric', month: 'long' },
      { year: 'numeric', month: 'short' },
      { year: 'numeric', month: 'long', day: 'numeric' },
      { year: 'numeric', month: 'short', day: 'numeric' },
    ] as const
  ).map((options) => namedForm(language, options));
  const named = forms.map(({ pattern, names }, index) =>
    !pattern.includes('{M}') || names.join() === forms[index - 1]?.names.join()
      ? pattern
      : `${pattern}:${names.join(',')}`,
  );
  const line = [
    ...named,
    numericForm(language, { year: 'numeric', month: '2-digit' }),
    numericForm(language, { year: 'numeric', month: '2-digit', day: '2-digit' }),
    yearWithSign.has(language) ? numericForm(language, { year: 'numeric' }) : '{y}',
    rangeSeparator(language, { year: 'numeric', month: 'short' }),
    rangeSeparator(language, { year: 'numeric' }),
  ].map(clean);
  return corrections[language]?.(line) ?? line;
}

/** The pattern around a month's name, and the twelve names; where the words around depend on the month (Catalan's "de" and "d’"), they belong to the name. */
function namedForm(language: string, options: Intl.DateTimeFormatOptions): { pattern: string; names: string[] } {
  const format = formatOf(language, options);
  const january = format.formatToParts(Date.UTC(2024, 0, 5)).find((part) => part.type === 'month')?.value ?? '';
  const isNumber = /^\d+$/.test(january);
  const months = Array.from({ length: 12 }, (_, month) => {
    const parts = format.formatToParts(Date.UTC(2024, month, 5));
    const name = parts.find((part) => part.type === 'month')?.value ?? '';
    const pattern = parts.map((part) => placeholder(part, isNumber)).join('');
    return {
      name: isNumber ? '' : name,
      pattern: isNumber ? pattern.replace(/\{mm?\}/, january.length > 1 ? '{mm}' : '{m}') : pattern,
    };
  });
  const patterns = new Set(months.map(({ pattern }) => pattern));
  const first = months[0]?.pattern ?? '';
  if (patterns.size === 1) return { pattern: first, names: months.map(({ name }) => name) };
  const whole = months.map(({ pattern, name }) => pattern.replace('{M}', name));
  const prefix = common(whole);
  const suffix = reverse(common(whole.map((text) => reverse(text.slice(prefix.length)))));
  return {
    pattern: `${prefix}{M}${suffix}`,
    names: whole.map((text) => text.slice(prefix.length, text.length - suffix.length)),
  };
}

function numericForm(language: string, options: Intl.DateTimeFormatOptions): string {
  return formatOf(language, options)
    .formatToParts(Date.UTC(2024, 2, 5))
    .map((part) => placeholder(part, true))
    .join('');
}

function placeholder(part: Intl.DateTimeFormatPart, numeric = false): string {
  if (part.type === 'year') return '{y}';
  if (part.type === 'day') return part.value.length > 1 ? '{dd}' : '{d}';
  if (part.type === 'month' && !numeric) return '{M}';
  if (part.type === 'month') return part.value.length > 1 ? '{mm}' : '{m}';
  return part.value;
}

function rangeSeparator(language: string, options: Intl.DateTimeFormatOptions): string {
  const parts = formatOf(language, options).formatRangeToParts(Date.UTC(2014, 2, 5), Date.UTC(2025, 4, 7));
  const lastOfStart = parts.findLastIndex((part) => part.source === 'startRange');
  const firstOfEnd = parts.findIndex((part) => part.source === 'endRange');
  const between = parts
    .slice(lastOfStart + 1, firstOfEnd)
    .map((part) => part.value)
    .join('');
  // A sign that belongs to the year ("2014. – 2025.") stands before the dash.
  return /\s*[–—~～-]\s*$/.exec(between)?.[0] ?? between;
}

function formatOf(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, { ...options, timeZone: 'UTC' });
}

/** Thin and no-break spaces become plain ones, direction marks go: the typesetter decides on both. */
function clean(text: string): string {
  return text.replaceAll(/[\u2009\u00a0\u202f]/g, ' ').replaceAll(/[\u200e\u200f\u061c]/g, '');
}

function common(texts: readonly string[]): string {
  const [first = '', ...others] = texts;
  let length = first.length;
  for (const other of others) while (!other.startsWith(first.slice(0, length))) length--;
  return first.slice(0, length);
}

function reverse(text: string): string {
  return [...text].reverse().join('');
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
