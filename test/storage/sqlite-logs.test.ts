/** The logs of a data directory hold what documents ask of any store. */
import { type LogStore } from '@peersume/base';
import { describeLogStore } from '@peersume/document/testing';
import { type DataDirectory, openDataDirectory } from '@peersume/storage/node';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const opened = new Map<LogStore, DataDirectory>();

async function open(path: string): Promise<LogStore> {
  const directory = await openDataDirectory(path);
  if (!directory.ok) throw new Error(JSON.stringify(directory.error));
  opened.set(directory.value.logs, directory.value);
  return directory.value.logs;
}

afterAll(() => {
  for (const directory of opened.values()) {
    directory.close();
    rmSync(directory.path, { recursive: true, force: true });
  }
});

describeLogStore({
  name: 'logs in SQLite',
  create: () => open(mkdtempSync(join(tmpdir(), 'peersume-logs-'))),
  async reopen(store) {
    const directory = opened.get(store);
    if (directory === undefined) throw new Error('opened by this test');
    directory.close();
    return open(directory.path);
  },
});
