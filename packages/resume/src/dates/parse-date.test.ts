import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryDate, arbitraryDates } from '../testing/arbitrary-entry.ts';
import { dateWords } from './date-words.generated.ts';
import { formatDate, formatDateRange } from './format-date.ts';
import { parsePartialDate } from './parse-date.ts';
import { parseDateRange } from './parse-date-range.ts';

const languages = Object.keys(dateWords);

describe('reading a date', () => {
  test('[RM34] understands the spellings that files hold', () => {
    const june = { year: 2014, month: 6 };
    const spellings = [
      '2014-06',
      '2014/06',
      '2014.06',
      '2014-6',
      '06/2014',
      '6.2014',
      '06-2014',
      'June 2014',
      'Jun. 2014',
      'jun 2014',
      'JUNE, 2014',
    ];
    const others = [
      'Juni 2014',
      'juin 2014',
      'junio de 2014',
      'giugno 2014',
      'июнь 2014 г.',
      '2014年6月',
      '2014년 6월',
      'tháng 6 năm 2014',
      '2014-06-00',
    ];
    for (const text of [...spellings, ...others, '٢٠١٤-٠٦', "Jun '14"])
      expect([text, parsePartialDate(text)]).toEqual([text, june]);
    expect(parsePartialDate('2014-06-29T12:00:00Z')).toEqual({ year: 2014, month: 6, day: 29 });
    expect(parsePartialDate('Wed, 5th March 2024')).toEqual({ year: 2024, month: 3, day: 5 });
    expect(parsePartialDate('5. března 2024')).toEqual({ year: 2024, month: 3, day: 5 });
    expect(parsePartialDate('20140629')).toEqual({ year: 2014, month: 6, day: 29 });
  });

  test('[RM45] a year of two digits is one of 1970–2069, after a month', () => {
    const september = { year: 2021, month: 9 };
    for (const text of ['09/21', '9/21', '09.21', "9/'21", 'Sep 21', 'sept. 21', 'septembre 21', '٠٩/٢١']) {
      expect([text, parsePartialDate(text)]).toEqual([text, september]);
    }
    expect(parsePartialDate('06/70')).toEqual({ year: 1970, month: 6 });
    for (const text of ['13/21', '00/21', '21 Sep', 'Sep 5', '09-21']) {
      expect([text, parsePartialDate(text)]).toEqual([text, undefined]);
    }
  });

  test('[RM34] refuses what is no date', () => {
    const texts = [
      '',
      'soon',
      '2021-13',
      '2021-13-01',
      '29.02.2023',
      '31/04/2020',
      '13',
      '0000',
      '12345',
      'Spring 2019',
      'June',
      'June 31, 2014',
      'May the 4th',
    ];
    for (const text of texts) expect([text, parsePartialDate(text)]).toEqual([text, undefined]);
  });

  test('[RM35] takes the order of day and month from the numbers, the separator, or the language', () => {
    expect(parsePartialDate('25/12/2020')).toEqual({ year: 2020, month: 12, day: 25 });
    expect(parsePartialDate('3/4/2020', { language: 'en-US' })).toEqual({ year: 2020, month: 3, day: 4 });
    expect(parsePartialDate('3/4/2020', { language: 'en-GB' })).toEqual({ year: 2020, month: 4, day: 3 });
    expect(parsePartialDate('3.4.2020', { language: 'en-US' })).toEqual({ year: 2020, month: 4, day: 3 });
  });

  test('[RM35] a name that two languages use for two months is understood in the language only', () => {
    expect(parsePartialDate('listopad 2020', { language: 'cs' })).toEqual({ year: 2020, month: 11 });
    expect(parsePartialDate('listopad 2020', { language: 'hr' })).toEqual({ year: 2020, month: 10 });
    expect(parsePartialDate('listopad 2020', { language: 'en' })).toBe(undefined);
  });

  test('[RM36] every word for the present is understood, with or without capitals', () => {
    const texts = [
      'Present',
      'current',
      'NOW',
      'heute',
      'aujourd’hui',
      "aujourd'hui",
      'en cours',
      'по настоящее время',
      '至今',
      '現在',
      '현재',
      'حتى الآن',
      'היום',
      '(ongoing)',
    ];
    for (const text of texts) expect([text, parsePartialDate(text)]).toEqual([text, 'present']);
  });

  test('[RM37] what is printed is read back, in every language and style', () => {
    fc.assert(
      fc.property(
        arbitraryDate(false),
        fc.constantFrom(...languages),
        fc.constantFrom('short', 'long', 'numeric', 'iso'),
        (date, language, style) => {
          expect(parsePartialDate(formatDate(date, { language, style }), { language })).toEqual(date);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('[RM37] and so are ranges', () => {
    fc.assert(
      fc.property(
        arbitraryDates(false),
        fc.constantFrom(...languages),
        fc.constantFrom('short', 'long', 'iso'),
        (dates, language, style) => {
          fc.pre(JSON.stringify(dates.start) !== JSON.stringify(dates.end));
          expect(parseDateRange(formatDateRange(dates, { language, style }), { language })).toEqual(dates);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test('[RM3] any text is read in bounded time', () => {
    const started = performance.now();
    for (const piece of ['a-', '1 ', ' – ', '2014', 'to ', 'é', '–']) parseDateRange(piece.repeat(20_000));
    expect(performance.now() - started).toBeLessThan(3_000);
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 90 }), (text) => void parseDateRange(text)));
  });
});

describe('reading a range', () => {
  test('[RM38] understands the spellings that files hold', () => {
    const full = { start: { year: 2014, month: 1 }, end: { year: 2016, month: 3 } };
    const spellings = [
      'Jan 2014 – Mar 2016',
      '01/2014-03/2016',
      '2014-01 - 2016-03',
      '2014-01/2016-03',
      'January 2014 to March 2016',
      '2014年1月～2016年3月',
    ];
    for (const text of [
      ...spellings,
      'from Jan 2014 until Mar 2016',
      'von Januar 2014 bis März 2016',
      'de janvier 2014 à mars 2016',
      '2014.01 — 2016.03',
    ]) {
      expect([text, parseDateRange(text)]).toEqual([text, full]);
    }
    expect(parseDateRange('Jan – Mar 2020')).toEqual({
      start: { year: 2020, month: 1 },
      end: { year: 2020, month: 3 },
    });
    expect(parseDateRange('2019-21')).toEqual({ start: { year: 2019 }, end: { year: 2021 } });
    expect(parseDateRange('since 2018')).toEqual({ start: { year: 2018 }, end: 'present' });
    expect(parseDateRange('2018 –')).toEqual({ start: { year: 2018 }, end: 'present' });
    expect(parseDateRange('until May 2018')).toEqual({ end: { year: 2018, month: 5 } });
    expect(parseDateRange('2014 bis heute')).toEqual({ start: { year: 2014 }, end: 'present' });
    for (const text of ['منذ ٢٠٢٠', '2020 to date', '2020 a ahora', '2020 hasta la fecha', '2020 إلى الآن', 'من 2020']) {
      expect([text, parseDateRange(text)]).toEqual([text, { start: { year: 2020 }, end: 'present' }]);
    }
    expect(parseDateRange('09/21 – 03/23')).toEqual({
      start: { year: 2021, month: 9 },
      end: { year: 2023, month: 3 },
    });
  });

  test('[RM46] an end that is expected keeps its words, and the start its date', () => {
    for (const text of ['expected 2025', 'Expected May 2025', 'voraussichtlich 2025', 'prévu en 2025', 'متوقع 2025']) {
      expect([text, parseDateRange(`2021 – ${text}`)]).toEqual([text, { start: { year: 2021 }, text }]);
      expect([text, parseDateRange(text)]).toEqual([text, { text }]);
    }
    const range = { start: { year: 2021 }, text: 'expected 2025' };
    expect(parseDateRange(formatDateRange(range, { language: 'en', style: 'short' }), { language: 'en' })).toEqual(
      range,
    );
    expect(parseDateRange('2021 – when expected')).toEqual({ text: '2021 – when expected' });
  });

  test('[RM47] years ago are counted from the day that is given', () => {
    const today = { year: 2026, month: 11, day: 22 };
    for (const text of ['hace 3 años', '3 years ago', 'vor 3 Jahren', 'il y a 3 ans', 'قبل ٣ سنوات']) {
      expect([text, parseDateRange(text, { today })]).toEqual([text, { start: { year: 2023 } }]);
      expect(parseDateRange(text)).toEqual({ text });
    }
    for (const text of ['desde hace 3 años', 'for 3 years', 'seit 3 Jahren', 'depuis 3 ans', 'منذ ٣ سنوات']) {
      expect([text, parseDateRange(text, { today })]).toEqual([text, { start: { year: 2023 }, end: 'present' }]);
    }
    expect(parseDateRange('3000 years ago', { today })).toEqual({ text: '3000 years ago' });
  });

  test('[RM33] keeps the words that it does not understand', () => {
    expect(parseDateRange('two years or so')).toEqual({ text: 'two years or so' });
    expect(parseDateRange('  ')).toBe(undefined);
  });
});
