/**
 * What a document says, read from Yjs and remembered until it changes. Everything that did not change comes back as the
 * very same object, so that whoever reads (a form, the worker that typesets) sees by identity what is new.
 */
import type { Inline } from '@peersume/resume';
import * as Y from 'yjs';
import { fieldRulesOf } from '../shape/field-rules.ts';
import { readFields } from '../shape/fields.ts';
import { masterSight, type Sight } from '../shape/contents.ts';
import { isGone, readMarks, type Mark } from '../shape/gone.ts';
import type { Kind } from '../shape/kind.ts';
import { fieldsOf, overridesOf, rootOf, textOf, type Single } from '../shape/roots.ts';
import { readTree, type Tree } from '../shape/tree.ts';
import { readInlines } from '../text/inlines.ts';
import { readOverrides, type Overrides } from '../variants/overrides.ts';

export type Fields = Readonly<Record<string, unknown>>;

export interface Source {
  readonly doc: Y.Doc;
  tree(): Tree;
  /** In the sight of the master, or of a variant. `name` is an entity's id or one of the other names in `contents.ts`. */
  isGone(name: string, variant?: string): boolean;
  overrides(variant: string): Overrides;
  fields(id: string, owner: Kind | Single): Fields;
  /** A block's words; with `variant`, that variant's own wording. */
  inlines(block: string, variant?: string): readonly Inline[];
  close(): void;
}

export function createSource(doc: Y.Doc): Source {
  let tree: Tree | undefined;
  let marks: ReadonlyMap<string, readonly Mark[]> | undefined;
  /** By sight (a variant, or the empty text for the master), then by id. */
  const goneIds = new Map<string, Map<string, boolean>>();
  const overrides = new Map<string, Overrides>();
  const fields = new Map<string, Fields>();
  const texts = new Map<string, readonly Inline[]>();

  function forget(transaction: Y.Transaction): void {
    for (const type of transaction.changed.keys()) {
      const name = Y.findRootTypeKey(rootOf(type as Y.AbstractType<unknown>));
      if (name === 'kinds' || name === 'places' || name === 'gone') {
        tree = undefined;
        marks = undefined;
        goneIds.clear();
      } else if (name.startsWith('f/') || name.startsWith('t/') || name.startsWith('o/')) {
        fields.delete(name.slice(2));
        texts.delete(name);
        if (name.startsWith('o/')) goneIds.clear();
        else forgetGone(name.slice(2));
      } else if (name.startsWith('v/')) {
        overrides.delete(name.slice(2));
        goneIds.clear();
      }
    }
  }

  /** What is written may bring back what it is written into. */
  function forgetGone(id: string): void {
    for (let owner: string | undefined = id; owner !== undefined; owner = tree?.nodes.get(owner)?.parent) {
      for (const ids of goneIds.values()) ids.delete(owner);
    }
  }

  doc.on('afterTransaction', forget);

  const sightOf = (variant: string | undefined): Sight =>
    variant === undefined
      ? masterSight
      : { variants: [variant], hasMaster: true, arrangedBy: variant, overrides: source.overrides };

  const source: Source = {
    doc,
    tree: () => (tree ??= readTree(doc)),
    isGone(id, variant) {
      marks ??= readMarks(doc);
      const own = marks.get(id);
      if (own === undefined) return false;
      let ids = goneIds.get(variant ?? '');
      if (ids === undefined) goneIds.set(variant ?? '', (ids = new Map()));
      let gone = ids.get(id);
      if (gone === undefined) ids.set(id, (gone = isGone(doc, source.tree(), id, own, sightOf(variant))));
      return gone;
    },
    overrides(variant) {
      let known = overrides.get(variant);
      if (known === undefined) overrides.set(variant, (known = readOverrides(overridesOf(doc, variant))));
      return known;
    },
    fields(id, owner) {
      let known = fields.get(id);
      if (known === undefined) fields.set(id, (known = readFields(fieldsOf(doc, id), fieldRulesOf(owner))));
      return known;
    },
    inlines(block, variant) {
      const name = variant === undefined ? `t/${block}` : `o/${variant}/${block}`;
      let known = texts.get(name);
      if (known === undefined) texts.set(name, (known = readInlines(textOf(doc, block, variant))));
      return known;
    },
    close: () => doc.off('afterTransaction', forget),
  };
  return source;
}
