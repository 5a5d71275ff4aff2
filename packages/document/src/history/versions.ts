/** Moments that a person has named. They lie in the document, so every device knows them. */
import type { Id } from '@peersume/resume';
import type * as Y from 'yjs';
import { versionsOf } from '../shape/roots.ts';

export interface Version {
  readonly name: string;
  /** Milliseconds since 1970, by the clock of the device that named it. */
  readonly time: number;
  /** The batches that were there: of each client so many. */
  readonly heads: readonly (readonly [client: number, count: number])[];
}

export interface NamedVersion extends Version {
  readonly id: Id;
}

/** Oldest first. */
export function readVersions(doc: Y.Doc): NamedVersion[] {
  const versions: NamedVersion[] = [];
  for (const [id, value] of versionsOf(doc).entries()) {
    const version = readVersion(value);
    if (version !== undefined) versions.push({ id, ...version });
  }
  return versions.sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1));
}

export const writeVersion = ({ name, time, heads }: Version): unknown => [name, time, ...heads.flat()];

export function readVersion(value: unknown): Version | undefined {
  if (!Array.isArray(value)) return undefined;
  const [name, time, ...numbers] = value as unknown[];
  if (typeof name !== 'string' || !isCount(time) || numbers.length % 2 !== 0 || !numbers.every(isCount))
    return undefined;
  const heads: [number, number][] = [];
  for (let at = 0; at < numbers.length; at += 2) heads.push([numbers[at] as number, numbers[at + 1] as number]);
  return { name, time, heads };
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
