/** Ctrl with the wheel, two fingers on a trackpad (which browsers tell as the same) or on the screen, and + − 0. */

export interface ZoomKit {
  readonly pane: HTMLElement;
  readonly scale: () => number;
  readonly zoomTo: (scale: number, at?: { readonly x: number; readonly y: number }) => void;
  readonly step: (direction: 1 | -1) => void;
  readonly fit: () => void;
}

/** Of a wheel's pixels, to double or halve about every 280. */
const wheelRate = 0.0025;

export function listenToZoom({ pane, scale, zoomTo, step, fit }: ZoomKit): () => void {
  const stop = new AbortController();
  const { signal } = stop;

  pane.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 16 : event.deltaY;
      zoomTo(scale() * Math.exp(-pixels * wheelRate), { x: event.clientX, y: event.clientY });
    },
    { passive: false, signal },
  );

  pane.addEventListener(
    'keydown',
    (event) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isWritten(event.target)) return;
      if (event.key === '+' || event.key === '=') step(1);
      else if (event.key === '-' || event.key === '−') step(-1);
      else if (event.key === '0') fit();
      else return;
      event.preventDefault();
    },
    { signal },
  );

  let pinch: { readonly distance: number; readonly scale: number } | null = null;
  const onTouch = (event: TouchEvent): void => {
    const [one, two] = event.touches;
    if (one === undefined || two === undefined) {
      pinch = null;
      return;
    }
    event.preventDefault();
    const distance = Math.hypot(one.clientX - two.clientX, one.clientY - two.clientY);
    pinch ??= { distance, scale: scale() };
    zoomTo((pinch.scale * distance) / Math.max(1, pinch.distance), {
      x: (one.clientX + two.clientX) / 2,
      y: (one.clientY + two.clientY) / 2,
    });
  };
  pane.addEventListener('touchstart', onTouch, { passive: false, signal });
  pane.addEventListener('touchmove', onTouch, { passive: false, signal });
  pane.addEventListener('touchend', () => (pinch = null), { signal });
  pane.addEventListener('touchcancel', () => (pinch = null), { signal });
  return () => stop.abort();
}

const isWritten = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
