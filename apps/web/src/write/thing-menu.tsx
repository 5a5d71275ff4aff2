/** What can be done with a section, an entry, a role or a profile, besides writing in it: the same words everywhere. */
import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import Copy from 'lucide-react/icons/copy';
import EllipsisVertical from 'lucide-react/icons/ellipsis-vertical';
import Eye from 'lucide-react/icons/eye';
import EyeOff from 'lucide-react/icons/eye-off';
import FolderInput from 'lucide-react/icons/folder-input';
import Trash from 'lucide-react/icons/trash-2';
import { useRef } from 'react';
import { m } from '../language/messages.ts';
import { useApp, useSession } from '../shell/app-context.ts';
import { Menu, type MenuItem, type MenuItems } from '../ui/menu.tsx';
import { announce } from '../ui/sort/announce.ts';
import { itemsIn, itemOf, listOf } from '../ui/sort/sort-places.ts';
import { stepItem } from '../ui/sortable-list.tsx';
import type { MoveTarget } from './move-targets.ts';
import { useEditing } from './use-editing.ts';

interface ThingMenuProps {
  readonly id: string;
  readonly name: string;
  /** Absent where it cannot be hidden. */
  readonly isVisible?: boolean;
  readonly targets?: () => readonly MoveTarget[];
  /** Stand above the common ones. */
  readonly first?: () => readonly MenuItem[];
  /** Alt with an arrow moves it. */
  readonly hasKeys?: boolean;
  readonly onDuplicate?: (copy: string) => void;
  readonly onRemoved?: () => void;
  /** An employer keeps at least one role. */
  readonly canBeRemoved?: boolean;
  readonly className?: string;
}

export function ThingMenu({
  id,
  name,
  isVisible,
  targets,
  first,
  hasKeys = false,
  onDuplicate,
  onRemoved,
  canBeRemoved = true,
  className = '',
}: ThingMenuProps) {
  const { actions } = useApp();
  const session = useSession();
  const { apply, set, move, isReadOnly } = useEditing();
  const root = useRef<HTMLSpanElement>(null);

  function items(): MenuItems {
    const item = root.current && itemOf(root.current);
    const list = item && listOf(item);
    const all = list ? itemsIn(list) : [];
    const index = item ? all.indexOf(item) : -1;
    const elsewhere = targets?.() ?? [];
    const step = (delta: 1 | -1) => () => item && stepItem(item, name, delta, move);
    const isVariant = session.variant.get() !== undefined;
    const own = first?.() ?? [];
    return [
      ...own,
      ...(own.length > 0 ? [null] : []),
      { label: m.write_move_up(), icon: ArrowUp, ...hint('Alt+↑'), disabled: index <= 0, run: step(-1) },
      {
        label: m.write_move_down(),
        icon: ArrowDown,
        ...hint('Alt+↓'),
        disabled: index < 0 || index === all.length - 1,
        run: step(1),
      },
      ...(elsewhere.length > 0
        ? [
            {
              label: m.write_move_to(),
              icon: FolderInput,
              items: elsewhere.map((target) => ({
                label: target.label || m.write_untitled(),
                detail: target.detail,
                run: () => moveInto(target),
              })),
            },
          ]
        : []),
      { label: m.write_duplicate(), icon: Copy, run: duplicate },
      ...(isVisible === undefined
        ? []
        : [
            {
              label: isVisible ? m.write_hide() : m.write_show(),
              icon: isVisible ? EyeOff : Eye,
              run: () => set(id, 'visible', !isVisible),
            },
          ]),
      null,
      {
        label: isVariant ? m.write_leave_out() : m.write_remove(),
        icon: Trash,
        disabled: !canBeRemoved,
        run: remove,
      },
    ];
  }

  const hint = (keys: string): { hint?: string } => (hasKeys ? { hint: keys } : {});

  function moveInto({ parent, label }: MoveTarget): void {
    if (apply({ type: 'move', id, parent, before: null }) === undefined) return;
    announce(m.write_moved_into({ name, list: label }));
    actions.sayDone(m.write_moved_into({ name, list: label }));
  }

  function duplicate(): void {
    const done = apply({ type: 'duplicate', id });
    if (done?.id !== undefined) onDuplicate?.(done.id);
  }

  function remove(): void {
    const isVariant = session.variant.get() !== undefined;
    const item = root.current && itemOf(root.current);
    const next = item && nextAfter(item);
    if (apply({ type: 'remove', id }) === undefined) return;
    actions.sayDone(isVariant ? m.write_left_out({ name }) : m.write_removed({ name }));
    if (onRemoved) onRemoved();
    else requestAnimationFrame(() => next?.focus());
  }

  if (isReadOnly) return null;
  return (
    <span className={`thing-menu ${className}`} ref={root}>
      <Menu label={m.write_more({ name })} icon={EllipsisVertical} items={items} />
    </span>
  );
}

/** Where the cursor goes when a thing is gone: to the menu of the next, or of the one before, or to what adds another. */
function nextAfter(item: HTMLElement): HTMLElement | null {
  const list = listOf(item);
  if (list === null) return null;
  const all = itemsIn(list);
  const index = all.indexOf(item);
  const beside = all[index + 1] ?? all[index - 1];
  const menu = beside?.querySelector<HTMLElement>('.thing-menu button');
  return menu ?? list.parentElement?.querySelector<HTMLElement>('.add-entry') ?? null;
}
