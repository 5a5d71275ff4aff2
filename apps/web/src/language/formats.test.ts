import { afterEach, expect, test } from 'vitest';
import {
  compareText,
  formatBytes,
  formatDate,
  formatList,
  formatNumber,
  formatPercent,
  formatRelative,
  nameOfLanguage,
} from './formats.ts';
import { locale, preferred } from './locale.ts';

afterEach(() => locale.set('en'));

test('the first wish that can be met is met; a region is no hindrance', () => {
  expect(preferred(['ca-ES', 'es-MX', 'en'])).toBe('es');
  expect(preferred(['AR'])).toBe('ar');
  expect(preferred(['ja', 'zh'])).toBe('en');
  expect(preferred([])).toBe('en');
});

test('numbers, shares and sizes are written as the language does', () => {
  expect([formatNumber(1234.5), formatPercent(0.42), formatBytes(1_234_000)]).toEqual(['1,234.5', '42%', '1.2 MB']);
  locale.set('de');
  expect([formatNumber(1234.5), formatPercent(0.42), formatBytes(999)]).toEqual(['1.234,5', '42\u00a0%', '999 Byte']);
});

test('times are told from now', () => {
  const now = Date.UTC(2026, 10, 22, 12);
  const minute = 60_000;
  expect(formatRelative(now - 20_000, now)).toBe('now');
  expect(formatRelative(now - 3 * minute, now)).toBe('3 minutes ago');
  expect(formatRelative(now - 25 * 60 * minute, now)).toBe('yesterday');
  expect(formatRelative(now + 120 * minute, now)).toBe('in 2 hours');
  locale.set('es');
  expect(formatRelative(now - 25 * 60 * minute, now)).toBe('ayer');
  expect(formatDate(now, { year: 'numeric', month: 'long', timeZone: 'UTC' })).toBe('noviembre de 2026');
});

test('lists, order and names of languages follow the language', () => {
  locale.set('fr');
  expect(formatList(['A', 'B', 'C'])).toBe('A, B et C');
  expect(['œuf', 'zèle', 'école'].toSorted(compareText)).toEqual(['école', 'œuf', 'zèle']);
  expect([nameOfLanguage('de'), nameOfLanguage('ar')]).toEqual(['Deutsch', 'العربية']);
});
