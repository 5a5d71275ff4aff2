/**
 * "Fit to N pages": the roomiest setting at which the résumé takes at most N pages. Settings form one scale from the
 * design's own to the densest that reads well, in a fixed order: spaces between blocks first, then leading, then size,
 * then margins. It never stretches. A binary search over the scale counts pages at a handful of settings; it looks at
 * nothing but those counts, so the same résumé always gets the same setting.
 */
import type { Margins } from '@peersume/resume';

export interface Density {
  /** Multiple of the template's spaces between blocks. */
  readonly spacing: number;
  /** Line height in multiples of the size. */
  readonly leading: number;
  /** Points. */
  readonly size: number;
  readonly margins: Margins;
}

/** Below this, entries no longer look parted. */
export const tightestSpacing = 0.55;
/** Below this, lines of text touch. */
export const tightestLeading = 1.15;
/** Points. Smaller text is read with effort, and recruiters' advice is never under 9. */
export const smallestSize = 9;
/** Points: half an inch, what office printers and eyes need. */
export const narrowestMargin = 36;

/** How many steps each part of the scale has; steps finer than this are not seen. */
const spacingSteps = 18;
const leadingSteps = 10;
const sizeSteps = 12;
const marginSteps = 6;

export interface Fit<T> {
  readonly density: Density;
  readonly layout: T;
  readonly pages: number;
  /** False where even the densest setting takes more pages; the setting is then the roomiest with as few pages as that. */
  readonly fits: boolean;
}

export function fitPages<T>(
  own: Density,
  wanted: number,
  layOutAt: (density: Density) => { readonly layout: T; readonly pages: number },
): Fit<T> {
  const natural = layOutAt(own);
  if (natural.pages <= wanted) return { density: own, ...natural, fits: true };
  const scale = densityScale(own);
  let dense = scale.length - 1;
  let best = { density: scale[dense] ?? own, ...layOutAt(scale[dense] ?? own) };
  const target = Math.max(wanted, best.pages);
  const fits = best.pages <= wanted;
  if (natural.pages <= target) return { density: own, ...natural, fits };
  let roomy = 0;
  // Invariant: the setting at `roomy` takes too many pages, the one at `dense` does not.
  while (dense - roomy > 1) {
    const middle = (roomy + dense) >> 1;
    const density = scale[middle] ?? own;
    const tried = layOutAt(density);
    if (tried.pages <= target) {
      dense = middle;
      best = { density, ...tried };
    } else {
      roomy = middle;
    }
  }
  return { ...best, fits };
}

/** From the design's own setting to the densest, each step denser than the one before. */
export function densityScale(own: Density): readonly Density[] {
  const scale = [own];
  const extend = (steps: number, at: (part: number) => Density): void => {
    for (let step = 1; step <= steps; step++) scale.push(at(step / steps));
  };
  const spacing = Math.min(own.spacing, tightestSpacing);
  const leading = Math.min(own.leading, tightestLeading);
  const size = Math.min(own.size, smallestSize);
  if (spacing < own.spacing) {
    extend(spacingSteps, (part) => ({ ...own, spacing: between(own.spacing, spacing, part) }));
  }
  if (leading < own.leading) {
    extend(leadingSteps, (part) => ({ ...own, spacing, leading: between(own.leading, leading, part) }));
  }
  if (size < own.size) {
    extend(sizeSteps, (part) => ({ ...own, spacing, leading, size: between(own.size, size, part) }));
  }
  if (Object.values(own.margins).some((margin) => margin > narrowestMargin)) {
    extend(marginSteps, (part) => ({ margins: narrow(own.margins, part), spacing, leading, size }));
  }
  return scale;
}

function narrow({ top, right, bottom, left }: Margins, part: number): Margins {
  const side = (margin: number): number => between(margin, Math.min(margin, narrowestMargin), part);
  return { top: side(top), right: side(right), bottom: side(bottom), left: side(left) };
}

/** Rounded to a thousandth, so that the numbers shown are the numbers used. */
const between = (from: number, to: number, part: number): number =>
  Math.round((from + (to - from) * part) * 1000) / 1000;
