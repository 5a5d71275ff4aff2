/** What a style attribute says of words: bold, italic, unseen, and Word's lists. */
export interface ReadStyle {
  readonly bold: boolean | undefined;
  readonly italic: boolean | undefined;
  readonly isHidden: boolean;
  readonly isWordItem: boolean;
}

export function readStyle(style: string): ReadStyle {
  if (style === '') return plain;
  // What matters stands near the beginning; a style of a megabyte is no style.
  const said = style.slice(0, maxStyleLength).toLowerCase();
  const weight = valueOf(said, 'font-weight');
  const slant = valueOf(said, 'font-style');
  const list = valueOf(said, 'mso-list');
  return {
    bold: weight === undefined ? undefined : /^(?:bold|bolder|[6-9]00)/u.test(weight),
    italic: slant === undefined ? undefined : /^(?:italic|oblique)/u.test(slant),
    // The sign that Word writes before an item is "ignored" by its own word.
    isHidden: list === 'ignore' || valueOf(said, 'display') === 'none' || valueOf(said, 'mso-hide') === 'all',
    isWordItem: list !== undefined && /^l\d+/u.test(list),
  };
}

const maxStyleLength = 4_000;
const plain: ReadStyle = { bold: undefined, italic: undefined, isHidden: false, isWordItem: false };

function valueOf(style: string, property: string): string | undefined {
  for (const declaration of style.split(';')) {
    const colon = declaration.indexOf(':');
    if (declaration.slice(0, colon).trim() === property) return declaration.slice(colon + 1).trim();
  }
  return undefined;
}
