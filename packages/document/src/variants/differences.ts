/** What a variant has of its own, one by one, with what the master says there, and whether it has changed since. */
import type { Id, Inline } from '@peersume/resume';
import type { Source } from '../read/source.ts';
import type { Kind } from '../shape/kind.ts';
import { placesOf, singles, type Single } from '../shape/roots.ts';
import { fingerprint } from '../words/fingerprint.ts';
import { hiddenName } from '../shape/contents.ts';
import { fieldKey, placeKey, textKey } from './overrides.ts';
import { ownWording } from './variant-view.ts';

export type Difference = {
  /** Names it for `takeBack` and `keepOwn`. */
  readonly key: string;
  /** A section, entry, role, block, profile; or `basics`, `design`, `resume`. */
  readonly entity: Id;
  /** What the master says there is not what it said when this was made. */
  readonly masterChanged: boolean;
  /** The master has removed the entity, and the variant shows it no more. */
  readonly masterRemoved: boolean;
} & (
  | { readonly type: 'field'; readonly field: string; readonly own: unknown; readonly master: unknown }
  | { readonly type: 'text'; readonly own: readonly Inline[]; readonly master: readonly Inline[] }
  | { readonly type: 'hidden' }
  | { readonly type: 'moved' }
  /** The master does not have it. */
  | { readonly type: 'added' }
);

export function differencesOf(source: Source, variant: Id): Difference[] {
  const { fields, places, texts } = source.overrides(variant);
  const { nodes } = source.tree();
  const kindOf = (id: string): Kind | Single | undefined => singles.find((one) => one === id) ?? nodes.get(id)?.kind;
  const found: Difference[] = [];
  for (const [entity, byName] of fields) {
    const owner = kindOf(entity);
    if (owner === undefined) continue;
    for (const [field, { value: own, base }] of byName) {
      const master = source.fields(entity, owner)[field];
      const masterChanged = fingerprint(master) !== base;
      found.push({
        type: 'field',
        key: fieldKey(entity, field),
        entity,
        field,
        own,
        master,
        masterChanged,
        ...gone(entity),
      });
    }
  }
  for (const [entity, { base }] of texts) {
    const own = ownWording(source, variant, entity);
    if (own === undefined) continue;
    const master = source.inlines(entity);
    const masterChanged = fingerprint(master) !== base;
    found.push({ type: 'text', key: textKey(entity), entity, own, master, masterChanged, ...gone(entity) });
  }
  for (const entity of nodes.keys()) {
    if (!source.isGone(hiddenName(variant, entity), variant)) continue;
    found.push({ type: 'hidden', key: hiddenKey(entity), entity, masterChanged: false, ...gone(entity) });
  }
  for (const [entity, { base }] of places) {
    if (!nodes.has(entity)) continue;
    const masterChanged = fingerprint(placesOf(source.doc).get(entity)) !== base;
    found.push({ type: 'moved', key: placeKey(entity), entity, masterChanged, ...gone(entity) });
  }
  for (const { id, kind, parent } of nodes.values()) {
    // Of what was added with something around it, the outermost is the difference.
    const isAdded = kind.variant === variant && nodes.get(parent)?.kind.variant !== variant;
    if (!isAdded || source.isGone(id, variant)) continue;
    found.push({ type: 'added', key: addedKey(id), entity: id, masterChanged: false, ...gone(parent) });
  }
  return found;

  function gone(id: Id): { masterRemoved: boolean } {
    for (let at: string | undefined = id; at !== undefined; at = nodes.get(at)?.parent) {
      if (source.isGone(at, variant)) return { masterRemoved: true };
    }
    return { masterRemoved: false };
  }
}

const addedKey = (entity: Id): string => `add/${entity}`;
const hiddenKey = (entity: Id): string => `hide/${entity}`;
