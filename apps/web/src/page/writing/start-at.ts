/** Where writing begins in a field: at an end, over all of it, at an offset, or where the page was touched. */
export type StartAt = 'start' | 'end' | 'all' | number | PagePoint;

export interface PagePoint {
  readonly page: number;
  /** Points. */
  readonly x: number;
  readonly y: number;
}
