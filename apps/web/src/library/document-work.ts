/** Changes of kept documents while none is on the desk. Loaded when first needed: Yjs comes with it. */
import { err, ok, type LogStoreError, type Result } from '@peersume/base';
import { createDocument, keepDocument, openKept, type ResumeDocument } from '@peersume/document';
import type { Resume } from '@peersume/resume';
import type { Card, Library } from '@peersume/storage';
import { sayCard } from '../session/keep-card.ts';
import { platformChance } from '../session/platform-chance.ts';

export interface WorkPorts {
  readonly library: Library;
  /** This device's name in what it writes. */
  readonly device: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface NewResume {
  readonly id: string;
  readonly resume: Resume;
  readonly variants: readonly { readonly name: string; readonly resume: Resume }[];
  readonly card: Pick<Card, 'name' | 'career'>;
}

/** A document of its own from what a résumé and its variants say. */
export async function keepNew(
  { id, resume, variants, card }: NewResume,
  { library, device, now }: WorkPorts,
): Promise<Result<void, LogStoreError>> {
  const document = createDocument(resume, { random: platformChance });
  for (const { name, resume: own } of variants) {
    const made = document.apply({ type: 'addVariant', name });
    if (made.ok) document.apply({ type: 'rewrite', resume: own }, { variant: made.value.id });
  }
  const kept = await keepDocument(document, { store: library.logs, log: id, device }).save(now);
  const said = sayCard(document);
  document.close();
  if (!kept.ok) return kept;
  return library.putCard({ ...card, id, createdAt: now, changedAt: now, ...said });
}

/** Changes a document that is not on the desk, and its card with it. */
export async function changeKept(
  card: Card,
  change: (document: ResumeDocument) => void,
  { library, device, now }: WorkPorts,
): Promise<Result<void, LogStoreError | { readonly type: 'Unreadable' }>> {
  const opened = await openKept({ store: library.logs, log: card.id, device, random: platformChance });
  if (!opened.ok) return opened.error.type === 'NoDocument' ? err({ type: 'Unreadable' }) : err(opened.error);
  const { document } = opened.value;
  change(document);
  const saved = await opened.value.save(now);
  const said = sayCard(document);
  document.close();
  if (!saved.ok) return saved;
  const put = await library.putCard({ ...card, ...said, changedAt: now });
  return put.ok ? ok(undefined) : put;
}
