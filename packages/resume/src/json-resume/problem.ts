/** What a reader of a file tells about it: nothing was lost, but something was read otherwise than it stands there. */
export interface ResumeProblem {
  /** Where, as in `work[2].startDate`. */
  readonly path: string;
  /** A plain sentence: what stands there and what was done. */
  readonly message: string;
  /** The same as a fact, for programs that say it in another language. */
  readonly became: Became;
}

/** What a reader made of something that stands otherwise than it belongs. */
export type Became =
  /** Understood all the same: a text for a list, a number for a text, a date in other words. */
  | 'readOtherwise'
  /** An old or another name for what is meant. */
  | 'renamed'
  /** No date; its words are shown. */
  | 'asWritten'
  /** Of several only the first has a place. */
  | 'firstUsed'
  /** Kept in the file. */
  | 'notShown'
  /** Not kept: a setting that this version does not know, or what cannot stand there. */
  | 'leftAside'
  /** What must be there and was not, or was wrong. */
  | 'usualValue'
  /** Letters of an old encoding, which may be others than they look. */
  | 'guessedLetters'
  /** There are more than are listed. */
  | 'more';

/** `work`, 2, `startDate` -> `work[2].startDate`; names that are no plain words are quoted. */
export function pathTo(parent: string, key: string | number): string {
  if (typeof key === 'number') return `${parent}[${key}]`;
  const isPlain = /^[\p{L}_$][\p{L}\p{N}_$-]{0,60}$/u.test(key);
  const name = isPlain ? key : `[${JSON.stringify(key.slice(0, 60))}]`;
  return parent === '' || !isPlain ? `${parent}${name}` : `${parent}.${name}`;
}
