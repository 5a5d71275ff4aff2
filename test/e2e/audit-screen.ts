/** axe finds nothing in anyone's way, and nothing stands out at the side. Needs a page that lets axe in (`bypassCSP`). */
import axeCore from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

export async function auditScreen(page: Page): Promise<void> {
  const { scrollWidth, clientWidth } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return { scrollWidth, clientWidth };
  });
  expect(scrollWidth, 'no scrolling sideways').toBeLessThanOrEqual(clientWidth);
  await page.evaluate(axeCore.source);
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(context: object, options: object): Promise<AxeResults> } };
    // Pages are paper: what stands there is judged where it is designed.
    const results = await axe.run({ exclude: ['.sheet', '.thumbnail'] }, { resultTypes: ['violations'] });
    return results.violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map((node) => `${node.html.slice(0, 120)} ${node.failureSummary ?? ''}`).join(' | ')}`,
    );
  });
  expect(violations).toEqual([]);
}

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}
