/** A real file system without room, and one that may only be read. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Where this program may mount what nobody else sees. */
const mayMount =
  process.platform === 'linux' &&
  spawnSync('unshare', ['--mount', 'sh', '-c', 'mount -t tmpfs none /mnt']).status === 0;

test.skipIf(!mayMount)('[ND5] [ST20] [ST21] a real disk that is full, has room again, and becomes read-only', () => {
  const directory = mkdtempSync(join(tmpdir(), 'peersume-small-'));
  const program = [process.execPath, join(import.meta.dirname, 'small-disk-process.ts'), directory];
  const { stdout, stderr } = spawnSync('unshare', ['--mount', ...program], { encoding: 'utf8' });
  rmSync(directory, { recursive: true, force: true });
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({
    full: ['StoreFull', 'ok'],
    keepsAll: true,
    true: true,
    withRoom: ['ok'],
    complete: true,
    readOnly: [true],
  });
});
