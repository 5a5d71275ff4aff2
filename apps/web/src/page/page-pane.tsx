/** The page and its edge: size, page count, and what the typesetter has to say. */
import ChevronDown from 'lucide-react/icons/chevron-down';
import ChevronUp from 'lucide-react/icons/chevron-up';
import Minus from 'lucide-react/icons/minus';
import MoveHorizontal from 'lucide-react/icons/move-horizontal';
import Plus from 'lucide-react/icons/plus';
import RectangleVertical from 'lucide-react/icons/rectangle-vertical';
import { useEffect, useRef, useState } from 'react';
import { formatNumber, formatPercent } from '../language/formats.ts';
import { m } from '../language/messages.ts';
import { useApp, useView } from '../shell/app-context.ts';
import { useObservable } from '../shell/observable.ts';
import { patch } from '../shell/view-state.ts';
import { IconButton } from '../ui/button.tsx';
import { pageInView, scrollToPage, turnPage } from './current-page.ts';
import { Findings } from './findings.tsx';
import { listenToZoom } from './listen-to-zoom.ts';
import type { PageFacts } from './page-facts.ts';
import { PageStrip } from './page-strip.tsx';
import { PageView } from './page-view.tsx';
import { fitsOf, larger, scaleOf, setScale, smaller, withinLimits, type Fits } from './zoom.ts';

const allFacts = (facts: PageFacts): PageFacts => facts;

export function PagePane() {
  const { view, facts: known } = useApp();
  const zoom = useView((state) => state.zoom);
  const facts = useObservable(known, allFacts);
  const pane = useRef<HTMLDivElement>(null);
  const [fits, setFits] = useState<Fits>({ width: 1, page: 1 });
  const [page, setPage] = useState(0);
  const scale = scaleOf(zoom, fits);
  const latest = useRef(scale);
  /** What the pointer is over, while the size changes by it. */
  const anchor = useRef<{ readonly x: number; readonly y: number }>(undefined);

  useEffect(() => {
    const element = pane.current;
    if (element === null) return;
    // A pane that is folded away has no size to fit.
    const measure = (): void => {
      if (element.clientWidth > 0) setFits(fitsOf(element));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    const zoomTo = (next: number, at?: { readonly x: number; readonly y: number }): void => {
      anchor.current = at;
      patch(view, { zoom: withinLimits(next) });
    };
    const stop = listenToZoom({
      pane: element,
      scale: () => latest.current,
      zoomTo,
      step: (direction) => zoomTo(direction > 0 ? larger(latest.current) : smaller(latest.current)),
      fit: () => patch(view, { zoom: 'fit' }),
    });
    let frame = 0;
    const look = (): void => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        setPage(pageInView(element));
      });
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || (event.key !== 'PageUp' && event.key !== 'PageDown')) return;
      event.preventDefault();
      turnPage(element, event.key === 'PageDown' ? 1 : -1);
    };
    element.addEventListener('scroll', look, { passive: true });
    element.addEventListener('keydown', onKey);
    return () => {
      observer.disconnect();
      stop();
      cancelAnimationFrame(frame);
      element.removeEventListener('scroll', look);
      element.removeEventListener('keydown', onKey);
    };
  }, [view]);

  useEffect(() => {
    latest.current = scale;
    if (pane.current !== null) setScale(pane.current, scale, anchor.current);
    anchor.current = undefined;
  }, [scale]);

  const goTo = (next: number): void => {
    if (pane.current !== null) scrollToPage(pane.current, next);
  };
  const last = facts.pageCount - 1;

  return (
    <section className="page-pane" aria-label={m.page_pane()}>
      <div className="page-scroll" ref={pane} tabIndex={0} role="region" aria-label={m.page_region()}>
        <PageView />
      </div>
      {facts.pageCount > 2 && <PageStrip pane={pane} count={facts.pageCount} current={page} onGo={goTo} />}
      <footer className="page-edge">
        <Findings facts={facts} />
        <div className="page-tools">
          {facts.pageCount > 1 && (
            <IconButton
              icon={ChevronUp}
              label={m.page_previous()}
              disabled={page <= 0}
              onClick={() => goTo(page - 1)}
            />
          )}
          {facts.pageCount > 0 && (
            <span className="page-count">
              {m.page_of({ page: formatNumber(Math.min(page, last) + 1), count: formatNumber(facts.pageCount) })}
            </span>
          )}
          {facts.pageCount > 1 && (
            <IconButton
              icon={ChevronDown}
              label={m.page_next()}
              disabled={page >= last}
              onClick={() => goTo(page + 1)}
            />
          )}
          <span className="tools-gap" />
          <IconButton
            icon={Minus}
            label={m.page_smaller()}
            shortcut="−"
            onClick={() => patch(view, { zoom: smaller(scale) })}
          />
          <output className="zoom" aria-label={m.page_zoom()}>
            {formatPercent(scale)}
          </output>
          <IconButton
            icon={Plus}
            label={m.page_larger()}
            shortcut="+"
            onClick={() => patch(view, { zoom: larger(scale) })}
          />
          <IconButton
            icon={MoveHorizontal}
            label={m.page_fit_width()}
            shortcut="0"
            aria-pressed={zoom === 'fit'}
            onClick={() => patch(view, { zoom: 'fit' })}
          />
          <IconButton
            icon={RectangleVertical}
            className="whole-page"
            label={m.page_fit_page()}
            aria-pressed={zoom === 'page'}
            onClick={() => patch(view, { zoom: 'page' })}
          />
        </div>
      </footer>
    </section>
  );
}
