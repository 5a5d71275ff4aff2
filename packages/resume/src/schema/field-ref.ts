/**
 * Names one field of a résumé: what a click on the page leads to, and what the cursor in a form lights up.
 * `basics/name`, `basics/profiles` …, or `<entity id>/<property>` for a section, entry, role, profile or text block
 * (a text block's words are `<block id>/inlines`).
 */
export type FieldRef = `${string}/${string}`;

export const fieldRef = (entity: string, property: string): FieldRef => `${entity}/${property}`;
