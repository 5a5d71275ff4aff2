import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('docs/templates.md shows the very template that the tests run', () => {
  const page = readFileSync(new URL('../../../../docs/templates.md', import.meta.url), 'utf8');
  const shown = /<!-- packages\/typeset\/src\/templates\/testing\/plain\.ts -->\n```ts\n(?<code>.*?)```\n/su.exec(page);
  const code = readFileSync(new URL('testing/plain.ts', import.meta.url), 'utf8');
  expect(shown?.groups?.['code']).toBe(code);
});
