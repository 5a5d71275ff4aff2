/**
 * Where everything lies in the Yjs document. Only root types are used, named after what they hold: a root type comes
 * into being by being named, so two devices that begin the same thing at once never shut each other out, and nobody can
 * delete one.
 *
 * - `about`: `schema` (a number, see `schema-version.ts`), `id`
 * - `kinds`: entity id -> what it is (`kind.ts`); written once
 * - `places`: entity id -> `[parent id, order key]`, one value, so that a move is one change
 * - `gone`: `<name of what was removed>|<client>` -> what the remover had seen (`gone.ts`)
 * - `lives`: which letters were moved or brought back as which (`lives/`)
 * - `versions`: named moments
 * - `f/<entity id>`: the fields of an entity, or of `resume`, `basics`, `design` (`fields.ts`)
 * - `t/<block id>`: its text, a fragment that ProseMirror edits (`text/`)
 * - `v/<variant id>`: what a variant has of its own; `o/<variant id>/<block id>`: its own wording of a block
 *
 * What a newer program put here under other names stays untouched.
 */
import type * as Y from 'yjs';

export const aboutOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('about');
export const kindsOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('kinds');
export const placesOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('places');
export const goneOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('gone');
export const livesOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('lives');
export const versionsOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('versions');
export const fieldsOf = (doc: Y.Doc, id: string): Y.Map<unknown> => doc.getMap(fieldsName(id));
export const overridesOf = (doc: Y.Doc, variant: string): Y.Map<unknown> => doc.getMap(overridesName(variant));
/** A block's text; with `variant`, that variant's own wording of it. */
export const textOf = (doc: Y.Doc, block: string, variant?: string): Y.XmlFragment =>
  doc.getXmlFragment(textName(block, variant));

export const fieldsName = (id: string): string => `f/${id}`;
export const overridesName = (variant: string): string => `v/${variant}`;
export const textName = (block: string, variant?: string): string =>
  variant === undefined ? `t/${block}` : `o/${variant}/${block}`;

/**
 * Keys of a variant's overrides: `field/<entity>/<field>`, `place/<entity>`, `text/<block>`. Which
 * entity (or `basics`, `design`, `resume`) one is about:
 */
export function overriddenBy(key: string): string {
  const rest = key.slice(key.indexOf('/') + 1);
  return key.startsWith('field/') ? rest.slice(0, rest.lastIndexOf('/')) : rest;
}

/** Parents of what has no entity above it. */
export const tops = { section: 'resume', profile: 'basics', variant: 'variants' } as const;

/** Owners of fields that are no entities; an entity may not be called so. */
export const singles = ['resume', 'basics', 'design'] as const;
export type Single = (typeof singles)[number];
export const reservedIds: readonly string[] = [...singles, tops.variant];

/** The root type that a type lies in. */
export function rootOf(type: Y.AbstractType<unknown>): Y.AbstractType<unknown> {
  let root = type;
  // The parent of what is integrated is a type.
  while (root._item !== null) root = root._item.parent as Y.AbstractType<unknown>;
  return root;
}
