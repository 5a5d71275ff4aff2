/** The page and its edge: zoom, page count, and what the typesetter has to say. */
import Minus from 'lucide-react/icons/minus';
import MoveHorizontal from 'lucide-react/icons/move-horizontal';
import Plus from 'lucide-react/icons/plus';
import { useEffect, useRef, useState } from 'react';
import { useApp, useView } from '../shell/app-context.ts';
import { useObservable } from '../shell/observable.ts';
import { patch, type Zoom } from '../shell/view-state.ts';
import { IconButton } from '../ui/button.tsx';
import { Findings } from './findings.tsx';
import { PageView } from './page-view.tsx';

const steps = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 2];
/** A point is 1/72 inch, a CSS pixel 1/96. */
const pixelsPerPoint = 96 / 72;
/** Wider than this the page grows no more by itself: longer lines than one can read from a desk. */
const maxFit = 1.25;

export function PagePane() {
  const { view, facts: known } = useApp();
  const zoom = useView((state) => state.zoom);
  const facts = useObservable(known, (value) => value);
  const pane = useRef<HTMLDivElement>(null);
  const [fit, setFit] = useState(1);

  useEffect(() => {
    const element = pane.current;
    if (element === null) return;
    const measure = (): void => {
      const style = getComputedStyle(element);
      const room = element.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
      // A4 is the narrower sheet by 17 points; fitting the wider keeps the scale when the paper changes.
      setFit(Math.max(0.25, Math.min(maxFit, room / (612 * pixelsPerPoint))));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const scale = zoom === 'fit' ? fit : zoom;
  const to = (next: Zoom): void => patch(view, { zoom: next });

  return (
    <section className="page-pane" aria-label="The page">
      <div
        className="page-scroll"
        ref={pane}
        tabIndex={0}
        role="region"
        aria-label="Pages as they will print"
        style={{ '--scale': scale * pixelsPerPoint } as React.CSSProperties}
      >
        <PageView />
      </div>
      <footer className="page-edge">
        <Findings facts={facts} />
        <div className="page-tools">
          <span className="page-count" aria-live="polite">
            {facts.pageCount === 0 ? '' : facts.pageCount === 1 ? '1 page' : `${facts.pageCount} pages`}
          </span>
          <IconButton
            icon={Minus}
            label="Smaller"
            onClick={() => to(steps.findLast((step) => step < scale - 0.01) ?? scale)}
          />
          <span className="zoom">{Math.round(scale * 100)}%</span>
          <IconButton
            icon={Plus}
            label="Larger"
            onClick={() => to(steps.find((step) => step > scale + 0.01) ?? scale)}
          />
          <IconButton
            icon={MoveHorizontal}
            label="Fit the width"
            aria-pressed={zoom === 'fit'}
            onClick={() => to('fit')}
          />
        </div>
      </footer>
    </section>
  );
}
