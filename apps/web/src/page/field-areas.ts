/** Where fields stand on the drawn pages, and which field stands where. Lengths are points. */
import type { FieldRef } from '@peersume/resume';
import type { DrawnPreview, PreviewSegment } from '@peersume/typeset/preview';

export interface FieldArea {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Ascent and height of the lit area, in em: what looks right around text of any bundled family. */
const above = 0.95;
const tall = 1.25;
/** Sideways room around lit words, points. */
const room = 1.5;

/** One area for each stretch of a line that comes from the field. */
export function areasOfField(drawn: DrawnPreview, page: number, field: FieldRef): FieldArea[] {
  const areas: FieldArea[] = [];
  for (const { id, y } of drawn.pages[page]?.lines ?? []) {
    const own = (drawn.lines.get(id)?.segments ?? []).filter((segment) => segment.field === field);
    if (own.length === 0) continue;
    const left = Math.min(...own.map(leftOf));
    const right = Math.max(...own.map((segment) => leftOf(segment) + segment.width));
    const size = Math.max(...own.map((segment) => segment.size));
    areas.push({ x: left - room, y: y - above * size, width: right - left + 2 * room, height: tall * size });
  }
  for (const { field: shown, x, y, width, height } of drawn.pages[page]?.images ?? []) {
    if (shown === field) areas.push({ x: x - 2, y: y - 2, width: width + 4, height: height + 4 });
  }
  return areas;
}

const leftOf = (segment: PreviewSegment): number =>
  segment.direction === 'rtl' ? segment.x - segment.width : segment.x;

/** How far from a word a click may be and still mean it, points. */
const reach = 14;

export interface FieldHit {
  readonly field: FieldRef;
  /** The word under the pointer and the page's text of the field before it, to put the cursor there. */
  readonly before: string;
}

/** The field nearest to a point of a page. */
export function fieldAt(drawn: DrawnPreview, page: number, x: number, y: number): FieldHit | null {
  let best: { distance: number; hit: FieldHit } | null = null;
  const before = new Map<FieldRef, string>();
  for (const { id, y: baseline } of drawn.pages[page]?.lines ?? []) {
    for (const segment of drawn.lines.get(id)?.segments ?? []) {
      if (segment.field === undefined) continue;
      const told = before.get(segment.field) ?? '';
      const top = baseline - above * segment.size;
      const left = leftOf(segment);
      const dx = Math.max(left - x, x - left - segment.width, 0);
      const dy = Math.max(top - y, y - top - tall * segment.size, 0);
      const distance = Math.hypot(dx, dy * 2);
      if (distance <= reach && (best === null || distance < best.distance)) {
        const share = Math.min(1, Math.max(0, (x - left) / Math.max(segment.width, 0.01)));
        const along = segment.direction === 'rtl' ? 1 - share : share;
        const word = segment.text.slice(0, Math.round(along * segment.text.trimEnd().length));
        best = { distance, hit: { field: segment.field, before: told + word } };
      }
      before.set(segment.field, told + segment.text);
    }
  }
  for (const image of drawn.pages[page]?.images ?? []) {
    const inside = x >= image.x && x <= image.x + image.width && y >= image.y && y <= image.y + image.height;
    if (image.field !== undefined && inside) return { field: image.field, before: '' };
  }
  return best?.hit ?? null;
}
