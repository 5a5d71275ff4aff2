/**
 * What was typed in the last moments before a page goes away. IndexedDB cannot be written to the end then; this place
 * can, in one step. At the next start the words are moved to where they belong, and only then forgotten here.
 */
import type { Keep, KeptResume } from './keep.ts';

const key = 'peersume-last-words';

export type Drawer = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export function leaveLastWords(drawer: Drawer, records: readonly KeptResume[]): void {
  if (records.length === 0) return;
  try {
    drawer.setItem(key, JSON.stringify(records));
  } catch {
    // Full or forbidden: the ordinary write, which was begun too, is then the only hope.
  }
}

export async function bringLastWordsHome(drawer: Drawer, keep: Keep): Promise<void> {
  let text: string | null = null;
  try {
    text = drawer.getItem(key);
  } catch {
    return;
  }
  if (text === null) return;
  for (const record of read(text)) {
    const kept = await keep.get(record.id);
    if (kept === undefined || kept.savedAt < record.savedAt) await keep.put(record);
  }
  drawer.removeItem(key);
}

function read(text: string): KeptResume[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.filter(isRecord) : [];
  } catch {
    return [];
  }
}

const isRecord = (value: unknown): value is KeptResume =>
  typeof value === 'object' &&
  value !== null &&
  ['id', 'title', 'text'].every((name) => typeof (value as Record<string, unknown>)[name] === 'string') &&
  typeof (value as Record<string, unknown>)['savedAt'] === 'number';
