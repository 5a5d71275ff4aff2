/**
 * Dragging by mouse, pen or finger. The list stays as it is: a slip of paper with the thing's name follows the pointer,
 * and a line shows where it would go. Nothing is drawn by React until it is let go, so that a hundred entries cost
 * nothing. A mouse drags after a few pixels; a finger after a long press, or at once on a handle.
 */
import { moveTo, nearestPlace, placesFor, type Place, type SortMove } from './sort-places.ts';

export interface PointerDrag {
  readonly item: HTMLElement;
  readonly name: string;
  readonly pointer: PointerEvent;
  /** A finger must rest before it drags: it may want to scroll. */
  readonly waits: boolean;
  readonly onMove: (move: SortMove, place: Place) => void;
  /** Pressed and let go where it was. */
  readonly onTap?: () => void;
}

/** Pixels that are still a click. */
const slopPx = 4;
const fingerSlopPx = 10;
const longPressMs = 380;
/** Height of the band at the edges of a pane that scrolls it, and its speed at the very edge, per frame. */
const scrollBandPx = 56;
const scrollStepPx = 14;

export function dragByPointer({ item, name, pointer, waits, onMove, onTap }: PointerDrag): void {
  const isFinger = pointer.pointerType === 'touch';
  const start = { x: pointer.clientX, y: pointer.clientY };
  let at = start;
  let picture: DragPicture | undefined;
  let places: Place[] = [];
  let place: Place | undefined;
  let frame = 0;
  const timer = isFinger && waits ? window.setTimeout(lift, longPressMs) : 0;
  const ended = new AbortController();
  const { signal } = ended;

  document.addEventListener('pointermove', follow, { signal });
  document.addEventListener('pointerup', drop, { signal });
  document.addEventListener('pointercancel', () => end(), { signal });
  window.addEventListener('blur', () => end(), { signal });
  document.addEventListener('keydown', cancelByKey, { signal, capture: true });
  // While something is carried the finger scrolls nothing and opens no menu of the browser.
  document.addEventListener('touchmove', holdStill, { signal, passive: false });
  document.addEventListener('contextmenu', holdStill, { signal });

  function holdStill(event: Event): void {
    if (picture !== undefined && event.cancelable) event.preventDefault();
  }

  function follow(event: PointerEvent): void {
    if (event.pointerId !== pointer.pointerId) return;
    at = { x: event.clientX, y: event.clientY };
    if (picture !== undefined) {
      event.preventDefault();
      return;
    }
    const far = Math.hypot(at.x - start.x, at.y - start.y);
    if (isFinger && waits) {
      if (far > fingerSlopPx) end();
    } else if (far > slopPx) lift();
  }

  function lift(): void {
    picture = drawDrag(item, name);
    places = placesFor(item);
    if (isFinger) navigator.vibrate?.(8);
    frame = requestAnimationFrame(step);
  }

  /** Once a frame: lists may scroll under a pointer that rests. */
  function step(): void {
    if (picture === undefined) return;
    scrollAtEdges(at);
    place = nearestPlace(places, at.x, at.y);
    picture.show(at, place);
    frame = requestAnimationFrame(step);
  }

  function drop(event: PointerEvent): void {
    if (event.pointerId !== pointer.pointerId) return;
    const wasCarried = picture !== undefined;
    if (wasCarried) place = nearestPlace(places, event.clientX, event.clientY);
    const move = wasCarried && place !== undefined ? moveTo(item, place) : undefined;
    const target = place;
    end();
    if (wasCarried) swallowClick();
    if (move !== undefined && target !== undefined) onMove(move, target);
    else if (!wasCarried) onTap?.();
  }

  function cancelByKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || picture === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    end();
  }

  function end(): void {
    ended.abort();
    window.clearTimeout(timer);
    cancelAnimationFrame(frame);
    picture?.remove();
    picture = undefined;
  }
}

/** The click that follows letting go is no wish to press what lies there. */
function swallowClick(): void {
  const swallow = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => document.removeEventListener('click', swallow, { capture: true }), 0);
}

function scrollAtEdges({ x, y }: { x: number; y: number }): void {
  const pane = scrollerAt(x, y);
  if (pane === null) return;
  const box = pane.getBoundingClientRect();
  const up = box.top + scrollBandPx - y;
  const down = y - (box.bottom - scrollBandPx);
  const depth = Math.min(1, Math.max(up, down) / scrollBandPx);
  if (depth > 0) pane.scrollTop += Math.ceil(depth * scrollStepPx) * (up > down ? -1 : 1);
}

function scrollerAt(x: number, y: number): Element | null {
  let element = document.elementFromPoint(x, y);
  while (element !== null) {
    const canScroll = element.scrollHeight > element.clientHeight + 1;
    if (canScroll && /auto|scroll/.test(getComputedStyle(element).overflowY)) return element;
    element = element.parentElement;
  }
  return null;
}

interface DragPicture {
  show(at: { x: number; y: number }, place: Place | undefined): void;
  remove(): void;
}

function drawDrag(item: HTMLElement, name: string): DragPicture {
  const slip = element('sort-slip', name);
  const line = element('sort-line');
  slip.dir = 'auto';
  document.body.append(line, slip);
  item.classList.add('sort-lifted');
  document.documentElement.classList.add('sorting');
  return {
    show(at, place) {
      slip.style.transform = `translate(${at.x}px, ${at.y}px)`;
      line.hidden = place === undefined || place.isOwn;
      if (place !== undefined && !place.isOwn) placeLine(line, place);
    },
    remove() {
      slip.remove();
      line.remove();
      item.classList.remove('sort-lifted');
      document.documentElement.classList.remove('sorting');
    },
  };
}

export function placeLine(line: HTMLElement, { beside, edge }: Place): void {
  const box = beside.getBoundingClientRect();
  const y = edge === 'end' ? box.bottom : box.top;
  line.style.transform = `translate(${box.left}px, ${y - 1}px)`;
  line.style.width = `${box.width}px`;
}

function element(className: string, text = ''): HTMLElement {
  const made = document.createElement('div');
  made.className = className;
  made.textContent = text;
  made.setAttribute('aria-hidden', 'true');
  return made;
}
