/** What a check says of one condition. Facts say where it fails. */
export interface Verdict {
  readonly id: string;
  readonly result: 'pass' | 'not applicable' | 'fail';
  readonly facts: readonly string[];
}

/** Passes where there was something to look at and nothing was wrong. */
export function verdict(id: string, looked: boolean | number, facts: readonly string[]): Verdict {
  if (facts.length > 0) return { id, result: 'fail', facts };
  return { id, result: looked === false || looked === 0 ? 'not applicable' : 'pass', facts };
}

/** For conditions about things that the file does not have. */
export const absent = (ids: readonly string[]): readonly Verdict[] =>
  ids.map((id) => ({ id, result: 'not applicable', facts: [] }));
