import { expect, test } from 'vitest';
import { modern } from './modern.ts';
import { everyField } from './testing/every-field.ts';
import { folio } from './folio.ts';
import { resolveTheme } from './theme.ts';

test('[TM6] a pale accent is darkened until it can be read, and that is said', () => {
  const { theme, findings } = resolveTheme(everyField(), modern, { accent: '#FFD700' });
  expect(theme.accent).not.toBe('#ffd700');
  expect(findings).toEqual([{ type: 'AccentDarkened', wanted: '#ffd700', used: theme.accent }]);
  expect(resolveTheme(everyField(), modern, { accent: '#0B6E63' })).toMatchObject({
    theme: { accent: '#0b6e63' },
    findings: [],
  });
});

test('[TM6] an accent that is no colour leaves the template’s own', () => {
  expect(resolveTheme(everyField(), modern, { accent: 'red' }).theme.accent).toBe(modern.defaults.accent);
});

test('[TM7] the résumé’s settings win over the template’s, overrides over both', () => {
  const resume = everyField();
  resume.design = { ...resume.design, size: 11, spacing: 1.2 };
  expect(resolveTheme(resume, modern).theme).toMatchObject({
    size: 11,
    spacing: 1.2,
    leading: modern.defaults.leading,
  });
  expect(resolveTheme(resume, modern, { size: 9, page: 'letter' }).theme).toMatchObject({ size: 9, pageWidth: 612 });
});

test('[TM7] a template of one family stays so when the text’s family changes; one of two keeps its headings', () => {
  expect(resolveTheme(everyField(), modern, { textFont: 'literata' }).theme.headingFont).toBe('literata');
  expect(resolveTheme(everyField(), folio, { textFont: 'literata' }).theme.headingFont).toBe('source-serif-4');
});

test('[TM9] the language gives the direction', () => {
  const resume = everyField();
  for (const [language, direction] of [
    ['en', 'ltr'],
    ['ar-EG', 'rtl'],
    ['he', 'rtl'],
    ['az-Arab', 'rtl'],
  ] as const) {
    expect(resolveTheme({ ...resume, language }, modern).theme).toMatchObject({ language, direction });
  }
});
