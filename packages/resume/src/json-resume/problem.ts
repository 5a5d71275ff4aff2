/** What a reader of a file tells about it: nothing was lost, but something was read otherwise than it stands there. */
export interface ResumeProblem {
  /** Where, as in `work[2].startDate`. */
  readonly path: string;
  /** A plain sentence: what stands there and what was done. */
  readonly message: string;
}

/** `work`, 2, `startDate` -> `work[2].startDate`; names that are no plain words are quoted. */
export function pathTo(parent: string, key: string | number): string {
  if (typeof key === 'number') return `${parent}[${key}]`;
  const isPlain = /^[\p{L}_$][\p{L}\p{N}_$-]{0,60}$/u.test(key);
  const name = isPlain ? key : `[${JSON.stringify(key.slice(0, 60))}]`;
  return parent === '' || !isPlain ? `${parent}${name}` : `${parent}.${name}`;
}
