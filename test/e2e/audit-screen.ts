/** What stands in anyone's way on a screen: by axe, and by its width. */
import axeCore from 'axe-core';
import type { Page } from 'playwright-core';

/** In words; nothing where all is well. `colours` looks at contrast alone: where only those can have changed. */
export async function auditScreen(page: Page, what: 'all' | 'colours' = 'all'): Promise<readonly string[]> {
  // Through the debugger: the content security policy would stop a script element.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeCore.source);
  // Between two screens there is none.
  await page.locator('main, [role=dialog], dialog[open]').first().waitFor({ state: 'attached' });
  return page.evaluate(async (only) => {
    const { axe } = window as unknown as { axe: { run(context: object, options: object): Promise<AxeResults> } };
    // Pages are paper: what stands there is judged where it is designed. axe would still walk through every glyph of
    // them, which takes most of its time; so they lie blank while it looks.
    const papers = [...document.querySelectorAll('.sheet svg, .thumbnail svg')].map((paper) => ({
      paper,
      drawn: [...paper.childNodes],
    }));
    for (const { paper } of papers) paper.replaceChildren();
    // Behind a dialog everything else is hidden, the main part and the first heading too.
    const ofWholePages = document.querySelector('[role=dialog], dialog[open]') === null;
    const rules = { 'landmark-one-main': { enabled: ofWholePages }, 'page-has-heading-one': { enabled: ofWholePages } };
    const results = await axe
      .run(
        { exclude: ['.sheet', '.thumbnail'] },
        {
          resultTypes: ['violations'],
          preload: false,
          ...(only === 'colours' ? { runOnly: ['color-contrast'] } : { rules }),
        },
      )
      .finally(() => {
        for (const { paper, drawn } of papers) paper.prepend(...drawn);
      });
    const found = results.violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map((node) => `${node.html.slice(0, 120)} ${node.failureSummary ?? ''}`).join(' | ')}`,
    );
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth <= clientWidth ? found : [...found, `scrolls sideways: ${scrollWidth} in ${clientWidth}`];
  }, what);
}

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}
