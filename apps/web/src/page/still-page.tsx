/**
 * The first page of a résumé, small, that does not change while it is looked at. It is typeset when it comes into view,
 * and kept drawn: who comes back to a list sees its pages at once.
 */
import { useEffect, useRef, useState } from 'react';
import { useApp } from '../shell/app-context.ts';
import type { TypesetClient } from '../typeset/client.ts';
import type { ViewSource } from '../typeset/protocol.ts';
import { createPageDrawing, type PageDrawing } from './draw-pages.ts';

interface StillPageProps {
  /** Names what is drawn: another name for everything that looks different. */
  readonly name: string;
  readonly source: ViewSource;
}

export function StillPage({ name, source }: StillPageProps) {
  const { client } = useApp();
  const container = useRef<HTMLSpanElement>(null);
  const [state, setState] = useState<PageState>('waiting');
  const wanted = useRef(source);
  wanted.current = source;

  useEffect(() => {
    const element = container.current;
    if (element === null) return;
    let isGone = false;
    const show = (): void => {
      const page = pageOf(client, name, wanted.current);
      element.replaceChildren(page.holder);
      void page.drawn.then((drawn) => isGone || setState(drawn));
    };
    if (pages.has(name)) show();
    const seen = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        seen.disconnect();
        show();
      },
      { rootMargin: nearby },
    );
    if (!pages.has(name)) seen.observe(element);
    return () => {
      isGone = true;
      seen.disconnect();
      element.replaceChildren();
      setState('waiting');
    };
  }, [client, name]);

  return <span className={`thumbnail ${state}`} ref={container} aria-hidden="true" />;
}

type PageState = 'waiting' | 'drawn' | 'failed';

interface KeptPage {
  readonly holder: HTMLElement;
  readonly drawing: PageDrawing;
  readonly drawn: Promise<PageState>;
}

/** A little before it can be seen. */
const nearby = '300px 0px';
/** Pages kept drawn; each is some hundred nodes. */
const maxPages = 80;

/** By name, the one looked at last at the end. */
const pages = new Map<string, KeptPage>();

function pageOf(client: TypesetClient, name: string, source: ViewSource): KeptPage {
  const known = pages.get(name);
  const page = known ?? draw(client, name, source);
  pages.delete(name);
  pages.set(name, page);
  for (const [old, { holder, drawing }] of pages) {
    if (pages.size <= maxPages) break;
    if (holder.isConnected) continue;
    drawing.clear();
    pages.delete(old);
  }
  return page;
}

function draw(client: TypesetClient, name: string, source: ViewSource): KeptPage {
  const holder = document.createElement('div');
  const drawing = createPageDrawing(holder);
  const { promise, resolve } = Promise.withResolvers<PageState>();
  const view = `still/${name}`;
  // One drawing is all: after it the worker need not remember the view.
  const stop = client.listen(view, {
    pages(message) {
      drawing.apply(message.diff, message.language);
      stop();
      resolve('drawn');
    },
    failed() {
      stop();
      resolve('failed');
    },
  });
  client.show(view, source);
  return { holder, drawing, drawn: promise };
}
