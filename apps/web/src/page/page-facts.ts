import type { LayoutFinding } from '@peersume/typeset';

/** What is known of the pages that stand on the desk now. */
export interface PageFacts {
  readonly pageCount: number;
  /** Lines of text on the last page. */
  readonly lastPageLines: number;
  readonly findings: readonly LayoutFinding[];
  /** Why the newest edit could not be typeset; the pages before it stay. */
  readonly failure: string | null;
}

export const noPages: PageFacts = { pageCount: 0, lastPageLines: 0, findings: [], failure: null };
