/** Caret and selection in the pages' own SVG, at the places of the letters. Nothing here waits for React. */
import type { PageDrawing } from '../draw-pages.ts';
import { ascentEm, heightEm, type CaretPlace, type Stretch } from '../place/caret-place.ts';

export interface CaretDrawing {
  /** `kind`: where words are written now, or where the cursor of the form stands. */
  showCaret(place: CaretPlace | null, kind?: 'writing' | 'mark'): void;
  showSelection(stretches: readonly Stretch[]): void;
  /** As it was drawn last. */
  caret(): SVGElement | null;
}

const svgNamespace = 'http://www.w3.org/2000/svg';
/** A caret is a little shorter than the light on its line. */
const inset = 0.06;

export function createCaretDrawing(drawing: PageDrawing): CaretDrawing {
  let caret: SVGElement | null = null;
  let drawn: readonly Stretch[] = [];
  const parts: SVGElement[] = [];

  return {
    showCaret(place, kind = 'writing') {
      caret?.remove();
      caret = null;
      const sheet = place === null ? undefined : drawing.sheet(place.page);
      if (place === null || sheet === undefined) return;
      // A new element begins to blink anew: while one writes, the caret stands.
      caret = document.createElementNS(svgNamespace, 'line');
      caret.setAttribute('class', kind === 'writing' ? 'caret' : 'caret mark');
      const top = place.baseline - (ascentEm - inset) * place.size;
      const attributes = { x1: place.x, x2: place.x, y1: top, y2: top + (heightEm - 2 * inset) * place.size };
      for (const [name, value] of Object.entries(attributes)) caret.setAttribute(name, String(value));
      sheet.over.append(caret);
    },
    showSelection(stretches) {
      if (stretches.length === 0 && drawn.length === 0) return;
      drawn = stretches;
      for (const part of parts.splice(0)) part.remove();
      for (const { page, x, y, width, height } of stretches) {
        const sheet = drawing.sheet(page);
        if (sheet === undefined) continue;
        const part = document.createElementNS(svgNamespace, 'rect');
        part.setAttribute('class', 'selected');
        for (const [name, value] of Object.entries({ x, y, width, height })) part.setAttribute(name, String(value));
        sheet.under.append(part);
        parts.push(part);
      }
    },
    caret: () => caret,
  };
}
