import { describe, expect, test } from 'vitest';
import type { DateRange, PartialDate } from '../schema/date.ts';
import type { DateStyle } from '../schema/design.ts';
import { formatDate, formatDateRange } from './format-date.ts';

const march: PartialDate = { year: 2024, month: 3 };
const day: PartialDate = { year: 2024, month: 3, day: 5 };

describe('a date', () => {
  test('[RM30] is written as each language writes it, standalone and with a day', () => {
    const written = (language: string): string[] => [
      formatDate(march, { language, style: 'long' }),
      formatDate(march, { language, style: 'short' }),
      formatDate(day, { language, style: 'long' }),
    ];
    expect(written('en')).toEqual(['March 2024', 'Mar 2024', 'March 5, 2024']);
    expect(written('en-AU')).toEqual(['March 2024', 'Mar 2024', '5 March 2024']);
    expect(written('de')).toEqual(['März 2024', 'März 2024', '5. März 2024']);
    expect(written('es')).toEqual(['marzo de 2024', 'mar 2024', '5 de marzo de 2024']);
    expect(written('pt')).toEqual(['março de 2024', 'mar. de 2024', '5 de março de 2024']);
    // The month stands in the nominative alone and in the genitive after a day.
    expect(written('cs')).toEqual(['březen 2024', 'březen 2024', '5. března 2024']);
    expect(written('pl')).toEqual(['marzec 2024', 'mar 2024', '5 marca 2024']);
    expect(written('ru')).toEqual(['март 2024', 'март 2024', '5 марта 2024']);
    expect(written('uk')).toEqual(['березень 2024', 'бер. 2024', '5 березня 2024']);
    expect(written('el')).toEqual(['Μάρτιος 2024', 'Μαρ 2024', '5 Μαρτίου 2024']);
    expect(written('fi')).toEqual(['maaliskuu 2024', 'maalis 2024', '5. maaliskuuta 2024']);
    expect(written('ca')).toEqual(['març del 2024', 'març del 2024', '5 de març del 2024']);
    expect(formatDate({ year: 2024, month: 4, day: 5 }, { language: 'ca', style: 'long' })).toBe('5 d’abril del 2024');
    expect(written('hu')).toEqual(['2024. március', '2024. márc.', '2024. március 5.']);
    expect(written('vi')).toEqual(['tháng 3 năm 2024', 'thg 3 2024', '5 tháng 3, 2024']);
    expect(written('ja')).toEqual(['2024年3月', '2024年3月', '2024年3月5日']);
    expect(written('ko')).toEqual(['2024년 3월', '2024년 3월', '2024년 3월 5일']);
    expect(written('zh-TW')).toEqual(['2024年3月', '2024年3月', '2024年3月5日']);
    expect(written('he')).toEqual(['מרץ 2024', 'מרץ 2024', '5 במרץ 2024']);
    expect(written('hi')).toEqual(['मार्च 2024', 'मार्च 2024', '5 मार्च 2024']);
    expect(written('th')).toEqual(['มีนาคม 2024', 'มี.ค. 2024', '5 มีนาคม 2024']);
  });

  test('[RM31] has Latin digits in every language but Persian and Bengali', () => {
    expect(formatDate(march, { language: 'ar', style: 'long' })).toBe('مارس 2024');
    expect(formatDate(march, { language: 'fa', style: 'numeric' })).toBe('۲۰۲۴/۰۳');
    expect(formatDate(march, { language: 'bn', style: 'short' })).toBe('মার্চ ২০২৪');
    expect(formatDate(march, { language: 'fa', style: 'iso' })).toBe('2024-03');
  });

  test('[RM30] has five styles', () => {
    const styles: DateStyle[] = ['short', 'long', 'numeric', 'iso', 'year'];
    expect(styles.map((style) => formatDate(day, { language: 'en', style }))).toEqual([
      'Mar 5, 2024',
      'March 5, 2024',
      '03/05/2024',
      '2024-03-05',
      '2024',
    ]);
    expect(styles.map((style) => formatDate(march, { language: 'de', style }))).toEqual([
      'März 2024',
      'März 2024',
      '03/2024',
      '2024-03',
      '2024',
    ]);
    expect(formatDate({ year: 850 }, { language: 'en', style: 'iso' })).toBe('0850');
  });
});

describe('a range of dates', () => {
  const range = (dates: DateRange, language: string, style: DateStyle = 'short'): string =>
    formatDateRange(dates, { language, style });

  test('[RM32] has the dash and spacing of its language', () => {
    const dates: DateRange = { start: { year: 2014, month: 1 }, end: march };
    expect(range(dates, 'en')).toBe('Jan 2014 – Mar 2024');
    expect(range(dates, 'sv')).toBe('jan. 2014–mars 2024');
    expect(range(dates, 'ja')).toBe('2014年1月～2024年3月');
    expect(range(dates, 'ko')).toBe('2014년 1월 ~ 2024년 3월');
    expect(range(dates, 'fa')).toBe('ژانویه ۲۰۱۴ تا مارس ۲۰۲۴');
    expect(range(dates, 'de', 'year')).toBe('2014–2024');
  });

  test('[RM32] says an end that has not come in the language', () => {
    expect(
      ['en', 'de', 'fr', 'ru', 'ja', 'ar'].map((language) =>
        range({ start: { year: 2020 }, end: 'present' }, language),
      ),
    ).toEqual([
      '2020 – Present',
      '2020 – heute',
      '2020 – aujourd’hui',
      '2020 – настоящее время',
      '2020年～現在',
      '2020 – حتى الآن',
    ]);
  });

  test('[RM32] is one date where both are the same, and nothing where there is none', () => {
    expect(range({ start: march, end: march }, 'en')).toBe('Mar 2024');
    expect(range({ start: { year: 2024, month: 3 }, end: { year: 2024, month: 9 } }, 'en', 'year')).toBe('2024');
    expect(range({ start: march }, 'en')).toBe('Mar 2024');
    expect(range({ end: march }, 'en')).toBe('Mar 2024');
    expect(range({}, 'en')).toBe('');
  });

  test('[RM33] shows words that were not understood in the place of the date that is missing', () => {
    expect(range({ text: 'Spring 2019' }, 'en')).toBe('Spring 2019');
    expect(range({ text: 'Spring 2019', end: march }, 'en')).toBe('Spring 2019 – Mar 2024');
    expect(range({ start: march, text: 'whenever' }, 'en')).toBe('Mar 2024 – whenever');
    expect(range({ start: march, end: 'present', text: 'unused' }, 'en')).toBe('Mar 2024 – Present');
  });
});
