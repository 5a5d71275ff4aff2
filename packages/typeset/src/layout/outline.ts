/**
 * Heading levels without a gap (PDF/UA-1 §7.4.2: the first heading is H1, and no level is skipped on the way down).
 * Where a template asks for a level too deep, the heading takes the level that follows the one it stands under, and so
 * do its siblings: h1, h3, h3 become H1, H2, H2.
 */
export interface Outline {
  /** The level that a heading gets, given the one it asks for. */
  enter(wanted: 1 | 2 | 3): 1 | 2 | 3;
  /** The headings that we are under, as asked for. */
  mark(): readonly number[];
  restore(mark: readonly number[]): void;
}

export function createOutline(): Outline {
  let above: readonly number[] = [];
  return {
    enter(wanted) {
      above = [...above.filter((level) => level < wanted), wanted];
      // `above` grows strictly from 1 to 3, so it holds one to three levels.
      return above.length as 1 | 2 | 3;
    },
    mark: () => above,
    restore(mark) {
      above = mark;
    },
  };
}
