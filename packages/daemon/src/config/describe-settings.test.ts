import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { describeSettings } from './describe-settings.ts';
import { settingNames } from './schema.ts';

const operations = fileURLToPath(new URL('../../../../docs/operations.md', import.meta.url));

test('[CF8] every setting has a row, with its variable, flag, standard and meaning', () => {
  const rows = describeSettings().split('\n').slice(2);
  expect(rows.length).toBe(settingNames.length);
  for (const row of rows) expect(row).toMatch(/^\| `\w+` \| `PEERSUME_[A-Z_]+` \| `--[a-z-]+` \| [^|]+ \| [^|]+ \|$/);
});

test.runIf(existsSync(operations))('[CF9] the table of docs/operations.md is this one', () => {
  const squeeze = (text: string) => text.replaceAll(/[ -]{2,}/gu, ' ');
  expect(squeeze(readFileSync(operations, 'utf8'))).toContain(squeeze(describeSettings()));
});
