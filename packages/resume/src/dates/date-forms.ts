/** Unpacks a language's line of `date-words.generated.ts`, once. */
import { dateWords } from './date-words.generated.ts';

export interface NamedForm {
  readonly pattern: string;
  readonly names: readonly string[];
}

export interface DateForms {
  readonly monthLong: NamedForm;
  readonly monthShort: NamedForm;
  readonly dayLong: NamedForm;
  readonly dayShort: NamedForm;
  readonly numericMonth: string;
  readonly numericDay: string;
  readonly year: string;
  /** Between two dates of which one has a month. */
  readonly separator: string;
  readonly yearSeparator: string;
}

export function dateFormsOf(language: keyof typeof dateWords): DateForms {
  let forms = unpacked.get(language);
  if (forms === undefined) {
    forms = unpack(dateWords[language]);
    unpacked.set(language, forms);
  }
  return forms;
}

const unpacked = new Map<string, DateForms>();

function unpack(line: string): DateForms {
  const fields = line.split(';');
  let names: readonly string[] = [];
  const named = fields.slice(0, 4).map((field): NamedForm => {
    const [pattern = '', own] = field.split(':');
    if (own !== undefined) names = own.split(',');
    return { pattern, names };
  });
  const none: NamedForm = { pattern: '{y}', names: [] };
  const [, , , , numericMonth = '', numericDay = '', year = '', separator = '', yearSeparator = ''] = fields;
  return {
    monthLong: named[0] ?? none,
    monthShort: named[1] ?? none,
    dayLong: named[2] ?? none,
    dayShort: named[3] ?? none,
    numericMonth,
    numericDay,
    year,
    separator,
    yearSeparator,
  };
}
