/** Writes the golden archive of a new version: once, before that version is given to anybody. */
import { existsSync, writeFileSync } from 'node:fs';
import { archiveVersion } from '../src/archive/archive.ts';
import { goldenArchive } from '../src/archive/golden/golden-archive.ts';
import { writeArchive } from '../src/archive/write-archive.ts';

const file = new URL(`../src/archive/golden/version-${archiveVersion}.zip`, import.meta.url);
if (existsSync(file)) throw new Error(`version ${archiveVersion} has its golden archive: old files stay as they are`);
writeFileSync(file, writeArchive(goldenArchive));
