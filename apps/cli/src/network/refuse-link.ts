/** What a person gave to fetch: words of a link, or a file. What cannot be read is told before anything is started. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { readPastedLink } from '@peersume/daemon/links';
import type { Refusal } from '../report.ts';
import { refusalOfDoorError } from './refusal-of-door-error.ts';

/** A link that a mail program broke into lines comes as several words; an archive of blocks on this machine is a path. */
export function linkOfWords(words: readonly string[]): string {
  const [only = ''] = words;
  const isArchive = words.length === 1 && /\.car$/iu.test(only) && existsSync(only);
  return isArchive ? `${archiveScheme}${resolve(only)}` : words.join('\n');
}

export function refuseLink(given: string): Refusal | undefined {
  if (given.startsWith(archiveScheme)) return undefined;
  const read = readPastedLink(given);
  return read.ok ? undefined : refusalOfDoorError({ type: 'LinkWrong', cause: read.error }, { again: 'peersume get' });
}

/** As the daemon takes an archive in place of a link. */
const archiveScheme = 'car:';
