import { beforeAll, expect, test } from 'vitest';
import { loadMessages } from '../language/messages.ts';
import { isChord, keysText, type Pressed } from './keys.ts';

beforeAll(async () => (await loadMessages('de'))());

const press = (key: string, held: Partial<Pressed> = {}): Pressed => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

test('a chord is met by its keys and no others, with Ctrl or, on a Mac, Cmd', () => {
  expect(isChord(press('k', { ctrlKey: true }), 'Mod+K')).toBe(true);
  expect(isChord(press('k', { metaKey: true }), 'Mod+K')).toBe(true);
  expect(isChord(press('k'), 'Mod+K')).toBe(false);
  expect(isChord(press('Z', { ctrlKey: true, shiftKey: true }), 'Mod+Z')).toBe(false);
  expect(isChord(press('Z', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+Z')).toBe(true);
  expect(isChord(press('p', { ctrlKey: true, altKey: true }), 'Mod+P')).toBe(false);
  expect(isChord(press('F1'), 'F1')).toBe(true);
});

test('digits are known by their place, signs by what they write', () => {
  expect(isChord(press('¡', { code: 'Digit1', altKey: true }), 'Alt+1')).toBe(true);
  expect(isChord(press('&', { code: 'Digit1', altKey: true }), 'Alt+2')).toBe(false);
  expect(isChord(press('/', { code: 'Digit7', ctrlKey: true, shiftKey: true }), 'Mod+/')).toBe(true);
});

test('keys are named as on the keyboard of the language and the machine', () => {
  expect(keysText('Mod+Shift+Z', false)).toBe('Strg+Umschalt+Z');
  expect(keysText('Mod+Shift+Z', true)).toBe('⌘⇧Z');
});
