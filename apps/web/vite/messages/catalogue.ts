/**
 * The texts of the interface as files: messages/<locale>/<room>.json, flat, each key beginning with its room.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const messagesFolder = join(import.meta.dirname, '..', '..', 'messages');

/** Texts of one language by room, then by key. */
export type Catalogue = ReadonlyMap<string, ReadonlyMap<string, string>>;

export function readCatalogue(locale: string, folder: string = messagesFolder): Catalogue {
  const files = readdirSync(join(folder, locale)).filter((name) => name.endsWith('.json'));
  return new Map(
    files.toSorted().map((name) => [name.slice(0, -'.json'.length), readRoom(join(folder, locale, name))]),
  );
}

function readRoom(path: string): ReadonlyMap<string, string> {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path} is no JSON: ${String(error)}`, { cause: error });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`${path} holds no object`);
  const texts = new Map<string, string>();
  for (const [key, text] of Object.entries(value)) {
    if (typeof text !== 'string') throw new Error(`${path}: ${key} is no text`);
    texts.set(key, text);
  }
  return texts;
}
