/** Writes the data directory that every later version must open: once for each version, never again. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillGolden } from '../src/node/data-directory/golden/golden-content.ts';
import { directoryVersion, openDataDirectory } from '../src/node/data-directory/open-data-directory.ts';

const directory = mkdtempSync(join(tmpdir(), 'peersume-golden-'));
const opened = await openDataDirectory(directory);
if (!opened.ok) throw new Error(JSON.stringify(opened.error));
await fillGolden(opened.value);
opened.value.close();
const target = join(import.meta.dirname, `../src/node/data-directory/golden/version-${directoryVersion}`);
for (const name of ['version', 'peersume.db', 'identity.key'])
  cpSync(join(directory, name), join(target, name), { errorOnExist: true, force: false });
rmSync(directory, { recursive: true });
