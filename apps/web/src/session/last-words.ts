/**
 * What was typed in the last moments before a page goes away. IndexedDB cannot be written to the end then; this place
 * can, in one step. At the next start the batches are put into their logs, and only then forgotten here. Each tab leaves
 * its own.
 */
import { ok, type LogStoreError, type Result } from '@peersume/base';
import type { Library } from '@peersume/storage';
import type { Drawer } from './drawer.ts';

const prefix = 'peersume-last-words/';

/**
 * `tab` tells those of several tabs apart. None: what the tab left before is not needed any more. False: there is no
 * place for them.
 */
export function leaveLastWords(drawer: Drawer, tab: string, log: string, batches: readonly Uint8Array[]): boolean {
  try {
    const name = `${prefix}${tab}/${log}`;
    if (batches.length === 0) drawer.removeItem(name);
    else drawer.setItem(name, JSON.stringify(batches.map(toBase64)));
    return batches.length === 0 || drawer.getItem(name) !== null;
  } catch {
    // Full or forbidden: the ordinary write, which was begun too, is then the only hope.
    return false;
  }
}

/** Those that are in their log already are not added again. */
export async function bringLastWordsHome(drawer: Drawer, { logs }: Library): Promise<Result<void, LogStoreError>> {
  for (const name of namesIn(drawer)) {
    const log = name.slice(name.indexOf('/', prefix.length) + 1);
    const batches = read(drawer.getItem(name) ?? '');
    const missing = await missingFrom(logs, log, batches);
    if (!missing.ok) return missing;
    if (missing.value.length > 0) {
      const written = await logs.write(log, { append: missing.value });
      if (!written.ok) return written;
    }
    drawer.removeItem(name);
  }
  return ok(undefined);
}

function namesIn(drawer: Drawer): string[] {
  try {
    return Array.from({ length: drawer.length }, (_, index) => drawer.key(index) ?? '').filter((name) =>
      name.startsWith(prefix),
    );
  } catch {
    return [];
  }
}

async function missingFrom(
  logs: Library['logs'],
  log: string,
  batches: readonly Uint8Array[],
): Promise<Result<Uint8Array[], LogStoreError>> {
  const entries = await logs.read(log, 0, Number.MAX_SAFE_INTEGER);
  if (!entries.ok) return entries;
  return ok(batches.filter((batch) => !entries.value.some((entry) => isSame(entry, batch))));
}

const isSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);

function read(text: string): Uint8Array[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.flatMap((one) => (typeof one === 'string' ? [fromBase64(one)] : [])) : [];
  } catch {
    return [];
  }
}

const toBase64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join(''));

const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (letter) => letter.codePointAt(0) ?? 0);
