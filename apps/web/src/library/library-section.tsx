/** The résumés of this browser: cards with their variants beneath, the archived ones apart, and how safe they are. */
import type { Card } from '@peersume/storage';
import { useId, useState } from 'react';
import { m } from '../language/messages.ts';
import { findCards } from './card-names.ts';
import { LibraryDialog, type Asking } from './library-dialog.tsx';
import './library.css';
import { ResumeCard } from './resume-card.tsx';
import { StorageLine } from './storage-line.tsx';

/** With fewer, one sees them all. */
const searchFrom = 9;

export function LibrarySection({ cards }: { readonly cards: readonly Card[] }) {
  const [words, setWords] = useState('');
  const [asking, setAsking] = useState<Asking | null>(null);
  const title = useId();
  const present = cards.filter(({ archivedAt }) => archivedAt === undefined);
  const archived = cards.filter(({ archivedAt }) => archivedAt !== undefined);
  const isSearchable = cards.length >= searchFrom;
  const isSearching = isSearchable && words.trim() !== '';
  const found = isSearching ? findCards(cards, words) : present;

  return (
    <section className="library" aria-labelledby={title}>
      <header className="library-head">
        <h2 id={title}>{m.library_title()}</h2>
        {isSearchable && (
          <input
            type="search"
            className="library-search"
            aria-label={m.library_search()}
            placeholder={m.library_search()}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
        <p className={isSearching ? 'library-found' : 'visually-hidden'} role="status">
          {isSearching ? m.library_found({ count: found.length }) : ''}
        </p>
      </header>
      <CardList cards={found} onAsk={setAsking} labelledBy={title} />
      {!isSearching && archived.length > 0 && (
        <details className="library-archived">
          <summary>{m.library_archived({ count: archived.length })}</summary>
          <CardList cards={archived} onAsk={setAsking} labelledBy={title} />
        </details>
      )}
      <StorageLine count={cards.length} />
      {asking !== null && <LibraryDialog asking={asking} onClose={() => setAsking(null)} />}
    </section>
  );
}

interface CardListProps {
  readonly cards: readonly Card[];
  readonly labelledBy: string;
  readonly onAsk: (asking: Asking) => void;
}

function CardList({ cards, labelledBy, onAsk }: CardListProps) {
  if (cards.length === 0) return null;
  return (
    <ul className="cards" aria-labelledby={labelledBy}>
      {cards.map((card) => (
        <ResumeCard key={card.id} card={card} onAsk={onAsk} />
      ))}
    </ul>
  );
}
