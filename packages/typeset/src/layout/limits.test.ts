import type { Resume } from '@peersume/resume';
import { describe, expect, test } from 'vitest';
import { checkSize, maxCharacters, maxParts } from './limits.ts';

const resume = (bullets: readonly string[], visible = true): Resume => ({
  format: 'peersume-resume',
  version: 1,
  language: 'en',
  basics: { name: 'Ada', profiles: [] },
  design: { template: 'classic', page: 'a4' },
  sections: [
    {
      id: 's',
      kind: 'summary',
      entryType: 'item',
      visible,
      entries: [
        {
          id: 'e',
          visible: true,
          type: 'item',
          title: '',
          body: bullets.map((text, index) => ({ id: `b${index}`, type: 'bullet', inlines: [{ text }] })),
          extra: { kept: 'x'.repeat(maxCharacters) },
        },
      ],
    },
  ],
});

describe('[LY17] the size of a résumé', () => {
  test('within the limits is fine, whatever a file held beside', () => {
    expect(checkSize(resume(['x'.repeat(maxCharacters / 2)]))).toEqual({ ok: true, value: undefined });
  });

  test('with too many characters is refused', () => {
    const error = { type: 'TooManyCharacters', limit: maxCharacters };
    expect(checkSize(resume(['x'.repeat(maxCharacters)]))).toEqual({ ok: false, error });
  });

  test('with too many parts is refused', () => {
    const error = { type: 'TooManyParts', limit: maxParts };
    expect(checkSize(resume(Array.from({ length: maxParts }, () => 'x')))).toEqual({ ok: false, error });
  });

  test('does not count what is hidden', () => {
    expect(checkSize(resume(['x'.repeat(2 * maxCharacters)], false))).toEqual({ ok: true, value: undefined });
  });
});
