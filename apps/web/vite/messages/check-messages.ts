/** Everything that can be wrong with the words of the interface, over all files; `npm test` asks it. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { locales, sourceLocale } from '../../src/language/locales.ts';
import { readCatalogue } from './catalogue.ts';
import { checkSource } from './check-sources.ts';
import { checkTexts } from './check-texts.ts';
import { flatten } from './compile-messages.ts';

const sourceFolder = join(import.meta.dirname, '..', '..', 'src');

/** Files that need not speak through messages. */
const allowed: ReadonlyMap<string, string> = new Map([
  ['language/memo.tsx', 'wraps React’s own memo'],
  ['design/font-names.ts', 'names of fonts are the same in every language'],
]);

export function checkAllTexts(): readonly string[] {
  const others = locales.filter((locale) => locale !== sourceLocale);
  return checkTexts(
    readCatalogue(sourceLocale),
    new Map(others.map((locale) => [locale, readCatalogue(locale)] as const)),
  );
}

export interface SourcesChecked {
  readonly files: number;
  readonly problems: readonly string[];
  readonly unusedKeys: readonly string[];
}

export function checkAllSources(): SourcesChecked {
  const problems: string[] = [];
  const used = new Set<string>();
  const paths = globSync('**/*.{ts,tsx}', { cwd: sourceFolder })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !/\.test\.tsx?$|\.generated\.ts$|\.d\.ts$|(^|\/)testing\//.test(path));
  for (const path of paths) {
    const found = checkSource(path, readFileSync(join(sourceFolder, path), 'utf8'));
    for (const key of found.used) used.add(key);
    if (allowed.has(path)) continue;
    problems.push(...found.problems.map((problem) => `${path}:${problem}`));
  }
  const keys = [...flatten(readCatalogue(sourceLocale)).keys()];
  return { files: paths.length, problems, unusedKeys: keys.filter((key) => !used.has(key)) };
}
