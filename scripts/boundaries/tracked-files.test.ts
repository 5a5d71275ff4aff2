import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findForbiddenText } from './tracked-files.mjs';

/** Written in pieces, so that the check does not find them here. */
const registry = ['https://registry', 'npmjs', 'org'].join('.');
const machinePath = ['', 'root', 'project'].join('/');

test.each([
  ['an address of a registry', `see\n${registry}/x`, 'names a package registry', 2],
  ['a download address in a lock file', `{ "resolved": "${'http'}s://example.org/x.tgz" }`, 'says from where', 1],
  ['a path of one machine', `const path = '${machinePath}';`, 'holds a path of one machine', 1],
])('finds %s', (_, text, message, line) => {
  const root = mkdtempSync(join(tmpdir(), 'peersume-tracked-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  writeFileSync(join(root, 'file.json'), text);
  expect(findForbiddenText(root, ['file.json'])).toEqual([
    { file: 'file.json', line, message: expect.stringContaining(message) },
  ]);
});

test('lets links of workspaces, relative paths and deleted files pass', () => {
  const root = mkdtempSync(join(tmpdir(), 'peersume-tracked-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  writeFileSync(join(root, 'file.json'), `{ "resolved": "packages/base", "link": true, "pointer": "/work/0/name" }`);
  expect(findForbiddenText(root, ['file.json', 'gone.json'])).toEqual([]);
});
