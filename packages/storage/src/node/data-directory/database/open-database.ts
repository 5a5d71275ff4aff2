/**
 * Opens the database and brings it to the newest version. Before it changes an older one it keeps a copy of it beside;
 * each step is one transaction, so that a kill leaves the one version or the other. What is committed is on the disk
 * (`synchronous=FULL`).
 */
import { err, ok, type Result } from '@peersume/base';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { migrations as published } from './migrations.ts';

export type OpenDatabaseError =
  | { readonly type: 'DatabaseNewer'; readonly version: number; readonly supported: number }
  | { readonly type: 'DatabaseUnusable'; readonly detail: string };

/** "PSUM": what SQLite keeps in its header to tell whose a file is. */
const applicationId = 0x50_53_55_4d;
/** Milliseconds for a program that only looks (a backup) to give way. */
const maxBusyMs = 5_000;

export function openDatabase(
  path: string,
  migrations: readonly string[] = published,
): Result<DatabaseSync, OpenDatabaseError> {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: maxBusyMs });
    database.exec('PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON;');
    const id = numberOf(database, 'application_id');
    const version = numberOf(database, 'user_version');
    const isEmpty = numberOf(database, 'schema_version') === 0;
    const fault = faultOf(id, version, isEmpty, migrations.length);
    if (fault !== undefined) {
      database.close();
      return err(fault);
    }
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    if (version > 0 && version < migrations.length) keepCopy(database, `${path}.before-${version + 1}`);
    for (const [step, sql] of migrations.entries()) if (step >= version) migrate(database, sql, step + 1);
    return ok(database);
  } catch (error) {
    if (database?.isOpen === true) database.close();
    return err({ type: 'DatabaseUnusable', detail: error instanceof Error ? error.message : String(error) });
  }
}

function faultOf(id: number, version: number, isEmpty: boolean, supported: number): OpenDatabaseError | undefined {
  const isOurs = id === applicationId || (id === 0 && version === 0 && isEmpty);
  if (!isOurs) return { type: 'DatabaseUnusable', detail: 'the database belongs to another program' };
  return version > supported ? { type: 'DatabaseNewer', version, supported } : undefined;
}

/** Whole or not at all; one that is there already is from the same version, and stays. */
function keepCopy(database: DatabaseSync, path: string): void {
  if (existsSync(path)) return;
  const unfinished = `${path}.new`;
  rmSync(unfinished, { force: true });
  database.prepare('VACUUM INTO ?').run(unfinished);
  renameSync(unfinished, path);
}

function migrate(database: DatabaseSync, sql: string, version: number): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    database.exec(sql);
    database.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${version}; COMMIT`);
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function numberOf(database: DatabaseSync, pragma: 'application_id' | 'user_version' | 'schema_version'): number {
  return Number(Object.values(database.prepare(`PRAGMA ${pragma}`).get() ?? {})[0]);
}
