import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findViolations } from './check.mjs';
import { rooms as realRooms } from './rooms.mjs';

type Rooms = Parameters<typeof findViolations>[0]['rooms'];

const rooms: Rooms = [
  { directory: 'packages/base', name: '@peersume/base', mayImport: [], platform: 'core', atLeast: 1 },
  {
    directory: 'packages/resume',
    name: '@peersume/resume',
    mayImport: ['packages/base'],
    platform: 'core',
    nodeFiles: ['src/node/'],
    atLeast: 1,
  },
  { directory: 'apps/web', name: '@peersume/web', mayImport: ['packages/resume'], platform: 'browser', atLeast: 1 },
  { directory: 'test', name: '@peersume/test', mayImport: ['packages/resume'], platform: 'node', atLeast: 1 },
];

const clean: Record<string, string> = {
  'tsconfig.json': JSON.stringify({ references: rooms.map(({ directory }) => ({ path: directory })) }),
  'packages/base/package.json': '{}',
  'packages/base/src/index.ts': `export { ok } from './result.ts';`,
  'packages/base/src/result.ts': 'export const ok = true;',
  'packages/base/src/result.test.ts': `import { readFileSync } from 'node:fs';\nimport { ok } from './result.ts';`,
  'packages/resume/package.json': '{}',
  'packages/resume/src/index.ts': `import { ok } from '@peersume/base';\nimport { z } from 'zod';`,
  'packages/resume/src/node/disk.ts': `import { readFileSync } from 'node:fs';`,
  'apps/web/package.json': '{}',
  'apps/web/src/main.tsx': `import { x } from '@peersume/resume';\nconst icon = new URL('../icon.svg', import.meta.url);\nexport const a = <b>{icon.href}</b>;`,
  'test/read.ts': `import '@peersume/resume';\nconst root = new URL('../', import.meta.url);\nexport const file = (name: string) => new URL(name, root, import.meta.url);`,
};

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'peersume-boundaries-'));
  for (const [path, text] of Object.entries(clean)) plant(path, text);
});
afterEach(() => rmSync(root, { recursive: true }));

function plant(path: string, text: string) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function check(tracked?: string[]) {
  const { violations } = findViolations({ root, rooms, rootFiles: [], ...(tracked && { tracked }) });
  return violations.map(({ file, line, message }) => `${file}:${line}: ${message}`);
}

describe('the boundary check', () => {
  test('finds nothing wrong in rooms that keep to the table', () => {
    expect(check()).toEqual([]);
  });

  const upward = '@peersume/resume: packages/base may not import packages/resume';
  test.each([
    ['a static import', `import { x } from '@peersume/resume';`, `import of ${upward}`],
    ['an import of types', `import type { X } from '@peersume/resume';`, `import of ${upward}`],
    ['an import for its effect', `import '@peersume/resume';`, `import of ${upward}`],
    ['a dynamic import', `export const x = () => import('@peersume/resume');`, `import() of ${upward}`],
    ['a dynamic import by template', 'export const x = import(`@peersume/resume`);', `import() of ${upward}`],
    ['a re-export', `export { x } from '@peersume/resume';`, `export from of ${upward}`],
    ['a re-export of everything', `export * from '@peersume/resume';`, `export from of ${upward}`],
    ['an imported type', `export type X = import('@peersume/resume').X;`, `import type of ${upward}`],
    ['a required module', `import x = require('@peersume/resume');`, `import = of ${upward}`],
    [
      'a resolved address',
      `export const x = import.meta.resolve('@peersume/resume');`,
      `import.meta.resolve of ${upward}`,
    ],
    [
      'a part of a package',
      `import { x } from '@peersume/resume/deep.ts';`,
      'packages/base may not import packages/resume',
    ],
    ['a path into another room', `import { x } from '../../resume/src/index.ts';`, 'leaves the room: name the package'],
    [
      'a URL into another room',
      `export const x = new URL('../../resume/src/index.ts', import.meta.url);`,
      'leaves the room',
    ],
    [
      'a reference path',
      `/// <reference path="../../resume/src/index.ts" />`,
      'reference of ../../resume/src/index.ts leaves the room',
    ],
    ['a builtin of Node', `import { readFileSync } from 'node:fs';`, 'a core does no I/O'],
    ['a builtin of Node without its prefix', `import { readFileSync } from 'fs';`, 'a core does no I/O'],
    ['an unknown room', `import { x } from '@peersume/nowhere';`, 'the table knows no such room'],
    ['its own package by name', `import { x } from '@peersume/base';`, 'a room names its own files by path'],
    ['a computed import', `export const x = (name: string) => import(name);`, 'import() is computed'],
    ['a computed address', `export const x = (name: string) => new URL(name, import.meta.url);`, 'new URL is computed'],
    ['a module from an address', `import x from 'https://example.org/x.js';`, 'modules come from packages'],
    ['an absolute path', `import x from '/srv/x.ts';`, 'an absolute path'],
    ['a test', `import { x } from './result.test.ts';`, 'nothing depends on a test'],
    ['text that is no program', 'export const = ;', 'cannot be parsed'],
  ])('catches %s', (_, text, message) => {
    plant('packages/base/src/planted.ts', `\n${text}\n`);
    expect(check()).toEqual([expect.stringContaining(message)]);
    expect(check()[0]).toMatch(/^packages\/base\/src\/planted\.ts:\d+: /);
  });

  test('names the line', () => {
    plant('packages/base/src/planted.ts', `\n\nimport { x } from '@peersume/resume';`);
    expect(check()).toEqual([expect.stringMatching(/^packages\/base\/src\/planted\.ts:3: /)]);
  });

  test('keeps the part that only Node runs away from the rest of a core, and Node away from a browser', () => {
    plant('packages/resume/src/planted.ts', `import './node/disk.ts';`);
    plant('apps/web/src/planted.tsx', `import 'node:fs';\nimport '@peersume/resume/node';`);
    expect(check()).toEqual([
      'packages/resume/src/planted.ts:1: import of ./node/disk.ts: only Node runs that part',
      'apps/web/src/planted.tsx:1: import of node:fs: a browser has no Node',
      'apps/web/src/planted.tsx:2: import of @peersume/resume/node: only Node runs that part',
    ]);
  });

  test('refuses rooms on one level importing each other, also in tests', () => {
    plant('test/planted.test.ts', `import '@peersume/web';`);
    expect(check()).toEqual([expect.stringContaining('test may not import apps/web')]);
  });

  test('fails closed on a room that the table does not know', () => {
    plant('packages/new/package.json', '{}');
    plant('apps/newer/main.ts', 'export {};');
    expect(check()).toEqual([
      'packages/new:1: is a room that the table does not know',
      'apps/newer:1: is a room that the table does not know',
    ]);
  });

  test('fails closed on a room that is not there or whose types nobody checks', () => {
    rmSync(join(root, 'test'), { recursive: true });
    plant('tsconfig.json', '{"references": [{ "path": "packages/base" }, { "path": "packages/resume" }]}');
    expect(check()).toEqual([
      'tsconfig.json:1: does not refer to apps/web: its types are not checked',
      'test:1: is in the table and not on the disk',
      'test:1: only 0 source files were found here, at least 1 are expected',
    ]);
  });

  test('fails closed on a tracked source that it has not scanned', () => {
    plant('elsewhere/x.ts', 'export {};');
    expect(check(['packages/base/src/index.ts', 'elsewhere/x.ts', 'README.md'])).toEqual([
      'elsewhere/x.ts:1: is a source in no room that the table knows',
    ]);
  });
});

test('the table itself has no circle, and each room imports only rooms that stand before it', () => {
  const before = new Set<string>();
  for (const { directory, mayImport } of realRooms) {
    for (const target of mayImport) expect(before, `${directory} imports ${target}`).toContain(target);
    before.add(directory);
  }
});
