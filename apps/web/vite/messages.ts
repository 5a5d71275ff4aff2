/**
 * `virtual:messages/<locale>`: the texts of one language, compiled to functions. Each is a chunk of its own, and only
 * the one in use is downloaded.
 */
import type { Plugin } from 'vite';
import { allLocales, type Locale } from '../src/language/locales.ts';
import { messagesFolder } from './messages/catalogue.ts';
import { compileMessages } from './messages/compile-messages.ts';
import { writeTypes } from './messages/message-types.ts';

const prefix = 'virtual:messages/';

export function messages(): Plugin {
  return {
    name: 'peersume:messages',
    resolveId: (id) => (localeOf(id) === undefined ? undefined : `\0${id}`),
    load(id) {
      const locale = id.startsWith('\0') ? localeOf(id.slice(1)) : undefined;
      return locale === undefined ? undefined : { code: compileMessages(locale), moduleSideEffects: false };
    },
    configureServer({ watcher, moduleGraph, ws }) {
      watcher.add(messagesFolder);
      const changed = (path: string): void => {
        if (!path.startsWith(messagesFolder)) return;
        try {
          writeTypes();
        } catch (error) {
          // Half-written files are met while one edits; the next save mends it.
          console.warn(String(error));
          return;
        }
        for (const locale of allLocales) {
          const module = moduleGraph.getModuleById(`\0${prefix}${locale}`);
          if (module) moduleGraph.invalidateModule(module);
        }
        ws.send({ type: 'full-reload' });
      };
      watcher.on('change', changed);
      watcher.on('add', changed);
    },
  };
}

const localeOf = (id: string): Locale | undefined => allLocales.find((locale) => id === `${prefix}${locale}`);
