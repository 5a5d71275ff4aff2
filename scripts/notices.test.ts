import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { notices, noticesFile } from './notices.mjs';

test('THIRD-PARTY-NOTICES.md names what is shipped; if this fails, run: npm run notices', () => {
  expect(readFileSync(noticesFile, 'utf8')).toBe(notices());
});

test('every library that is shipped is under a permissive licence', () => {
  const licences = [...notices().matchAll(/^- \*\*[^*]+\*\* [\d.]+: (\S+)$/gm)].map(([, licence]) => licence);
  expect(licences.length).toBeGreaterThan(10);
  // Unicode's licence is that of plural rules made from its data: as free as MIT.
  const permissive = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'Unicode-DFS-2016'];
  for (const licence of licences) expect(permissive).toContain(licence);
});
