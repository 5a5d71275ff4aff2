/** Whether a language is written from right to left: by its script where the tag names one, else by the language. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const [first = '', second = ''] = language.toLowerCase().replaceAll('_', '-').split('-');
  if (second.length === 4) return rightToLeftScripts.has(second) ? 'rtl' : 'ltr';
  if (second === 'pk' && first === 'pa') return 'rtl';
  return rightToLeftLanguages.has(first) ? 'rtl' : 'ltr';
}

const rightToLeftScripts: ReadonlySet<string> = new Set([
  ...['adlm', 'arab', 'aran', 'hebr', 'mand', 'mend', 'nkoo', 'rohg', 'samr', 'syrc', 'thaa'],
]);

const rightToLeftLanguages: ReadonlySet<string> = new Set([
  ...['ar', 'arc', 'arz', 'ary', 'azb', 'bal', 'bgn', 'bqi', 'ckb', 'dv', 'fa', 'glk', 'he', 'iw', 'khw', 'ks', 'lrc'],
  ...['mzn', 'nqo', 'pnb', 'ps', 'prs', 'sd', 'skr', 'syr', 'ug', 'ur', 'yi', 'ji'],
]);
