import { describe, expect, test } from 'vitest';
import { SectionKind } from '../schema/section.ts';
import { labelWords } from './label-words.ts';
import { labelLanguages, labelsFor } from './labels-for.ts';
import { sectionTitle } from './section-title.ts';

const kinds = SectionKind.options.filter((kind) => kind !== 'custom');

describe('the words that a résumé prints', () => {
  test('[RM40] every language has all of them, none blank, with their places to fill', () => {
    expect(labelLanguages.size).toBeGreaterThanOrEqual(50);
    for (const [language, [words, titles]] of Object.entries(labelWords)) {
      expect([language, words.split('|').length, titles.split('|').length]).toEqual([language, 12, kinds.length]);
      for (const word of [...words.split('|'), ...titles.split('|')])
        expect([language, word]).toEqual([language, expect.stringMatching(/^\S(.*\S)?$/u)]);
      const labels = labelsFor(language);
      expect([language, labels.photoOf('Ada'), labels.pageOf(3, 7)]).toEqual([
        language,
        expect.stringContaining('Ada'),
        expect.stringMatching(/3.*7/),
      ]);
      expect([language, `${words}${titles}`.match(/\{(?!name\}|page\}|pages\})/)]).toEqual([language, null]);
    }
  });

  test('[RM40] no language names two sections alike', () => {
    for (const language of labelLanguages)
      expect([language, new Set(Object.values(labelsFor(language).sections)).size]).toEqual([language, kinds.length]);
  });

  test('[RM40] no letter of another script has slipped in', () => {
    const scripts: [RegExp, string[]][] = [
      [
        /\p{Script=Latin}/u,
        [
          'ru',
          'uk',
          'be',
          'bg',
          'mk',
          'sr',
          'ar',
          'fa',
          'ur',
          'he',
          'hi',
          'bn',
          'th',
          'zh-Hans',
          'zh-Hant',
          'ja',
          'ko',
        ],
      ],
      [/\p{Script=Cyrillic}/u, ['en', 'de', 'pl', 'cs', 'hr', 'sr-Latn', 'bs', 'sl', 'el', 'tr', 'vi']],
      [/\p{Script=Greek}/u, ['en', 'de', 'ru', 'pl']],
    ];
    for (const [script, languages] of scripts) {
      for (const language of languages) {
        const words = labelWords[language as keyof typeof labelWords].join('|').replaceAll(/\{\w+\}/g, '');
        expect([language, words.match(script)]).toEqual([language, null]);
      }
    }
  });

  test('[RM41] a tag without words of its own has those of a shorter one, at last of English', () => {
    const work = (language: string): string => labelsFor(language).sections.work;
    expect(['de-CH', 'de_AT', 'DE'].map(work)).toEqual(['Berufserfahrung', 'Berufserfahrung', 'Berufserfahrung']);
    expect(['zh', 'zh-CN', 'zh-Hans-SG', 'zh-TW', 'zh-HK', 'zh-Hant-MO'].map(work)).toEqual([
      '工作经历',
      '工作经历',
      '工作经历',
      '工作經歷',
      '工作經歷',
      '工作經歷',
    ]);
    expect(['no', 'nb-NO', 'iw', 'in', 'sr-Latn-RS', 'sr-RS', 'sh'].map(work)).toEqual([
      'Arbeidserfaring',
      'Arbeidserfaring',
      'ניסיון תעסוקתי',
      'Pengalaman kerja',
      'Radno iskustvo',
      'Радно искуство',
      'Radno iskustvo',
    ]);
    expect(['en-US', 'en-IN', 'pt-BR', 'pt-AO'].map((language) => labelsFor(language).sections.education)).toEqual([
      'Education',
      'Education',
      'Formação acadêmica',
      'Formação académica',
    ]);
    expect(['tlh', '', 'not a tag'].map(work)).toEqual(['Experience', 'Experience', 'Experience']);
  });

  test('[RM42] a section is called by its own title, else by its kind', () => {
    expect(sectionTitle({ kind: 'work', title: 'Ships' }, 'de')).toBe('Ships');
    expect(sectionTitle({ kind: 'work', title: ' ' }, 'de')).toBe('Berufserfahrung');
    expect(sectionTitle({ kind: 'work' }, 'ja')).toBe('職歴');
    expect(sectionTitle({ kind: 'custom' }, 'ja')).toBe('');
  });
});
