/** The pages of the résumé in progress, live. React gives the place; the drawing lives beside it (draw-pages.ts). */
import { useEffect, useRef, useState } from 'react';
import { useApp, useView } from '../shell/app-context.ts';
import { createPageDrawing, type PageDrawing } from './draw-pages.ts';
import { fieldAt } from './field-areas.ts';
import type { PageFacts } from './page-facts.ts';

/** Name of the user-timing measure from an edit to its pages standing in the document. */
export const editToPages = 'peersume:edit-to-pages';

export function PageView() {
  const { client, store, actions, facts } = useApp();
  const container = useRef<HTMLDivElement>(null);
  const drawing = useRef<PageDrawing>(null);
  const [ready, setReady] = useState(false);
  const field = useView((state) => state.field);

  useEffect(() => {
    if (container.current === null) return;
    const pages = createPageDrawing(container.current);
    drawing.current = pages;
    /** When each edit that was sent was made. */
    const asked = new Map<number, number>();

    // At most keystrokes the facts stay what they were, and nothing need be drawn for them.
    const tell = (next: PageFacts): void =>
      facts.set((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));

    const stop = client.listen('page', {
      pages(message) {
        pages.apply(message.diff, message.language);
        const start = asked.get(message.serial);
        for (const serial of asked.keys()) if (serial <= message.serial) asked.delete(serial);
        if (start !== undefined) performance.measure(editToPages, { start, end: performance.now() });
        setReady(true);
        // Cells side by side stand on one baseline: what people call a line is a height.
        const lastPageLines = new Set(
          pages
            .drawn()
            .pages.at(-1)
            ?.lines.map((line) => Math.round(line.y)),
        ).size;
        tell({ pageCount: message.pageCount, lastPageLines, findings: message.findings, failure: null });
      },
      failed: (failure) => tell({ ...facts.get(), failure }),
    });
    const send = (): void => {
      const resume = store.current();
      if (resume !== null) asked.set(client.show('page', { resume }), performance.now());
    };
    send();
    const unsubscribe = store.subscribe(send);
    return () => {
      unsubscribe();
      stop();
      pages.clear();
    };
  }, [client, store, facts]);

  useEffect(() => {
    drawing.current?.light(field);
    if (field !== null) bringIntoView(container.current?.querySelector('.lit rect') ?? null);
  }, [field, ready]);

  return (
    <div
      ref={container}
      className={ready ? 'sheets' : 'sheets waiting'}
      onClick={(event) => {
        if (!(event.target instanceof Element) || drawing.current === null) return;
        // A selection was being made: the click is its end, not a wish to write there.
        if (document.getSelection()?.isCollapsed === false) return;
        const sheet = event.target.closest('.sheet');
        const index = sheet === null ? -1 : [...(container.current?.children ?? [])].indexOf(sheet);
        const page = drawing.current.drawn().pages[index];
        if (sheet === null || page === undefined) return;
        const box = sheet.getBoundingClientRect();
        const scale = page.width / box.width;
        const hit = fieldAt(
          drawing.current.drawn(),
          index,
          (event.clientX - box.left) * scale,
          (event.clientY - box.top) * scale,
        );
        if (hit !== null) actions.goToField(hit.field, hit.before);
      }}
    />
  );
}

/** Part of the pane that stays free above a lit field. */
const headroom = 0.25;

/** The page follows the cursor: only when the field is out of sight, and never sideways. */
function bringIntoView(lit: Element | null): void {
  const pane = lit?.closest('.page-scroll');
  if (!lit || !pane) return;
  const { top, bottom } = lit.getBoundingClientRect();
  const view = pane.getBoundingClientRect();
  if (top >= view.top && bottom <= view.bottom) return;
  const smooth = !matchMedia('(prefers-reduced-motion: reduce)').matches;
  pane.scrollBy({ top: top - view.top - view.height * headroom, behavior: smooth ? 'smooth' : 'instant' });
}
