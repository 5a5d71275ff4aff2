/** Keeps the handle beside what the pointer is over, or what is written. */
import { directionOf, type FieldRef } from '@peersume/resume';
import type { Session } from '../../session/session.ts';
import type { Observable } from '../../shell/observable.ts';
import type { PageDrawing } from '../draw-pages.ts';
import { fieldAt, fieldByLine } from '../field-areas.ts';
import type { ShownHandle } from './break-handle.tsx';
import { breakTargetOf, placeOfTarget } from './break-target.ts';

export interface HandleFollower {
  /** A field is pointed at or written; null: none. */
  follow(field: FieldRef | null): void;
  /** Pages or their size changed. */
  placeAgain(): void;
  stop(): void;
}

export function followPointer(
  session: Session,
  sheets: HTMLElement,
  drawing: PageDrawing,
  shown: Observable<ShownHandle | null>,
): HandleFollower {
  let field: FieldRef | null = null;
  let frame = 0;

  function place(): void {
    const resume = session.resume();
    const target = field === null || session.document.readOnly() !== undefined ? null : breakTargetOf(resume, field);
    const found = target && placeOfTarget(resume, drawing.drawn(), target.id);
    const sheet = found === null ? undefined : drawing.sheet(found.page)?.element;
    const size = found === null ? undefined : drawing.drawn().pages[found.page];
    // What begins a page by itself needs no break.
    if (!target || !found || !sheet || !size || (found.isTop && !target.isSet)) return shown.set(null);
    const scale = sheet.offsetWidth / size.width;
    const next: ShownHandle = {
      target,
      x: sheet.offsetLeft,
      y: sheet.offsetTop + found.y * scale,
      width: sheet.offsetWidth,
      isRtl: directionOf(resume.language) === 'rtl',
    };
    shown.set((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
  }

  const soon = (): void => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      place();
    });
  };

  let pointer: { x: number; y: number; page: number } | null = null;
  const onMove = (event: PointerEvent): void => {
    if (event.pointerType !== 'mouse' || event.buttons !== 0 || !(event.target instanceof Element)) return;
    const sheet = event.target.closest<HTMLElement>('.sheet');
    if (sheet === null) return;
    const page = [...sheets.querySelectorAll('.sheet')].indexOf(sheet);
    const size = drawing.drawn().pages[page];
    if (size === undefined) return;
    const box = sheet.getBoundingClientRect();
    const scale = size.width / box.width;
    pointer = { page, x: (event.clientX - box.left) * scale, y: (event.clientY - box.top) * scale };
    const drawn = drawing.drawn();
    const under = fieldAt(drawn, page, pointer.x, pointer.y) ?? fieldByLine(drawn, page, pointer.y);
    if (under === field || under === null) return;
    field = under;
    soon();
  };
  sheets.addEventListener('pointermove', onMove, { passive: true });

  return {
    follow(next) {
      field = next;
      soon();
    },
    placeAgain: () => {
      if (field !== null) soon();
    },
    stop() {
      cancelAnimationFrame(frame);
      sheets.removeEventListener('pointermove', onMove);
      shown.set(null);
    },
  };
}
