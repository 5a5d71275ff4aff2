/** The pages of a moment: typeset like any others, for looking at. What is pointed at in the list is lit in them. */
import type { FieldRef, Resume } from '@peersume/resume';
import { useEffect, useRef } from 'react';
import { createPageDrawing, type PageDrawing } from '../page/draw-pages.ts';
import { useApp } from '../shell/app-context.ts';

export function PastPages({ resume, lit, label }: { resume: Resume | undefined; lit: FieldRef | null; label: string }) {
  const { client } = useApp();
  const container = useRef<HTMLDivElement>(null);
  const drawing = useRef<PageDrawing>(null);

  useEffect(() => {
    if (container.current === null) return;
    const pages = createPageDrawing(container.current);
    drawing.current = pages;
    const stop = client.listen('past', {
      pages: (message) => pages.apply(message.diff, message.language),
      failed: () => undefined,
    });
    return () => {
      stop();
      pages.clear();
    };
  }, [client]);

  useEffect(() => {
    if (resume !== undefined) client.show('past', { resume });
  }, [client, resume]);

  useEffect(() => {
    drawing.current?.light(lit);
    container.current?.querySelector('.lit rect')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [lit]);

  return <div className="sheets" ref={container} role="region" aria-label={label} tabIndex={0} />;
}
