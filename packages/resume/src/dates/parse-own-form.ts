/** The exact inverse of `formatDate` in one language: reads what we ourselves would print there. */
import type { PartialDate } from '../schema/date.ts';
import { dateFormsOf, type NamedForm } from './date-forms.ts';
import type { dateWords } from './date-words.generated.ts';

/** `text` has Latin digits and single spaces. The numbers are not checked against the calendar. */
export function parseOwnForm(text: string, language: keyof typeof dateWords): PartialDate | undefined {
  for (const { expression, names } of readersOf(language)) {
    const groups = expression.exec(text)?.groups;
    if (groups === undefined) continue;
    const { year, month, day, name } = groups;
    const number =
      name === undefined ? month : names.findIndex((known) => known.toLowerCase() === name.toLowerCase()) + 1;
    return {
      year: Number(year),
      ...(number !== undefined && { month: Number(number) }),
      ...(day !== undefined && { day: Number(day) }),
    };
  }
  return undefined;
}

interface Reader {
  readonly expression: RegExp;
  readonly names: readonly string[];
}

const readers = new Map<string, readonly Reader[]>();

function readersOf(language: keyof typeof dateWords): readonly Reader[] {
  let known = readers.get(language);
  if (known === undefined) {
    const { monthLong, monthShort, dayLong, dayShort } = dateFormsOf(language);
    known = [monthLong, monthShort, dayLong, dayShort].map(readerOf);
    readers.set(language, known);
  }
  return known;
}

function readerOf({ pattern, names }: NamedForm): Reader {
  // Longer names first: "juni" before "jun".
  const anyName = names
    .toSorted((one, two) => two.length - one.length)
    .map(escape)
    .join('|');
  const source = escape(pattern)
    .replace('\\{y\\}', '(?<year>\\d{4})')
    .replace(/\\\{mm?\\\}/, '(?<month>\\d{1,2})')
    .replace(/\\\{dd?\\\}/, '(?<day>\\d{1,2})')
    .replace('\\{M\\}', () => `(?<name>${anyName})`);
  return { expression: new RegExp(`^${source}$`, 'iu'), names };
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
