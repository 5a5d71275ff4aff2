/** Says quietly that a variant has its own wording of a block. */
import type { Id } from '@peersume/resume';
import { useCallback, useSyncExternalStore } from 'react';
import { m } from '../language/messages.ts';
import type { Session } from '../session/session.ts';
import { useSession } from '../shell/app-context.ts';

export function DiffersMark({ block, variant }: { block: Id; variant: Id }) {
  const session = useSession();
  const differs = useSyncExternalStore(
    session.subscribe,
    useCallback(() => ownTexts(session, variant).has(block), [session, variant, block]),
  );
  if (!differs) return null;
  return <span className="differs" role="img" aria-label={m.text_differs()} title={m.text_differs()} />;
}

/** Looked up once for each state of the résumé, whoever asks. */
function ownTexts(session: Session, variant: Id): ReadonlySet<Id> {
  const last = known.get(session);
  if (last?.revision === session.revision() && last.variant === variant) return last.blocks;
  const texts = session.document.differences(variant).filter(({ type }) => type === 'text');
  const blocks = new Set(texts.map(({ entity }) => entity));
  known.set(session, { revision: session.revision(), variant, blocks });
  return blocks;
}

const known = new WeakMap<Session, { revision: number; variant: Id; blocks: ReadonlySet<Id> }>();
