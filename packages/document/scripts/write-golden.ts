/**
 * `npx node packages/document/scripts/write-golden.ts NAME`: stores a document as today's version writes it, into
 * `golden/NAME`, for tests to open for ever. To be done when the stored form changes; what is there is never rewritten.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { joinBytes } from '../src/log/join-bytes.ts';
import { makeGolden } from '../src/testing/write-golden.ts';

const [name] = process.argv.slice(2);
const directory = new URL(`../golden/${name}/`, import.meta.url);
if (name === undefined || !/^[\w-]+$/.test(name) || existsSync(directory)) {
  console.error(name === undefined ? 'Give it a name.' : `golden/${name} is there already, or is no name.`);
  process.exit(1);
}
const { batches, checkpoint, undo, said } = await makeGolden();
mkdirSync(directory);
writeFileSync(new URL('batches.bin', directory), joinBytes(batches));
writeFileSync(new URL('checkpoint.bin', directory), checkpoint);
writeFileSync(new URL('undo.bin', directory), undo);
writeFileSync(new URL('said.json', directory), `${JSON.stringify(said, undefined, 2)}\n`);
