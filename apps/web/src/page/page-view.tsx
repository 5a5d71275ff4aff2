/** The pages of the résumé in progress, live. React gives the place; the drawing and the writing live beside it. */
import type { FieldRef, Resume } from '@peersume/resume';
import { useEffect, useRef, useState } from 'react';
import { useApp, useSession, useView } from '../shell/app-context.ts';
import { observable } from '../shell/observable.ts';
import { patch } from '../shell/view-state.ts';
import { createPageDrawing, type PageDrawing } from './draw-pages.ts';
import type { PageFacts } from './page-facts.ts';
import { BreakHandle, type ShownHandle } from './breaks/break-handle.tsx';
import { breakTargetOf } from './breaks/break-target.ts';
import { followPointer } from './breaks/follow-pointer.ts';
import { toggleBreak } from './breaks/toggle-break.ts';
import { FieldPopover, type OpenPopover } from './field-popover.tsx';
import { setPaper } from './paper.ts';
import { editableField } from './place/editable-field.ts';
import { listenToFormCursor } from './writing/form-cursor.ts';
import { listenToPointer } from './writing/page-pointer.ts';
import { createPageWriter, type PageWriter } from './writing/page-writer.ts';
import { revealInForm } from './writing/reveal-in-form.ts';
import { withStandIn } from './writing/stand-in.ts';
import { fieldsInOrder } from './writing/fields-in-order.ts';
import { m } from '../language/messages.ts';

/** Name of the user-timing measure from an edit to its pages standing in the document. */
export const editToPages = 'peersume:edit-to-pages';

export function PageView() {
  const app = useApp();
  const { client, view, actions, facts } = app;
  const session = useSession();
  const container = useRef<HTMLDivElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const drawing = useRef<PageDrawing>(null);
  const writing = useRef<PageWriter>(null);
  const [ready, setReady] = useState(false);
  const [popover] = useState(() => observable<OpenPopover | null>(null));
  const [handle] = useState(() => observable<ShownHandle | null>(null));
  const field = useView((state) => state.field);

  useEffect(() => {
    const sheets = container.current;
    const pane = sheets?.closest<HTMLElement>('.page-scroll') ?? null;
    if (sheets === null || layer.current === null || pane === null) return;
    const pages = createPageDrawing(sheets);
    drawing.current = pages;
    /** When each edit that was sent was made, and which field is empty in it but for what stands in. */
    const asked = new Map<number, { readonly at: number; readonly standsIn: FieldRef | undefined }>();
    let last: { readonly resume?: Resume; readonly empty?: FieldRef | null } = {};
    let newest = 0;
    let shown = 0;

    const send = (): void => {
      const resume = session.resume();
      const empty = writer.emptyField();
      if (resume === last.resume && empty === last.empty) return;
      last = { resume, empty };
      const stood = empty === null ? undefined : withStandIn(resume, empty);
      newest = client.show('page', { resume: stood ?? resume });
      asked.set(newest, { at: performance.now(), standsIn: stood === undefined ? undefined : (empty ?? undefined) });
    };

    const writer = createPageWriter({
      session,
      drawing: pages,
      layer: layer.current,
      pane,
      labelOf: () => m.page_words(),
      isBehind: () => shown < newest,
      setAnew: () => send(),
      onOpen: (opened) => {
        sheets.classList.add('writing');
        patch(view, { field: opened });
        follower.follow(opened);
        revealInForm(app, session.resume(), opened);
      },
      onClose: () => sheets.classList.remove('writing'),
      toggleBreak(written) {
        const target = breakTargetOf(session.resume(), written);
        if (target !== null) toggleBreak(session, target);
      },
    });
    writing.current = writer;
    const stopPointer = listenToPointer({
      sheets,
      drawing: pages,
      writer,
      openForm(opened, at) {
        const isDerived = editableField(session.resume(), opened)?.kind === 'form' && !opened.endsWith('/photo');
        if (!isDerived) return actions.goToField(opened);
        patch(view, { field: opened });
        revealInForm(app, session.resume(), opened);
        popover.set({ field: opened, ...at });
      },
      canEdit: () => session.document.readOnly() === undefined,
    });

    const follower = followPointer(session, sheets, pages, handle);
    const stopCursor = listenToFormCursor((cursor) =>
      writer.mark(cursor?.field ?? null, cursor?.words ?? '', cursor?.at ?? 0),
    );

    // At most keystrokes the facts stay what they were, and nothing need be drawn for them.
    const tell = (next: PageFacts): void =>
      facts.set((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));

    const stop = client.listen('page', {
      pages(message) {
        const sent = asked.get(message.serial);
        pages.apply(message.diff, message.language, sent?.standsIn);
        shown = message.serial;
        const [first] = pages.drawn().pages;
        if (first !== undefined) setPaper(first.width, first.height);
        writer.pagesDrawn();
        follower.placeAgain();
        for (const serial of asked.keys()) if (serial <= message.serial) asked.delete(serial);
        if (sent !== undefined) performance.measure(editToPages, { start: sent.at, end: performance.now() });
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
      failed(failure) {
        shown = newest;
        writer.pagesDrawn();
        tell({ ...facts.get(), failure });
      },
    });
    const onPaneKey = (event: KeyboardEvent): void => {
      if (event.target !== pane || event.key !== 'Enter') return;
      const fields = fieldsInOrder(pages.drawn()).filter(writer.canWrite);
      const current = view.get().field;
      const first = current !== null && fields.includes(current) ? current : fields[0];
      if (first !== undefined && writer.open(first, 'end')) event.preventDefault();
    };
    pane.addEventListener('keydown', onPaneKey);
    send();
    const unsubscribe = session.subscribe(send);
    // Fonts that were out of reach may be had now.
    const retry = (): void => {
      if (facts.get().failure === null) return;
      last = {};
      send();
    };
    window.addEventListener('online', retry);
    return () => {
      unsubscribe();
      window.removeEventListener('online', retry);
      pane.removeEventListener('keydown', onPaneKey);
      stopCursor();
      stopPointer();
      follower.stop();
      writer.destroy();
      stop();
      pages.clear();
    };
  }, [app, client, session, view, actions, facts, popover, handle]);

  useEffect(() => {
    drawing.current?.light(field);
    if (field !== null && writing.current?.field() !== field) {
      bringIntoView(container.current?.querySelector('.lit rect') ?? null);
    }
  }, [field, ready]);

  return (
    <div className="sheets-place">
      <div
        ref={container}
        className={ready ? 'sheets' : 'sheets waiting'}
        role="document"
        aria-label={m.page_document()}
      />
      <div ref={layer} className="writing-layer" />
      <BreakHandle shown={handle} />
      <FieldPopover open={popover} />
    </div>
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
