/** All pages, small, for long résumés: copies of what stands on the desk, made when nothing else is to be done. */
import { useEffect, useRef, type RefObject } from 'react';
import { formatNumber } from '../language/formats.ts';
import { m } from '../language/messages.ts';

/** After the last change, before the copies are made anew. */
const pauseMs = 600;

interface PageStripProps {
  readonly pane: RefObject<HTMLElement | null>;
  readonly count: number;
  readonly current: number;
  readonly onGo: (page: number) => void;
}

export function PageStrip({ pane, count, current, onGo }: PageStripProps) {
  const strip = useRef<HTMLElement>(null);

  useEffect(() => {
    const sheets = pane.current?.querySelector('.sheets');
    if (!sheets) return;
    let timer = 0;
    const copy = (): void => {
      const places = [...(strip.current?.querySelectorAll('.small-page') ?? [])];
      sheets.querySelectorAll('.sheet > svg').forEach((svg, index) => {
        const small = svg.cloneNode(true) as Element;
        for (const part of small.querySelectorAll('.lit, .under, .over')) part.remove();
        for (const part of small.querySelectorAll('[role]')) part.removeAttribute('role');
        places[index]?.replaceChildren(small);
      });
    };
    const soon = (): void => {
      window.clearTimeout(timer);
      timer = window.setTimeout(copy, pauseMs);
    };
    copy();
    const watch = new MutationObserver(soon);
    watch.observe(sheets, { subtree: true, childList: true });
    return () => {
      watch.disconnect();
      window.clearTimeout(timer);
    };
  }, [pane, count]);

  useEffect(() => {
    strip.current?.querySelectorAll('button')[current]?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }, [current]);

  return (
    <nav className="page-strip" aria-label={m.page_thumbnails()} ref={strip}>
      {Array.from({ length: count }, (_, page) => (
        <button
          key={page}
          type="button"
          aria-label={m.page_number({ page: formatNumber(page + 1) })}
          aria-current={page === current ? 'page' : undefined}
          onClick={() => onGo(page)}
        >
          <span className="small-page" aria-hidden="true" />
          <span aria-hidden="true">{formatNumber(page + 1)}</span>
        </button>
      ))}
    </nav>
  );
}
