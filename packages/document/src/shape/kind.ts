/**
 * What an entity is, as the text that stands in `kinds`: `section/work/experience`, `entry/skill`, `role`, `profile`,
 * `block/bullet`, `variant`; with `@<variant id>` behind it where it belongs to one variant alone. It never changes
 * (only a block may be turned from bullet to paragraph, by a field). A text that is none of these is a newer
 * program's: its entity is kept and not shown.
 */
import { EntryType, SectionKind, type TextBlock } from '@peersume/resume';

export type Kind = (
  | { readonly type: 'section'; readonly kind: SectionKind; readonly entryType: EntryType }
  | { readonly type: 'entry'; readonly entryType: EntryType }
  | { readonly type: 'role' | 'profile' | 'variant' }
  | { readonly type: 'block'; readonly block: BlockType }
) & { readonly variant?: string };

export type BlockType = TextBlock['type'];

export function writeKind(kind: Kind): string {
  const own = kind.variant === undefined ? '' : `@${kind.variant}`;
  switch (kind.type) {
    case 'section':
      return `section/${kind.kind}/${kind.entryType}${own}`;
    case 'entry':
      return `entry/${kind.entryType}${own}`;
    case 'block':
      return `block/${kind.block}${own}`;
    default:
      return `${kind.type}${own}`;
  }
}

export function readKind(value: unknown): Kind | undefined {
  if (typeof value !== 'string') return undefined;
  const at = value.indexOf('@');
  const variant = at < 0 ? {} : { variant: value.slice(at + 1) };
  const [type, first, second] = (at < 0 ? value : value.slice(0, at)).split('/');
  if (type === 'section') {
    const kind = SectionKind.safeParse(first);
    const entryType = EntryType.safeParse(second);
    return kind.success && entryType.success
      ? { type, kind: kind.data, entryType: entryType.data, ...variant }
      : undefined;
  }
  if (type === 'entry') {
    const entryType = EntryType.safeParse(first);
    return entryType.success ? { type, entryType: entryType.data, ...variant } : undefined;
  }
  if (type === 'block')
    return first === 'bullet' || first === 'paragraph' ? { type, block: first, ...variant } : undefined;
  return type === 'role' || type === 'profile' || type === 'variant' ? { type, ...variant } : undefined;
}
