/** "Three years ago" as people say it in the languages of the interface: "hace 3 años", "seit 3 Jahren". */
import type { DateRange, PartialDate } from '../schema/date.ts';

/** To the year: nobody who writes so means a month. Words that say "for" or "since" last until now. */
export function parseYearsAgo(text: string, today: PartialDate | undefined): DateRange | undefined {
  if (today === undefined) return undefined;
  const passed = ago.exec(text) ?? lasting.exec(text);
  const years = Number(passed?.slice(1).find((part) => part !== undefined));
  if (!(years > 0 && years <= maxYears)) return undefined;
  const start = { year: today.year - years };
  return lasting.test(text) ? { start, end: 'present' } : { start };
}

/** A working life. */
const maxYears = 70;

const ago =
  /^(?:hace (\d+) años?|(\d+) years? ago|vor (\d+) jahr(?:en)?|il y a (\d+) ans?|قبل (\d+) (?:سنوات|سنة|سنين|أعوام|عاما?))$/iu;
const lasting =
  /^(?:desde hace (\d+) años?|(?:for|since) (\d+) years?|seit (\d+) jahr(?:en)?|depuis (\d+) ans?|منذ (\d+) (?:سنوات|سنة|سنين|أعوام|عاما?))$/iu;
