/**
 * The grammar of a block's text, for whoever writes into its fragment: lines of letters, with the marks that a résumé
 * knows. A block is begun with one line; a second one comes from two devices that began the same text at once, or from
 * a line break in an editor, and reads as one text. ProseMirror's schema of it is `editor/text-schema.ts`. A change of
 * this grammar needs a new `schemaVersion`.
 */
export const lineName = 'line';
export const markNames = ['bold', 'italic', 'code', 'link'] as const;

/** Marks of a stretch of text, as they stand in a Y.XmlText. */
export type Attributes = Readonly<Record<string, unknown>>;

/** True where the schema above says all that the attributes say. */
export function areKnownMarks(attributes: Attributes): boolean {
  return Object.entries(attributes).every(([name, value]) => {
    if (typeof value !== 'object' || value === null) return false;
    const keys = Object.keys(value);
    if (name === 'link') return keys.length === 1 && typeof (value as Attributes)['href'] === 'string';
    return (name === 'bold' || name === 'italic' || name === 'code') && keys.length === 0;
  });
}
