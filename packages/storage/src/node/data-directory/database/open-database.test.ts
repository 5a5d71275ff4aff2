import { assert } from '@peersume/base';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { temporaryDirectory } from '../../testing/temporary-directory.ts';
import { openDatabase } from './open-database.ts';
import { createSmallValues } from './small-values.ts';

const one = 'CREATE TABLE a (x INTEGER) STRICT; INSERT INTO a VALUES (1);';
const two = 'ALTER TABLE a ADD COLUMN y INTEGER; UPDATE a SET y = x + 1;';

function open(path: string, migrations?: readonly string[]): DatabaseSync {
  const opened = openDatabase(path, migrations);
  assert(opened.ok, 'the database opens');
  return opened.value;
}

describe('[DD9] an older database', () => {
  test('is brought to the newest version, and a copy of the old one stays', async () => {
    const path = join(await temporaryDirectory(), 'a.db');
    open(path, [one]).close();
    const database = open(path, [one, two]);
    expect({ ...database.prepare('SELECT * FROM a').get() }).toEqual({ x: 1, y: 2 });
    database.close();
    const before = open(`${path}.before-2`, [one]);
    expect({ ...before.prepare('SELECT * FROM a').get() }).toEqual({ x: 1 });
    before.close();
    open(path, [one, two]).close();
  });

  test('stays as it was where a step fails', async () => {
    const path = join(await temporaryDirectory(), 'a.db');
    open(path, [one]).close();
    const failed = openDatabase(path, [one, 'DELETE FROM a; SELECT * FROM nowhere;']);
    expect(failed).toMatchObject({ ok: false, error: { type: 'DatabaseUnusable' } });
    const database = open(path, [one]);
    expect({ ...database.prepare('SELECT * FROM a').get() }).toEqual({ x: 1 });
    database.close();
  });
});

test('[DD4] a newer database is refused, and nothing beside it made', async () => {
  const path = join(await temporaryDirectory(), 'a.db');
  open(path, [one, two]).close();
  expect(openDatabase(path, [one])).toEqual({
    ok: false,
    error: { type: 'DatabaseNewer', version: 2, supported: 1 },
  });
  expect(existsSync(`${path}.before-2`)).toBe(false);
});

test('[DD5] a database of another program is not touched', async () => {
  const path = join(await temporaryDirectory(), 'a.db');
  const theirs = new DatabaseSync(path);
  theirs.exec('CREATE TABLE theirs (x)');
  theirs.close();
  expect(openDatabase(path)).toMatchObject({ ok: false, error: { type: 'DatabaseUnusable' } });
});

test('[DD10] a commit is on the disk before it is acknowledged, and a full disk changes nothing', async () => {
  const database = open(join(await temporaryDirectory(), 'a.db'));
  expect(Object.values(database.prepare('PRAGMA synchronous').get() ?? {})).toEqual([2]);
  expect(Object.values(database.prepare('PRAGMA journal_mode').get() ?? {})).toEqual(['wal']);
  const values = createSmallValues(database);
  values.put('a', Uint8Array.of(1));
  const pages = Number(Object.values(database.prepare('PRAGMA page_count').get() ?? {})[0]);
  database.exec(`PRAGMA max_page_count = ${pages}`);
  expect(values.put('a', new Uint8Array(1_000_000))).toEqual({ ok: false, error: { type: 'StoreFull' } });
  expect(values.get('a')).toEqual({ ok: true, value: Uint8Array.of(1) });
  database.exec('PRAGMA max_page_count = 4294967294');
  expect(values.put('a', new Uint8Array(1_000_000)).ok).toBe(true);
  database.close();
});
