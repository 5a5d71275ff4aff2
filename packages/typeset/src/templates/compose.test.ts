import { loadSample } from '@peersume/resume';
import { expect, test } from 'vitest';
import { templates } from './index.ts';
import { resolveTheme } from './theme.ts';

test('every template composes a sample', async () => {
  const resume = await loadSample('software-developer');
  for (const template of templates) {
    const { theme } = resolveTheme(resume, template);
    expect(template.compose(resume, theme).length).toBeGreaterThan(3);
  }
});
