/** The grammar of a block's text (`text/grammar.ts`) for ProseMirror. */
import { Schema } from 'prosemirror-model';

export const textSchema = new Schema({
  nodes: {
    doc: { content: 'line+' },
    // Line feeds are words' own: a line may be broken within a block.
    line: { content: 'text*', whitespace: 'pre', toDOM: () => ['p', 0], parseDOM: [{ tag: 'p' }] },
    text: {},
  },
  marks: {
    link: {
      attrs: { href: { validate: 'string' } },
      inclusive: false,
      toDOM: (mark) => ['a', { href: String(mark.attrs['href']) }, 0],
    },
    bold: { toDOM: () => ['strong', 0], parseDOM: [{ tag: 'strong' }, { tag: 'b' }] },
    italic: { toDOM: () => ['em', 0], parseDOM: [{ tag: 'em' }, { tag: 'i' }] },
    code: { toDOM: () => ['code', 0], parseDOM: [{ tag: 'code' }] },
  },
});
