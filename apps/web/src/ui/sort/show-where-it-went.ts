/** Lets what moved glide from its old place to the new one, so that eyes can follow. Nothing where motion is reduced. */

export function showWhereItWent(item: HTMLElement, change: () => void): void {
  const lasts = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--calm')) || 0;
  const id = item.dataset['sortItem'];
  const before = lasts > 0 ? tops() : undefined;
  change();
  requestAnimationFrame(() => {
    if (before === undefined || id === undefined) return;
    for (const [element, top] of tops()) {
      const old = before.get(element);
      const delta = old === undefined ? 0 : old - top;
      if (delta === 0 || Math.abs(delta) > maxGlidePx || isInsideMoving(element, before)) continue;
      element.animate([{ transform: `translateY(${delta}px)` }, { transform: 'none' }], {
        duration: lasts,
        easing: 'cubic-bezier(0.2, 0, 0, 1)',
      });
    }
  });
}

/** What comes from farther away is not seen on its way. */
const maxGlidePx = 1200;

const tops = (): Map<Element, number> => {
  const found = new Map<Element, number>();
  for (const element of document.querySelectorAll('[data-sort-item]')) {
    const { top, bottom } = element.getBoundingClientRect();
    if (bottom > 0 && top < innerHeight) found.set(element, top);
  }
  return found;
};

/** An item in an item that glides is carried by it. */
function isInsideMoving(element: Element, known: ReadonlyMap<Element, number>): boolean {
  const outer = element.parentElement?.closest('[data-sort-item]');
  return outer !== null && outer !== undefined && known.has(outer);
}
