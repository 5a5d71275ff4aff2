/**
 * The types of the messages, from the English texts: one file per room, each adding to one interface, so that people who
 * add texts to different rooms never meet in one file.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceLocale } from '../../src/language/locales.ts';
import { readCatalogue } from './catalogue.ts';
import { argumentsOf, parseMessage } from './message-syntax.ts';

export const typesFolder = join(import.meta.dirname, '..', '..', 'src', 'language', 'rooms');

/** Contents by file name. */
export function messageTypes(folder?: string): ReadonlyMap<string, string> {
  const rooms = [...readCatalogue(sourceLocale, folder)].filter(([, texts]) => texts.size > 0);
  return new Map(rooms.map(([room, texts]) => [`${room}.generated.ts`, typesOfRoom(room, texts)]));
}

/** Names of the files that say something else than the texts do. */
export function staleTypes(): readonly string[] {
  const files = messageTypes();
  const stale = [...files].filter(([name, content]) => readIfThere(name) !== content).map(([name]) => name);
  return [...stale, ...readdirSync(typesFolder).filter((name) => !files.has(name))];
}

export function writeTypes(): readonly string[] {
  const stale = staleTypes();
  const files = messageTypes();
  for (const name of stale) {
    const content = files.get(name);
    if (content === undefined) rmSync(join(typesFolder, name));
    else writeFileSync(join(typesFolder, name), content);
  }
  return stale;
}

function typesOfRoom(room: string, texts: ReadonlyMap<string, string>): string {
  const lines = [...texts].flatMap(([key, text]) => {
    const said = text.replaceAll('*/', '* /').replace(/\s+/g, ' ');
    const parameters = [...argumentsOf(parseMessage(text))].map(([name, type]) => `${name}: ${type}`);
    const list = parameters.length === 0 ? '' : `args: { ${parameters.join('; ')} }`;
    return [`    /** ${said} */`, `    ${key}(${list}): string;`];
  });
  return `/** Made from messages/${sourceLocale}/${room}.json by \`npm run messages\`. */
export {};

declare module '../messages.ts' {
  interface Messages {
${lines.join('\n')}
  }
}
`;
}

function readIfThere(name: string): string | undefined {
  try {
    return readFileSync(join(typesFolder, name), 'utf8');
  } catch {
    return undefined;
  }
}
