/** Chords of keys as text (`Mod+Shift+Z`), as a keyboard sends them, and as a keyboard's own caps name them. */
import { m } from '../language/messages.ts';

export type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

export function isChord(event: Pressed, chord: string): boolean {
  const parts = chord.split('+');
  const key = parts.at(-1) ?? '';
  const wants = (part: string): boolean => parts.includes(part);
  if ((event.ctrlKey || event.metaKey) !== wants('Mod') || event.altKey !== wants('Alt')) return false;
  // By the place of the key: Alt changes what the digits write on some keyboards, and on some Shift writes them.
  if (/^\d$/.test(key)) return event.code === `Digit${key}`;
  // Where “/” itself is written with Shift, Shift says nothing.
  if (/^[\w]+$/.test(key) && event.shiftKey !== wants('Shift')) return false;
  return event.key.toLowerCase() === key.toLowerCase();
}

export function keysText(chord: string, isMac: boolean = macKeyboard()): string {
  const names = chord.split('+').map((part) => keyName(part, isMac));
  return names.join(isMac ? '' : '+');
}

function keyName(part: string, isMac: boolean): string {
  switch (part) {
    case 'Mod':
      return isMac ? '⌘' : m.shell_keys_ctrl();
    case 'Alt':
      return isMac ? '⌥' : 'Alt';
    case 'Shift':
      return isMac ? '⇧' : m.shell_keys_shift();
    case 'Enter':
      return isMac ? '↩' : m.shell_keys_enter();
    case 'Backspace':
      return isMac ? '⌫' : m.shell_keys_backspace();
    default:
      return part;
  }
}

const macKeyboard = (): boolean => /mac|iphone|ipad/i.test(globalThis.navigator?.platform ?? '');
