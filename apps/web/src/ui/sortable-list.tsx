/**
 * Lists whose items are moved by mouse, finger and keys, also into other lists of the same kind. The list only tells
 * what was wished (`onMove`, one typed move); it holds no order of its own.
 *
 * Made by hand rather than with a grid: the items are forms, and in a grid the arrow keys and the reading commands of
 * screen readers would belong to the grid and not to the text that is being written.
 */
import GripVertical from 'lucide-react/icons/grip-vertical';
import { useEffect, useId, useRef, useState, type HTMLAttributes, type KeyboardEvent, type PointerEvent } from 'react';
import { m } from '../language/messages.ts';
import { announce } from './sort/announce.ts';
import { dragByPointer } from './sort/drag-by-pointer.ts';
import { showWhereItWent } from './sort/show-where-it-went.ts';
import { liftByKeys, stepPlace, type KeyLift } from './sort/sort-by-keys.ts';
import { itemOf, type Place, type SortMove } from './sort/sort-places.ts';

export type { SortMove } from './sort/sort-places.ts';
/** Undefined where nothing can be moved: then there is nothing to take hold of. */
export type OnSort = ((move: SortMove) => void) | undefined;

interface SortableListProps extends HTMLAttributes<HTMLElement> {
  /** Id of what the items belong to; '' where there is only one such list. */
  readonly parent: string;
  /** Items go to lists of the same kind only. */
  readonly kind: string;
  /** What the list is called; said when something is moved into it. */
  readonly label: string;
}

export function SortableList({ parent, kind, label, ...rest }: SortableListProps) {
  return <ul role="list" aria-label={label} data-sort-list={parent} data-sort-kind={kind} {...rest} />;
}

export function SortableItem({ id, ...rest }: HTMLAttributes<HTMLLIElement> & { readonly id: string }) {
  return <li data-sort-item={id} {...rest} />;
}

interface DragHandleProps {
  /** What is moved. */
  readonly name: string;
  readonly onMove: OnSort;
  readonly className?: string;
}

/**
 * Stands anywhere in its item. Dragged, it moves the item; pressed, it lifts it, and arrow keys choose a place; Alt with
 * an arrow moves it by one.
 */
export function DragHandle({ name, onMove, className = '' }: DragHandleProps) {
  const lift = useRef<KeyLift | null>(null);
  const [isLifted, setLifted] = useState(false);
  const help = useId();
  useEffect(() => () => lift.current?.cancel(), []);
  if (onMove === undefined) return null;

  function toggle(handle: HTMLElement): void {
    if (lift.current !== null) {
      lift.current.drop();
      return;
    }
    const item = itemOf(handle);
    if (item === null || onMove === undefined) return;
    lift.current = liftByKeys({
      item,
      name,
      onMove: (move, place) => perform(item, name, move, place, onMove),
      onEnd: () => {
        lift.current = null;
        setLifted(false);
      },
    });
    setLifted(true);
  }

  function onKeyDown(event: KeyboardEvent<HTMLButtonElement>): void {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (!event.repeat) toggle(event.currentTarget);
    } else if (event.key === 'Escape' && lift.current !== null) {
      lift.current.cancel();
    } else if (lift.current?.press(event.key) !== true) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <button
      type="button"
      className={`drag-handle ${className}`}
      aria-label={m.write_sort_handle({ name })}
      aria-describedby={help}
      aria-pressed={isLifted}
      title={m.write_sort_handle({ name })}
      onKeyDown={onKeyDown}
      onBlur={() => lift.current?.cancel()}
      // Assistive programs click without a pointer.
      onClick={(event) => {
        if (event.detail === 0) toggle(event.currentTarget);
      }}
      onPointerDown={(event) => {
        const handle = event.currentTarget;
        lift.current?.cancel();
        startDrag(event, name, onMove, false, () => {
          handle.focus();
          toggle(handle);
        });
      }}
    >
      <GripVertical size={16} strokeWidth={1.75} aria-hidden />
      <span hidden id={help}>
        {m.write_sort_help()}
      </span>
    </button>
  );
}

/** Begins a drag of the item around the element; for whole rows, whose finger waits because it may want to scroll. */
export function startDrag(
  event: PointerEvent<HTMLElement>,
  name: string,
  onMove: OnSort,
  waits = true,
  onTap?: () => void,
): void {
  const item = itemOf(event.currentTarget);
  if (item === null || onMove === undefined || event.button !== 0 || !event.isPrimary) return;
  dragByPointer({
    item,
    name,
    pointer: event.nativeEvent,
    waits,
    onMove: (move, place) => perform(item, name, move, place, onMove),
    ...(onTap && { onTap }),
  });
}

/** Alt with an arrow, anywhere in an item that wants it. True when it was that. */
export function moveByAltArrow(event: KeyboardEvent<HTMLElement>, name: string, onMove: OnSort): boolean {
  if (onMove === undefined || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return false;
  event.preventDefault();
  event.stopPropagation();
  const item = itemOf(event.currentTarget);
  if (item !== null) stepItem(item, name, event.key === 'ArrowUp' ? -1 : 1, onMove);
  return true;
}

/** One place up or down in its list, said aloud. */
export function stepItem(item: HTMLElement, name: string, delta: 1 | -1, onMove: OnSort): void {
  const step = stepPlace(item, delta);
  if (step !== undefined && onMove !== undefined) perform(item, name, step.move, step.place, onMove);
}

/** Moves, says where to, and leaves the cursor in what was moved. */
function perform(item: HTMLElement, name: string, move: SortMove, place: Place, onMove: NonNullable<OnSort>): void {
  const held = item.contains(document.activeElement) ? document.activeElement : null;
  const focus = held instanceof HTMLElement ? { was: held, label: held.getAttribute('aria-label') } : null;
  showWhereItWent(item, () => onMove(move));
  announce(m.write_sort_moved({ name, ...place }));
  requestAnimationFrame(() => {
    const now = document.querySelector<HTMLElement>(`[data-sort-item="${CSS.escape(move.id)}"]`);
    if (focus !== null && document.activeElement !== focus.was) {
      if (focus.was.isConnected) focus.was.focus({ preventScroll: true });
      else {
        const again =
          focus.label === null ? null : now?.querySelector<HTMLElement>(`[aria-label="${CSS.escape(focus.label)}"]`);
        (again ?? now?.querySelector<HTMLElement>('.drag-handle'))?.focus({ preventScroll: true });
      }
    }
    now?.scrollIntoView({ block: 'nearest' });
  });
}
