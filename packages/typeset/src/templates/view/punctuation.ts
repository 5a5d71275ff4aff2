/** Marks that stand between the parts of a line, as the résumé's language writes them. */
export interface Punctuation {
  /** Between the members of a list. */
  readonly comma: string;
  /** After the label of a row. */
  readonly colon: string;
}

export function punctuationOf(language: string): Punctuation {
  const primary = language.toLowerCase().split(/[-_]/u)[0] ?? '';
  if (primary === 'zh' || primary === 'ja') return { comma: '、', colon: '：' };
  if (['ar', 'fa', 'ur', 'ps', 'ckb', 'ug', 'sd'].includes(primary)) return { comma: '، ', colon: ': ' };
  // French sets a narrow no-break space before a colon.
  if (primary === 'fr') return { comma: ', ', colon: '\u202f: ' };
  return { comma: ', ', colon: ': ' };
}
