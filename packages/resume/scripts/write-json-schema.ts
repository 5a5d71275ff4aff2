/** Writes `resume.schema.json`. Run it after a change to the schema: `npx node packages/resume/scripts/write-json-schema.ts`. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { resumeJsonSchema } from '../src/schema/json-schema.ts';

const path = fileURLToPath(new URL('../resume.schema.json', import.meta.url));
writeFileSync(path, `${JSON.stringify(resumeJsonSchema(), null, 2)}\n`);
