/**
 * Keys that go by the printed page: up and down by printed lines (and on into the next field), Home and End by the
 * printed line, Tab by fields in reading order, Ctrl+Enter breaks the page, Escape out. All others are the editor's.
 */
import type { FieldRef } from '@peersume/resume';
import type { DrawnPreview } from '@peersume/typeset/preview';
import type { Side } from '../place/align-text.ts';
import { edgeOfLine, offsetNear, type CaretPlace } from '../place/caret-place.ts';
import { printedField } from '../place/printed-field.ts';
import { neighbourLine } from './fields-in-order.ts';
import type { StartAt } from './start-at.ts';

interface KeyPorts {
  readonly field: FieldRef;
  readonly drawn: DrawnPreview;
  /** Where the caret is drawn. */
  readonly place: CaretPlace | null;
  readonly column: number;
  readonly length: number;
  readonly selection: { readonly anchor: number; readonly head: number };
  readonly toSource: (offset: number, side: Side) => number;
  readonly canWrite: (field: FieldRef) => boolean;
  readonly select: (anchor: number, head: number, side?: Side) => void;
  readonly start: (field: FieldRef, at: StartAt) => boolean;
  readonly step: (delta: -1 | 1, at: StartAt) => boolean;
  readonly keepColumn: (x: number) => void;
  readonly toggleBreak: (field: FieldRef) => void;
  readonly leave: () => void;
}

/** True where the key was one of these. */
export function handlePageKey(event: KeyboardEvent, ports: KeyPorts): boolean {
  const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey;
  switch (event.key) {
    case 'Escape':
      ports.leave();
      return true;
    case 'Enter':
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return false;
      ports.toggleBreak(ports.field);
      return true;
    case 'Tab':
      return isPlain && ports.step(event.shiftKey ? -1 : 1, 'all');
    case 'ArrowUp':
      return isPlain && goVertically(-1, event.shiftKey, ports);
    case 'ArrowDown':
      return isPlain && goVertically(1, event.shiftKey, ports);
    case 'Home':
    case 'End':
      return isPlain && goToEdge(event.key === 'Home' ? 'start' : 'end', event.shiftKey, ports);
    case 'ArrowLeft':
    case 'ArrowRight':
      return isPlain && !event.shiftKey && goSideways(event.key, ports);
    default:
      return false;
  }
}

function goVertically(delta: -1 | 1, extends_: boolean, ports: KeyPorts): boolean {
  const { place, field, drawn, selection, column } = ports;
  if (place === null) return false;
  const target = neighbourLine(
    drawn,
    { page: place.page, baseline: place.baseline, x: column },
    delta,
    (one) => one === field || (!extends_ && ports.canWrite(one)),
  );
  const edge = delta < 0 ? 0 : ports.length;
  if (target === null || (extends_ && target.field !== field)) {
    ports.select(extends_ ? selection.anchor : edge, edge);
  } else if (target.field === field) {
    const printed = printedField(drawn, field);
    const hit = printed && offsetNear(printed, target.page, column, target.baseline);
    if (!hit) return false;
    const at = ports.toSource(hit.offset, hit.side);
    ports.select(extends_ ? selection.anchor : at, at, hit.side);
  } else ports.start(target.field, { page: target.page, x: column, y: target.baseline });
  ports.keepColumn(column);
  return true;
}

function goToEdge(edge: 'start' | 'end', extends_: boolean, ports: KeyPorts): boolean {
  const { place, field, drawn, selection } = ports;
  const printed = printedField(drawn, field);
  const hit = place && printed && edgeOfLine(printed, place.line, edge);
  if (!hit) return false;
  const isOutermost = hit.offset === (edge === 'start' ? 0 : printed.text.length);
  const outermost = edge === 'start' ? 0 : ports.length;
  const at = isOutermost ? outermost : ports.toSource(hit.offset, hit.side);
  ports.select(extends_ ? selection.anchor : at, at, hit.side);
  return true;
}

/** Out of the field at its ends. */
function goSideways(key: 'ArrowLeft' | 'ArrowRight', ports: KeyPorts): boolean {
  const { anchor, head } = ports.selection;
  if (anchor !== head) return false;
  const isForward = (key === 'ArrowRight') !== (ports.place?.direction === 'rtl');
  if (head !== (isForward ? ports.length : 0)) return false;
  return ports.step(isForward ? 1 : -1, isForward ? 'start' : 'end');
}
