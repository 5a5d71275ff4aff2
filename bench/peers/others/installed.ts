/** Packages of the other programs, in a folder of their own: the product does not depend on them. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const folder = join(import.meta.dirname, '../../../.cache/bench/peers');

/** A package that the suite has installed there. */
export function load(name: string): Promise<Record<string, unknown>> {
  const path = createRequire(join(folder, 'package.json')).resolve(name);
  return import(pathToFileURL(path).href) as Promise<Record<string, unknown>>;
}
