/**
 * Moving by keys: a lifted thing goes from place to place with the arrows, also into other lists, and each place is said
 * aloud. Alt with an arrow moves it by one at once.
 */
import { announce } from './announce.ts';
import { placeLine } from './drag-by-pointer.ts';
import { itemsIn, listOf, moveTo, placesFor, type Place, type SortMove } from './sort-places.ts';
import { m } from '../../language/messages.ts';

export interface KeyLift {
  /** True when the key was for this. */
  press(key: string): boolean;
  drop(): void;
  cancel(): void;
}

interface KeyLiftOptions {
  readonly item: HTMLElement;
  readonly name: string;
  readonly onMove: (move: SortMove, place: Place) => void;
  readonly onEnd: () => void;
}

export function liftByKeys({ item, name, onMove, onEnd }: KeyLiftOptions): KeyLift {
  const places = placesFor(item);
  let index = places.findIndex((place) => place.isOwn);
  const line = document.createElement('div');
  line.className = 'sort-line';
  line.hidden = true;
  document.body.append(line);
  item.classList.add('sort-lifted');
  const draw = (): void => {
    const place = places[index];
    if (place !== undefined && !place.isOwn) placeLine(line, place);
  };
  document.addEventListener('scroll', draw, { capture: true, passive: true });
  const own = places[index];
  if (own !== undefined) announce(m.write_sort_lifted({ name, ...own }));

  function go(next: number): void {
    const place = places[next];
    if (place === undefined) return;
    index = next;
    announce(m.write_sort_place(place));
    place.beside.scrollIntoView({ block: 'nearest' });
    line.hidden = place.isOwn;
    draw();
  }

  function end(): void {
    document.removeEventListener('scroll', draw, { capture: true });
    line.remove();
    item.classList.remove('sort-lifted');
    onEnd();
  }

  return {
    press(key) {
      const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[key];
      if (step !== undefined) go(Math.max(0, Math.min(places.length - 1, index + step)));
      else if (key === 'Home') go(0);
      else if (key === 'End') go(places.length - 1);
      else return false;
      return true;
    },
    drop() {
      const place = places[index];
      const move = place && moveTo(item, place);
      end();
      if (place !== undefined && move !== undefined) onMove(move, place);
      else announce(m.write_sort_left({ name }));
    },
    cancel() {
      end();
      announce(m.write_sort_left({ name }));
    },
  };
}

/** One place up or down in its own list. */
export function stepPlace(item: HTMLElement, delta: 1 | -1): { move: SortMove; place: Place } | undefined {
  const list = listOf(item);
  if (list === null || !itemsIn(list).includes(item)) return undefined;
  const places = placesFor(item).filter((place) => place.parent === list.dataset['sortList']);
  const place = places[places.findIndex((one) => one.isOwn) + delta];
  const move = place && moveTo(item, place);
  return place === undefined || move === undefined ? undefined : { move, place };
}
