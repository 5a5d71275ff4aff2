/** The first page of a résumé, small: typeset like any other, for looking at only. */
import { useEffect, useRef, useState } from 'react';
import { useApp } from '../shell/app-context.ts';
import type { ViewSource } from '../typeset/protocol.ts';
import { createPageDrawing } from './draw-pages.ts';

export function PageThumbnail({ view, source }: { view: string; source: ViewSource }) {
  const { client } = useApp();
  const container = useRef<HTMLSpanElement>(null);
  const [state, setState] = useState<'waiting' | 'drawn' | 'failed'>('waiting');
  const key = JSON.stringify('career' in source ? source.career : source);

  useEffect(() => {
    if (container.current === null) return;
    const drawing = createPageDrawing(container.current);
    const stop = client.listen(view, {
      pages(message) {
        drawing.apply(message.diff, message.language);
        setState('drawn');
      },
      failed: () => setState('failed'),
    });
    return () => {
      stop();
      drawing.clear();
    };
  }, [client, view]);

  useEffect(() => {
    client.show(view, source);
    // The source is compared by what it holds, not by which object it is.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [client, view, key]);

  return <span className={`thumbnail ${state}`} ref={container} aria-hidden="true" />;
}
