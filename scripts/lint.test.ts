/** The rules of `.oxlintrc.json` that hold the cores apart from the platform, each seen to catch what it is for. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root as repository } from './root.mjs';
import { program } from './program.mjs';

const planted = [
  ['the clock by Date.now', 'export const x = Date.now();', 'Date'],
  ['the clock by new Date', 'export const x = new Date();', 'Date'],
  ['the clock by performance', 'export const x = performance.now();', 'performance'],
  ['chance', 'export const x = Math.random();', 'Math.random'],
  ['a timer', 'setTimeout(() => x, 1); export const x = 1;', 'setTimeout'],
  ['a repeating timer', 'setInterval(() => x, 1); export const x = 1;', 'setInterval'],
  ['Intl', 'export const x = new Intl.NumberFormat();', 'Intl'],
  ['toLocaleString', 'export const x = (1).toLocaleString();', 'toLocaleString'],
  ['toLocaleUpperCase', `export const x = 'a'.toLocaleUpperCase();`, 'toLocaleUpperCase'],
  ['localeCompare', `export const x = 'a'.localeCompare('b');`, 'localeCompare'],
  ['the network', `export const x = fetch('https://example.org');`, 'fetch'],
  ['the document', 'export const x = document.title;', 'document'],
  ['the window', 'export const x = window.name;', 'window'],
  ['the console', 'console.log(1);', 'console'],
  ['the process', 'export const x = process.env;', 'process'],
  ['a way around by globalThis', 'export const x = globalThis.Date;', 'globalThis'],
  ['any', 'export const x = (value: any) => value;', 'any'],
  ['a null that is wished away', 'export const x = (value?: string) => value!.length;', 'non-null'],
] as const;

let root = '';
let messagesByFile = new Map<string, string[]>();

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'peersume-lint-'));
  copyFileSync(join(repository, '.oxlintrc.json'), join(root, '.oxlintrc.json'));
  for (const room of ['base', 'resume', 'typeset']) {
    mkdirSync(join(root, 'packages', room, 'src'), { recursive: true });
    planted.forEach(([, text], index) =>
      writeFileSync(join(root, 'packages', room, 'src', `planted-${index}.ts`), text),
    );
    writeFileSync(join(root, 'packages', room, 'src', 'clean.ts'), 'export const x = Math.max(1, 2);');
    writeFileSync(join(root, 'packages', room, 'src', 'a.ts'), `import { b } from './b.ts';\nexport const a = b;`);
    writeFileSync(join(root, 'packages', room, 'src', 'b.ts'), `import { a } from './a.ts';\nexport const b = a;`);
  }
  messagesByFile = lint();
});
afterAll(() => rmSync(root, { recursive: true }));

function lint() {
  const { stdout } = spawnSync(process.execPath, [program('oxlint'), '--format', 'json', '.'], {
    cwd: root,
    encoding: 'utf8',
  });
  const found = new Map<string, string[]>();
  const { diagnostics }: { diagnostics: { message: string; filename: string; severity: string }[] } =
    JSON.parse(stdout);
  for (const { message, filename, severity } of diagnostics) {
    if (severity === 'error') found.set(filename, [...(found.get(filename) ?? []), message]);
  }
  return found;
}

describe.each(['base', 'resume', 'typeset'])('in the core %s the linter', (room) => {
  test.each(planted.map(([what, , word], index) => [what, word, index] as const))('forbids %s', (_, word, index) => {
    const messages = messagesByFile.get(`packages/${room}/src/planted-${index}.ts`) ?? [];
    expect(messages.join('\n')).toContain(word);
  });

  test('forbids circles of imports', () => {
    expect(messagesByFile.get(`packages/${room}/src/a.ts`)?.join('\n')).toContain('cycle');
    expect(messagesByFile.get(`packages/${room}/src/b.ts`)?.join('\n')).toContain('cycle');
  });

  test('lets a plain function pass', () => {
    expect(messagesByFile.get(`packages/${room}/src/clean.ts`)).toBeUndefined();
  });
});
