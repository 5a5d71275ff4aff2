/** Marks that stand between the parts of a line, as the résumé's language writes them. */
export interface Punctuation {
  /** Between the members of a list. */
  readonly comma: string;
  /** After the label of a row. */
  readonly colon: string;
  /** Between parts of different kinds on one line, and between items that run on; the same in every language. */
  readonly dot: string;
}

export function punctuationOf(language: string): Punctuation {
  const primary = language.toLowerCase().split(/[-_]/u)[0] ?? '';
  if (primary === 'zh' || primary === 'ja') return { comma: '、', colon: '：', dot };
  if (['ar', 'fa', 'ur', 'ps', 'ckb', 'ug', 'sd'].includes(primary)) return { comma: '، ', colon: ': ', dot };
  // French sets a narrow no-break space before a colon.
  if (primary === 'fr') return { comma: ', ', colon: '\u202f: ', dot };
  return { comma: ', ', colon: ': ', dot };
}

const dot = '  ·  ';
