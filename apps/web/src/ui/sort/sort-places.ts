/**
 * Where a thing could go: every gap in every list that takes its kind, in the order of the page. The page itself is the
 * register: a list says `data-sort-list="<parent id>"`, `data-sort-kind` and its name, an item `data-sort-item="<id>"`.
 */

/** A move as `move` of the document takes it: `parent` only where it is another one. */
export interface SortMove {
  readonly id: string;
  readonly parent?: string;
  readonly before: string | null;
}

export interface Place {
  readonly parent: string;
  /** What the list is called. */
  readonly list: string;
  readonly before: string | null;
  /** Counted from 1, as the thing would stand there. */
  readonly number: number;
  /** Of the list, with the thing in it. */
  readonly count: number;
  /** Where it stands now. */
  readonly isOwn: boolean;
  /** To measure: the item that it would stand before, else the last one, else the list. */
  readonly beside: HTMLElement;
  readonly edge: 'start' | 'end';
}

export const itemOf = (element: Element): HTMLElement | null => element.closest<HTMLElement>('[data-sort-item]');
export const idOf = (item: HTMLElement): string => item.dataset['sortItem'] ?? '';
export const listOf = (item: HTMLElement): HTMLElement | null => item.closest<HTMLElement>('[data-sort-list]');

export function placesFor(item: HTMLElement): Place[] {
  const own = listOf(item);
  const kind = own?.dataset['sortKind'];
  if (own === null || kind === undefined) return [];
  const lists = document.querySelectorAll<HTMLElement>(`[data-sort-list][data-sort-kind="${CSS.escape(kind)}"]`);
  return [...lists].filter((list) => !item.contains(list)).flatMap((list) => placesIn(list, item));
}

function placesIn(list: HTMLElement, item: HTMLElement): Place[] {
  const all = itemsIn(list);
  const others = all.filter((one) => one !== item);
  const isOwn = all.length !== others.length;
  const now = isOwn ? all.indexOf(item) : -1;
  const common = {
    parent: list.dataset['sortList'] ?? '',
    list: list.getAttribute('aria-label') ?? '',
    count: others.length + 1,
  };
  return Array.from({ length: others.length + 1 }, (_, index): Place => {
    const next = others[index];
    return {
      ...common,
      before: next === undefined ? null : idOf(next),
      number: index + 1,
      isOwn: isOwn && index === now,
      beside: isOwn && index === now ? item : (next ?? others.at(-1) ?? list),
      edge: next === undefined && others.length > 0 ? 'end' : 'start',
    };
  });
}

/** Items of this very list, not of lists in it. */
export const itemsIn = (list: HTMLElement): HTMLElement[] =>
  [...list.querySelectorAll<HTMLElement>('[data-sort-item]')].filter((item) => listOf(item) === list);

export function moveTo(item: HTMLElement, place: Place): SortMove | undefined {
  if (place.isOwn) return undefined;
  const from = listOf(item)?.dataset['sortList'];
  const move = { id: idOf(item), before: place.before };
  return place.parent === from || place.parent === '' ? move : { ...move, parent: place.parent };
}

/** The place nearest to a point of the window; the one where it stands now covers its whole height. */
export function nearestPlace(places: readonly Place[], x: number, y: number): Place | undefined {
  let nearest: Place | undefined;
  let least = Infinity;
  for (const place of places) {
    const box = place.beside.getBoundingClientRect();
    if (box.width === 0) continue;
    const gap = place.edge === 'end' ? box.bottom : box.top;
    const dy = place.isOwn ? outside(y, box.top, box.bottom) : Math.abs(y - gap);
    // A list beside the pointer counts only where none is under it.
    const distance = dy + 4 * outside(x, box.left - gutterPx, box.right);
    if (distance < least) [nearest, least] = [place, distance];
  }
  return nearest;
}

/** Handles stand outside of their items. */
const gutterPx = 32;

const outside = (at: number, from: number, to: number): number => Math.max(from - at, at - to, 0);
