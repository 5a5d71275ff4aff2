/** One line above the desk while a variant is shown: whose it is, how it differs, and the way to the master. */
import { useMemo, useSyncExternalStore } from 'react';
import { m } from '../language/messages.ts';
import type { Session } from '../session/session.ts';
import { useApp } from '../shell/app-context.ts';
import { useObservable } from '../shell/observable.ts';
import { patch } from '../shell/view-state.ts';
import { countDifferences } from './count-differences.ts';
import { useVariants } from './variants-menu.tsx';
import './versions.css';

export function VariantStrip({ session }: { session: Session }) {
  const { view } = useApp();
  const variants = useVariants(session);
  const shown = useObservable(session.variant, (value) => value);
  const counted = useMemo(() => countDifferences(session, timers), [session]);
  const { own, behind } = useSyncExternalStore(counted.subscribe, counted.get);
  const name = variants.find(({ id }) => id === shown)?.name;
  if (name === undefined) return null;
  return (
    <div className="variant-strip" role="status">
      <strong dir="auto">{name}</strong>
      <span>{own === 0 ? m.variants_same() : m.variants_differs({ count: own })}</span>
      {behind > 0 && <em>{m.variants_behind({ count: behind })}</em>}
      {own !== 0 && (
        <button type="button" className="link" onClick={() => patch(view, { dialog: 'differences' })}>
          {m.variants_show()}
        </button>
      )}
      <button type="button" className="link" onClick={() => session.variant.set(undefined)}>
        {m.variants_to_master()}
      </button>
    </div>
  );
}

const timers = {
  start: (callback: () => void, ms: number) => window.setTimeout(callback, ms),
  stop: (timer: number) => window.clearTimeout(timer),
};
