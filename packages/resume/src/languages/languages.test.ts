import { describe, expect, test } from 'vitest';
import { directionOf } from './direction-of.ts';
import { isLanguageTag } from './resolve-language.ts';

describe('languages', () => {
  test('[RM43] are written from right to left where their script is', () => {
    for (const language of [
      'ar',
      'ar-EG',
      'he',
      'iw',
      'fa-IR',
      'ur',
      'ps',
      'ckb',
      'yi',
      'az-Arab',
      'pa-PK',
      'ku-Arab',
      'dv',
    ])
      expect([language, directionOf(language)]).toEqual([language, 'rtl']);
    for (const language of ['en', 'de', 'az', 'ar-Latn', 'fa-Latn', 'ur-Deva', 'ja', 'pa', '', 'x'])
      expect([language, directionOf(language)]).toEqual([language, 'ltr']);
  });

  test('[RM44] have tags of BCP 47', () => {
    for (const tag of ['en', 'de-AT', 'zh-Hant-TW', 'sr-Latn', 'es-419', 'sl-rozaj', 'de-1996'])
      expect([tag, isLanguageTag(tag)]).toEqual([tag, true]);
    for (const tag of ['', 'e', 'english', 'de_AT', 'de-', '-de', 'en-US!', 'x'.repeat(40), 'not a tag'])
      expect([tag, isLanguageTag(tag)]).toEqual([tag, false]);
  });
});
