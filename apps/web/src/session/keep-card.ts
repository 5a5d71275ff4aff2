/**
 * The résumé's card in the library: its title and what it says, for lists, thumbnails and as a last resort. It follows
 * the document at a distance, for typing must not write the whole résumé out with every key.
 */
import type { ResumeDocument } from '@peersume/document';
import type { Card, Library } from '@peersume/storage';
import type { Timer } from './saving.ts';
import { titleOf } from './title-of.ts';

export interface CardKeeper {
  /** To be called after every change. */
  changed(): void;
  /** After opening: the tab that wrote last may have ended before its card was written. */
  opened(): void;
  /** Writes the card now, if it is behind. */
  save(): Promise<void>;
  /** It was there and is not any more: told once. */
  isGone(): Promise<boolean>;
  stop(): void;
}

export interface CardStart {
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly changedAt: number;
  readonly isNew: boolean;
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
  /** It has stood in the library. */
  let wasThere = false;
  /** Something was changed since the card was seen there last: it is made again if somebody removed it. */
  let hasChanged = start.isNew;
  let scheduled: number | undefined;

  async function save(): Promise<void> {
    if (scheduled !== undefined) timer.stop(scheduled);
    scheduled = undefined;
    if (!isBehind || document.readOnly() !== undefined) return;
    isBehind = false;
    const said = sayCard(document);
    // What the library itself changes on a card (a name, being archived) is not ours.
    const before = await library.card(id);
    const known = before.ok ? before.value : undefined;
    if (known === undefined ? !hasChanged : isSame(known, said)) return;
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
    if (written.ok) wasThere = true;
    else {
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
      hasChanged = true;
      schedule();
    },
    opened() {
      wasThere = true;
      schedule();
    },
    save,
    async isGone() {
      if (!wasThere) return false;
      const found = await library.card(id);
      if (!found.ok || found.value !== undefined) return false;
      const isNews = wasThere;
      wasThere = false;
      hasChanged = false;
      return isNews;
    },
    stop() {
      if (scheduled !== undefined) timer.stop(scheduled);
      scheduled = undefined;
    },
  };
}

type Said = Pick<Card, 'title' | 'snapshot' | 'variants'>;

export function sayCard(document: ResumeDocument): Said {
  const resume = document.resume();
  const variants = document
    .variants()
    .map((variant) => ({ ...variant, snapshot: JSON.stringify(document.resume(variant.id)) }));
  return { title: titleOf(resume), snapshot: JSON.stringify(resume), variants };
}

function isSame(card: Card, said: Said): boolean {
  const { title, snapshot, variants } = card;
  return (
    title === said.title && snapshot === said.snapshot && JSON.stringify(variants) === JSON.stringify(said.variants)
  );
}
