/**
 * The résumé's card in the library: its title and what it says, for lists, thumbnails and as a last resort. It follows
 * the document at a distance, for typing must not write the whole résumé out with every key.
 */
import type { ResumeDocument } from '@peersume/document';
import type { Resume } from '@peersume/resume';
import type { Card, Library } from '@peersume/storage';
import type { Timer } from './saving.ts';

export interface CardKeeper {
  /** To be called after every change. */
  changed(): void;
  /** After opening: the tab that wrote last may have ended before its card was written. */
  opened(): void;
  /** Writes the card now, if it is behind. */
  save(): Promise<void>;
  stop(): void;
}

export interface CardStart {
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly changedAt: number;
  /** The situation that it was begun from. */
  readonly career?: string | undefined;
}

const cardEveryMs = 3_000;

export function createCardKeeper({
  id,
  document,
  card: start,
  library,
  now,
  timer,
}: {
  readonly id: string;
  readonly document: ResumeDocument;
  readonly card: CardStart;
  readonly library: Library;
  readonly now: () => number;
  readonly timer: Timer;
}): CardKeeper {
  let { changedAt } = start;
  /** A new résumé has none yet. */
  let isBehind = true;
  let scheduled: number | undefined;

  async function save(): Promise<void> {
    if (scheduled !== undefined) timer.stop(scheduled);
    scheduled = undefined;
    if (!isBehind || document.readOnly() !== undefined) return;
    isBehind = false;
    const resume = document.resume();
    const said = {
      title: titleOf(resume),
      snapshot: JSON.stringify(resume),
      variants: document
        .variants()
        .map((variant) => ({ ...variant, snapshot: JSON.stringify(document.resume(variant.id)) })),
    };
    // What the library itself changes on a card (a name, being archived) is not ours.
    const before = await library.card(id);
    const known = before.ok ? before.value : undefined;
    if (known !== undefined && isSame(known, said)) return;
    const { career } = start;
    const card: Card = {
      createdAt: start.createdAt,
      ...(career !== undefined && { career }),
      ...known,
      id,
      changedAt,
      ...said,
    };
    const written = await library.putCard(card);
    if (!written.ok) {
      isBehind = true;
      schedule();
    }
  }

  function schedule(): void {
    scheduled ??= timer.start(() => {
      scheduled = undefined;
      void save();
    }, cardEveryMs);
  }

  return {
    changed() {
      changedAt = now();
      isBehind = true;
      schedule();
    },
    opened: schedule,
    save,
    stop() {
      if (scheduled !== undefined) timer.stop(scheduled);
      scheduled = undefined;
    },
  };
}

function isSame(card: Card, said: Pick<Card, 'title' | 'snapshot' | 'variants'>): boolean {
  const { title, snapshot, variants } = card;
  return (
    title === said.title && snapshot === said.snapshot && JSON.stringify(variants) === JSON.stringify(said.variants)
  );
}

/** Untitled is empty: the interface has the word for it. */
export const titleOf = (resume: Resume): string =>
  [resume.basics.name.trim(), resume.basics.headline?.trim()].filter(Boolean).join(' · ') || 'Untitled résumé';
