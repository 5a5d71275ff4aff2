/** A program of its own, for tests that kill it: opens the directory that it is given and appends to a log for ever. */
import { writeSync } from 'node:fs';
import { openDataDirectory } from '../data-directory/open-data-directory.ts';

const opened = await openDataDirectory(process.argv[2] ?? '');
if (!opened.ok) {
  writeSync(1, `${JSON.stringify(opened.error)}\n`);
  process.exit(1);
}
writeSync(1, 'open\n');
for (let entry = 0; process.argv[3] === 'write'; entry++) {
  const bytes = new Uint8Array(200).fill(entry & 255);
  const written = await opened.value.logs.write('log', { append: [bytes, bytes] });
  if (written.ok) writeSync(1, `${written.value}\n`);
}
// The directory is held until the process is killed.
process.stdin.resume();
