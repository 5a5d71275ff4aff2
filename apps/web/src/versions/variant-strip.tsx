/** One line above the desk while a variant is shown: whose it is, how it differs, and the way to the master. */
import { useSyncExternalStore } from 'react';
import { m } from '../language/messages.ts';
import type { Session } from '../session/session.ts';
import { useApp } from '../shell/app-context.ts';
import { useObservable } from '../shell/observable.ts';
import { patch } from '../shell/view-state.ts';
import { useVariants } from './variants-menu.tsx';
import './versions.css';

export function VariantStrip({ session }: { session: Session }) {
  const { view } = useApp();
  const variants = useVariants(session);
  const shown = useObservable(session.variant, (value) => value);
  const counts = useSyncExternalStore(session.subscribe, () => countsOf(session));
  const name = variants.find(({ id }) => id === shown)?.name;
  if (name === undefined) return null;
  const [own, behind] = counts.split('/').map(Number);
  return (
    <div className="variant-strip" role="status">
      <strong dir="auto">{name}</strong>
      <span>{own === 0 ? m.variants_same() : m.variants_differs({ count: own ?? 0 })}</span>
      {behind !== undefined && behind > 0 && <em>{m.variants_behind({ count: behind })}</em>}
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

/** Two numbers as a word, which stays the same while they do. */
function countsOf(session: Session): string {
  const variant = session.variant.get();
  if (variant === undefined || !session.document.variants().some(({ id }) => id === variant)) return '0/0';
  const differences = session.document.differences(variant);
  const behind = differences.filter(({ masterChanged, masterRemoved }) => masterChanged || masterRemoved);
  return `${differences.length}/${behind.length}`;
}
