import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { missingPackages } from './lock-file.mjs';

type Packages = Record<string, object>;

function clone(wanted: Packages, installed?: Packages): string {
  const directory = mkdtempSync(join(tmpdir(), 'peersume-lock-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  writeFileSync(join(directory, 'package-lock.json'), JSON.stringify({ packages: wanted }));
  mkdirSync(join(directory, 'node_modules'));
  if (installed !== undefined) {
    writeFileSync(join(directory, 'node_modules/.package-lock.json'), JSON.stringify({ packages: installed }));
  }
  return directory;
}

const a = { version: '1.0.0', integrity: 'sha512-a' };
const here = { os: [process.platform], cpu: [process.arch] };

describe('what is missing', () => {
  test('is nothing when npm installed what the lock file names', () => {
    const link = { resolved: 'packages/base', link: true };
    const wanted = { '': {}, 'packages/base': {}, 'node_modules/a': a, 'node_modules/@peersume/base': link };
    expect(missingPackages(clone(wanted, wanted))).toEqual({ required: [], optional: [] });
  });

  test('is everything when an install was interrupted, for npm writes its record last', () => {
    expect(missingPackages(clone({ 'node_modules/a': a }))).toEqual({ required: ['a'], optional: [] });
  });

  test('is a package of another version, of other bytes, or linked elsewhere', () => {
    const wanted = {
      'node_modules/a': a,
      'node_modules/b': a,
      'node_modules/c': { resolved: 'packages/c', link: true },
    };
    const installed = {
      'node_modules/a': { ...a, version: '1.0.1' },
      'node_modules/b': { ...a, integrity: 'sha512-b' },
      'node_modules/c': { resolved: 'apps/c', link: true },
    };
    expect(missingPackages(clone(wanted, installed)).required).toEqual(['a', 'b', 'c']);
  });

  test('is an optional package only where it was made for this platform', () => {
    const wanted = {
      'node_modules/for-here': { ...a, optional: true, ...here },
      'node_modules/for-there': { ...a, optional: true, os: ['plan9'] },
      'node_modules/for-that': { ...a, optional: true, os: [process.platform], cpu: ['pdp11'] },
      'node_modules/for-none': { ...a, optional: true },
    };
    expect(missingPackages(clone(wanted, {}))).toEqual({ required: [], optional: ['for-here'] });
  });
});
