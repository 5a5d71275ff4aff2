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

/** How many steps each part of the scale has; finer ones are not seen. Together 31: five layouts find the right one. */
const spacingSteps = 10;
const leadingSteps = 7;
const sizeSteps = 10;
const marginSteps = 4;

export interface Fit<T> extends LaidOutAt<T> {
  readonly density: Density;
  /** False where even the densest setting takes more pages; the setting is then the roomiest with as few pages as that. */
  readonly fits: boolean;
}

export function fitPages<T>(own: Density, wanted: number, layOutAt: (density: Density) => LaidOutAt<T>): Fit<T> {
  const natural = layOutAt(own);
  if (natural.pages <= wanted) return { density: own, ...natural, fits: true };
  const tried = new Map<Density, LaidOutAt<T>>([[own, natural]]);
  const scale = densityScale(own);
  const at = (density: Density): LaidOutAt<T> => {
    const known = tried.get(density) ?? layOutAt(density);
    tried.set(density, known);
    return known;
  };

  const fitting = roomiest(scale, (density) => at(density).pages <= wanted);
  if (fitting !== undefined) return { density: fitting, ...at(fitting), fits: true };
  const fewest = at(scale.at(-1) ?? own).pages;
  const best = roomiest([own, ...scale], (density) => at(density).pages <= fewest) ?? own;
  return { density: best, ...at(best), fits: false };
}

interface LaidOutAt<T> {
  readonly layout: T;
  readonly pages: number;
}

/** The first setting that will do, given that every denser one will. */
function roomiest(scale: readonly Density[], willDo: (density: Density) => boolean): Density | undefined {
  let from = 0;
  let to = scale.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const density = scale[middle];
    if (density !== undefined && willDo(density)) to = middle;
    else from = middle + 1;
  }
  return scale[from];
}

/** To the densest setting from the first one denser than the design's own, each step denser than the one before. */
export function densityScale(own: Density): readonly Density[] {
  const scale: Density[] = [];
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
