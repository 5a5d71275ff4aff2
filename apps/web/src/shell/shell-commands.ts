/** The commands of the desk, those with keys of their own among them. Small: the keyboard needs them at once. */
import { chooseLocale, locale } from '../language/locale.ts';
import { locales } from '../language/locales.ts';
import { isInFind, openFind } from '../find/find-state.ts';
import { m } from '../language/messages.ts';
import { nameOfLanguage } from '../language/formats.ts';
import { onDesk, type Command } from '../palette/command.ts';
import { chooseTheme, theme, type Theme } from './theme.ts';
import { patch } from './view-state.ts';

const files = (): string => m.shell_group_files();
const desk = (): string => m.shell_group_desk();

const themeNames: Readonly<Record<Theme, () => string>> = {
  light: () => m.shell_theme_light(),
  dark: () => m.shell_theme_dark(),
  system: () => m.shell_theme_system(),
};

/** Those that the page of keys lists, in its order. */
export const keyCommands: readonly Command[] = [
  {
    id: 'palette',
    group: desk,
    title: () => m.shell_palette(),
    keys: ['Mod+K', 'F1'],
    run: ({ view }) => patch(view, { dialog: 'palette' }),
  },
  {
    id: 'find',
    group: desk,
    title: () => m.find_title(),
    synonyms: () => m.find_like(),
    keys: ['Mod+F'],
    when: (app) => onDesk(app) && !isInFind(),
    run: openFind,
  },
  {
    id: 'download-pdf',
    group: files,
    title: () => m.shell_download_pdf(),
    synonyms: () => m.shell_like_pdf(),
    keys: ['Mod+Shift+P'],
    when: onDesk,
    run: ({ actions }) => actions.downloadPdf(),
  },
  {
    id: 'print',
    group: files,
    title: () => m.page_print(),
    keys: ['Mod+P'],
    when: onDesk,
    run: ({ view }) => {
      // What prints is what stands on the desk.
      patch(view, { pageOpen: true });
      requestAnimationFrame(() => requestAnimationFrame(() => window.print()));
    },
  },
  {
    id: 'save-file',
    group: files,
    title: () => m.shell_save_file(),
    synonyms: () => m.shell_like_save(),
    keys: ['Mod+S'],
    when: onDesk,
    run: ({ actions }) => actions.saveFile(),
  },
  {
    id: 'open-file',
    group: files,
    title: () => m.shell_open_file(),
    synonyms: () => m.shell_like_open(),
    keys: ['Mod+O'],
    run: ({ actions }) => actions.openFile(),
  },
  {
    id: 'undo',
    group: desk,
    title: () => m.shell_undo(),
    synonyms: () => m.shell_like_undo(),
    keys: ['Mod+Z'],
    when: onDesk,
    run: ({ actions }) => actions.undo(),
  },
  {
    id: 'redo',
    group: desk,
    title: () => m.shell_redo(),
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    when: onDesk,
    run: ({ actions }) => actions.redo(),
  },
  {
    id: 'write',
    group: desk,
    title: () => m.shell_write(),
    synonyms: () => m.shell_like_write(),
    keys: ['Alt+1'],
    when: onDesk,
    run: ({ view }) => patch(view, { tool: 'write', toolOpen: true, pane: 'tool' }),
  },
  {
    id: 'design',
    group: desk,
    title: () => m.shell_design(),
    synonyms: () => m.shell_like_design(),
    keys: ['Alt+2'],
    when: onDesk,
    run: ({ view }) => patch(view, { tool: 'design', toolOpen: true, pane: 'tool' }),
  },
  {
    id: 'page',
    group: desk,
    title: () => m.shell_page(),
    synonyms: () => m.shell_like_page(),
    keys: ['Alt+3'],
    when: onDesk,
    run: ({ view }) => patch(view, { pageOpen: true, pane: 'page' }),
  },
  {
    id: 'keyboard',
    group: desk,
    title: () => m.shell_keyboard(),
    synonyms: () => m.shell_like_keyboard(),
    keys: ['Mod+/'],
    run: ({ view }) => patch(view, { dialog: view.get().dialog === null ? 'shortcuts' : null }),
  },
];

export const shellCommands: readonly Command[] = [
  ...keyCommands,
  {
    id: 'save-json-resume',
    group: files,
    title: () => m.shell_save_json_resume(),
    synonyms: () => m.shell_like_save(),
    when: onDesk,
    run: ({ actions }) => actions.saveJsonResume(),
  },
  {
    id: 'all-resumes',
    group: files,
    title: () => m.shell_all_resumes(),
    synonyms: () => m.shell_like_all(),
    when: onDesk,
    run: ({ actions }) => actions.goToStart(),
  },
  ...(['light', 'dark', 'system'] as const).map((name): Command => ({
    id: `theme-${name}`,
    group: desk,
    title: () => m.shell_theme({ theme: themeNames[name]() }),
    synonyms: () => m.shell_like_theme(),
    isOn: () => theme.get() === name,
    run: () => chooseTheme(name),
  })),
  ...locales.map((name): Command => ({
    id: `language-${name}`,
    group: desk,
    title: () => m.shell_language({ language: nameOfLanguage(name) }),
    // Who is lost in a foreign interface looks in the one language that many know.
    synonyms: () => `${m.shell_like_language()}, language, ${name}`,
    isOn: () => locale.get() === name,
    run: () => chooseLocale(name),
  })),
];
