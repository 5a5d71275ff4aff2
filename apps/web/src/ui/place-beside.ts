/** Puts something of the top layer beside a button: below it, or above where there is more room, and within the window. */

/** Kept free at the window's edge, and between the two. */
const edgePx = 8;
const gapPx = 4;

export function placeBeside(element: HTMLElement, button: Element, align: 'start' | 'end'): void {
  const box = button.getBoundingClientRect();
  const { innerWidth: width, innerHeight: height } = window;
  const isRtl = getComputedStyle(button).direction === 'rtl';
  const below = height - box.bottom - gapPx - edgePx;
  const above = box.top - gapPx - edgePx;
  element.style.maxHeight = '';
  const wanted = element.scrollHeight;
  const goesAbove = wanted > below && above > below;
  element.style.maxHeight = `${Math.floor(Math.min(Math.max(goesAbove ? above : below, 160), maxHeightPx))}px`;
  const { offsetWidth, offsetHeight } = element;
  const atLeft = (align === 'start') !== isRtl;
  const left = atLeft ? box.left : box.right - offsetWidth;
  const top = goesAbove ? box.top - gapPx - offsetHeight : box.bottom + gapPx;
  element.style.left = `${Math.max(edgePx, Math.min(left, width - offsetWidth - edgePx))}px`;
  element.style.top = `${Math.max(edgePx, Math.min(top, height - offsetHeight - edgePx))}px`;
}

const maxHeightPx = 520;
