/** The boundary check: which room imports which, and what may not stand in a tracked file. */
import { spawnSync } from 'node:child_process';
import { findViolations } from './boundaries/check.mjs';
import { rooms, rootFiles } from './boundaries/rooms.mjs';
import { findForbiddenText } from './boundaries/tracked-files.mjs';
import { root } from './root.mjs';

const fewestImports = 1_000; // there were 2,000 when this was written; fewer means that the parser sees too little

const tracked = trackedFiles();
const { violations, fileCount, importCount } = findViolations({ root, rooms, rootFiles, tracked });
if (importCount < fewestImports) {
  violations.push({
    file: 'scripts',
    line: 1,
    message: `only ${importCount} imports were found in ${fileCount} files`,
  });
}
violations.push(...findForbiddenText(root, tracked));

for (const { file, line, message } of violations) console.error(`${file}:${line}: ${message}`);
console.log(`  ${fileCount} files, ${importCount} imports, ${violations.length} violations`);
process.exitCode = violations.length > 0 ? 1 : 0;

/** Without git (an unpacked archive) the walk over the rooms stands alone. */
function trackedFiles() {
  const { status, stdout } = spawnSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8', maxBuffer: 64 << 20 });
  return status === 0 ? stdout.split('\0').filter((file) => file !== '') : [];
}
