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

/** The field nearest to a point of a page; beside a line, the line's nearest. */
export function fieldAt(drawn: DrawnPreview, page: number, x: number, y: number): FieldRef | null {
  for (const image of drawn.pages[page]?.images ?? []) {
    const inside = x >= image.x && x <= image.x + image.width && y >= image.y && y <= image.y + image.height;
    if (image.field !== undefined && inside) return image.field;
  }
  let best: { distance: number; field: FieldRef } | null = null;
  for (const { id, y: baseline } of drawn.pages[page]?.lines ?? []) {
    for (const segment of drawn.lines.get(id)?.segments ?? []) {
      if (segment.field === undefined) continue;
      const top = baseline - above * segment.size;
      const left = leftOf(segment);
      const dx = Math.max(left - x, x - left - segment.width, 0);
      const dy = Math.max(top - y, y - top - tall * segment.size, 0);
      if (dy > 0 && Math.hypot(dx, dy * 2) > reach) continue;
      const distance = dx + dy * reach;
      if (best === null || distance < best.distance) best = { distance, field: segment.field };
    }
  }
  return best?.field ?? null;
}

/** The field of the line nearest above or below a point where no words are. */
export function fieldByLine(drawn: DrawnPreview, page: number, y: number): FieldRef | null {
  let best: { distance: number; field: FieldRef } | null = null;
  for (const { id, y: baseline } of drawn.pages[page]?.lines ?? []) {
    const field = drawn.lines.get(id)?.segments.find((segment) => segment.field !== undefined)?.field;
    const distance = Math.abs(baseline - y);
    if (field !== undefined && distance < entryReach && (best === null || distance < best.distance)) {
      best = { distance, field };
    }
  }
  return best?.field ?? null;
}

/** So far from a line one still means the entry that it is of, points. */
const entryReach = 40;
