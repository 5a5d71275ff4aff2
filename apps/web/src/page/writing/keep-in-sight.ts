/** The editor that is not seen goes where the caret is, so that input methods open beside it; the pane follows the caret. */

/** CSS pixels kept free above and below the caret. */
const margin = 24;

export function keepInSight(
  caret: SVGElement,
  pane: HTMLElement,
  editor: HTMLElement,
  layer: HTMLElement,
  mayScroll: boolean,
): void {
  const box = caret.getBoundingClientRect();
  const origin = layer.getBoundingClientRect();
  const view = pane.getBoundingClientRect();
  // A keyboard on the screen covers the lower part of the window.
  const screen = window.visualViewport;
  const bottom = Math.min(view.bottom, screen === null ? Infinity : screen.offsetTop + screen.height);
  editor.style.transform = `translate(${box.left - origin.left}px, ${box.top - origin.top}px)`;
  editor.style.height = `${Math.max(1, box.height)}px`;
  if (!mayScroll) return;
  pane.style.setProperty('--covered', `${Math.max(0, Math.round(view.bottom - bottom))}px`);
  const down = box.bottom + margin - bottom;
  const up = view.top + margin - box.top;
  const right = box.right + margin - view.right;
  const left = view.left + margin - box.left;
  const y = down > 0 ? down : up > 0 ? -up : 0;
  const x = right > 0 ? right : left > 0 ? -left : 0;
  if (x !== 0 || y !== 0) pane.scrollBy({ left: x, top: y, behavior: 'instant' });
}
