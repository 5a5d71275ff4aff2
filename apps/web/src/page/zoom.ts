/**
 * How large the page is shown: as wide as the pane, as a whole, or a multiple of its printed size. While it grows or
 * shrinks, the point under the pointer (or the middle) stays where it is.
 */
import type { Zoom } from '../shell/view-state.ts';

/** A point is 1/72 inch, a CSS pixel 1/96. */
export const pixelsPerPoint = 96 / 72;
export const minScale = 0.5;
export const maxScale = 2;
const steps = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2];
/** Wider than this the page grows no more by itself: longer lines than one can read from a desk. */
const maxFit = 1.25;
const minFit = 0.2;
/** A4 is the narrower sheet, Letter the shorter: fitting the larger of both keeps the scale when the paper changes. */
const paper = { width: 612, height: 842 };

export interface Fits {
  readonly width: number;
  readonly page: number;
}

export function fitsOf(pane: HTMLElement): Fits {
  const style = getComputedStyle(pane);
  const width = pane.clientWidth - parseFloat(style.paddingInlineStart) - parseFloat(style.paddingInlineEnd);
  const height = pane.clientHeight - 2 * wholePageMargin;
  const clamp = (scale: number): number => Math.max(minFit, Math.min(maxFit, scale));
  const byWidth = clamp(width / (paper.width * pixelsPerPoint));
  return { width: byWidth, page: Math.min(byWidth, clamp(height / (paper.height * pixelsPerPoint))) };
}

/** CSS pixels above and below a page that is shown as a whole. */
const wholePageMargin = 16;

export const scaleOf = (zoom: Zoom, fits: Fits): number =>
  zoom === 'fit' ? fits.width : zoom === 'page' ? fits.page : zoom;

export const larger = (scale: number): number => steps.find((step) => step > scale + 0.01) ?? maxScale;
export const smaller = (scale: number): number => steps.findLast((step) => step < scale - 0.01) ?? minScale;

export const withinLimits = (scale: number): number => Math.max(minScale, Math.min(maxScale, scale));

/** Sets the scale at once and keeps a point of the window over the same point of the page. */
export function setScale(pane: HTMLElement, scale: number, at?: { readonly x: number; readonly y: number }): void {
  const place = pane.querySelector('.sheets');
  const view = pane.getBoundingClientRect();
  const point = at ?? { x: view.left + view.width / 2, y: view.top + view.height / 2 };
  // At the beginning it stays at the beginning.
  const isAtStart = at === undefined && pane.scrollTop === 0;
  const before = place?.getBoundingClientRect();
  pane.style.setProperty('--scale', String(scale * pixelsPerPoint));
  if (isAtStart) return;
  const after = place?.getBoundingClientRect();
  if (before === undefined || after === undefined || before.width === 0 || before.height === 0) return;
  const x = after.left + ((point.x - before.left) / before.width) * after.width;
  const y = after.top + ((point.y - before.top) / before.height) * after.height;
  pane.scrollBy({ left: x - point.x, top: y - point.y, behavior: 'instant' });
}
