/** Light, dark, or as the system has it. Remembered in this browser; a preference, nothing of the résumé. */
import { observable } from './observable.ts';

export type Theme = 'system' | 'light' | 'dark';

const key = 'peersume-theme';

export const theme = observable<Theme>(stored());

export function applyTheme(): void {
  const chosen = theme.get();
  if (chosen === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = chosen;
}

export function chooseTheme(next: Theme): void {
  theme.set(next);
  applyTheme();
  try {
    localStorage.setItem(key, next);
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
}

function stored(): Theme {
  try {
    const value = localStorage.getItem(key);
    return value === 'light' || value === 'dark' ? value : 'system';
  } catch {
    return 'system';
  }
}
