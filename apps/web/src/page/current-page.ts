/** Which page is looked at, and the way to another. */

export function pageInView(pane: HTMLElement): number {
  const view = pane.getBoundingClientRect();
  const middle = view.top + view.height / 2;
  let page = 0;
  pane.querySelectorAll('.sheet').forEach((sheet, index) => {
    if (sheet.getBoundingClientRect().top < middle) page = index;
  });
  return page;
}

export function scrollToPage(pane: HTMLElement, page: number): void {
  const sheet = pane.querySelectorAll('.sheet')[page];
  if (sheet === undefined) return;
  const top = sheet.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  const smooth = !matchMedia('(prefers-reduced-motion: reduce)').matches;
  pane.scrollBy({ top: top - aboveSheet, behavior: smooth ? 'smooth' : 'instant' });
}

/** CSS pixels that stay free above a page. */
const aboveSheet = 16;

/** A screen further, but never past the beginning of the next page. */
export function turnPage(pane: HTMLElement, delta: 1 | -1): void {
  const view = pane.getBoundingClientRect();
  const sheets = [...pane.querySelectorAll('.sheet')].map((sheet) => sheet.getBoundingClientRect());
  const step = view.height * shareOfScreen;
  const tops = sheets.map(({ top }) => top - view.top - aboveSheet);
  const next = delta > 0 ? tops.find((top) => top > 1) : tops.findLast((top) => top < -1);
  const way = delta > 0 ? Math.min(step, next ?? step) : Math.max(-step, next ?? -step);
  pane.scrollBy({ top: way, behavior: 'instant' });
}

const shareOfScreen = 0.9;
