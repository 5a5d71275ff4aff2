/** One résumé in the library: its page, its name, what can be done with it, and its variants beneath. */
import type { Card, CardVariant } from '@peersume/storage';
import Archive from 'lucide-react/icons/archive';
import ArchiveRestore from 'lucide-react/icons/archive-restore';
import Copy from 'lucide-react/icons/copy';
import Download from 'lucide-react/icons/download';
import Ellipsis from 'lucide-react/icons/ellipsis';
import FolderOpen from 'lucide-react/icons/folder-open';
import Pencil from 'lucide-react/icons/pencil';
import Split from 'lucide-react/icons/split';
import Trash from 'lucide-react/icons/trash-2';
import { useId } from 'react';
import { formatDateTime, formatRelative } from '../language/formats.ts';
import { m } from '../language/messages.ts';
import { StillPage } from '../page/still-page.tsx';
import { Menu } from '../ui/menu.tsx';
import { linesOfCard, nameOfCard } from './card-names.ts';
import type { Asking } from './library-dialog.tsx';
import { nameOfSnapshot } from './name-of-snapshot.ts';
import { useLibraryActions } from './use-cards.ts';

interface ResumeCardProps {
  readonly card: Card;
  readonly onAsk: (asking: Asking) => void;
}

export function ResumeCard({ card, onAsk }: ResumeCardProps) {
  const actions = useLibraryActions();
  const [name, detail] = linesOfCard(card);
  const about = useId();
  const isArchived = card.archivedAt !== undefined;
  const title = nameOfCard(card);

  return (
    <li className="card" data-archived={isArchived || undefined}>
      <button type="button" className="card-open" aria-describedby={about} onClick={() => void actions.open(card)}>
        <StillPage name={nameOfSnapshot(card.id, card.snapshot)} source={{ text: card.snapshot, maxPages: 1 }} />
        <span className="card-name">
          <bdi>{name}</bdi>
        </span>
      </button>
      <div className="card-words" id={about}>
        {detail !== '' && (
          <span className="card-detail">
            <bdi>{detail}</bdi>
          </span>
        )}
        <time dateTime={new Date(card.changedAt).toISOString()} title={formatDateTime(card.changedAt)}>
          {m.library_changed({ when: formatRelative(card.changedAt, Date.now()) })}
        </time>
      </div>
      <Menu
        className="card-menu"
        icon={Ellipsis}
        label={m.library_more({ title })}
        items={[
          { label: m.library_open(), icon: FolderOpen, run: () => void actions.open(card) },
          { label: m.library_rename(), icon: Pencil, run: () => onAsk({ type: 'rename', card }) },
          { label: m.library_duplicate(), icon: Copy, run: () => void actions.duplicate(card) },
          { label: m.library_new_variant(), icon: Split, run: () => onAsk({ type: 'variant', card }) },
          { label: m.library_save_file(), icon: Download, run: () => actions.saveFile(card) },
          null,
          isArchived
            ? { label: m.library_restore(), icon: ArchiveRestore, run: () => void actions.restore(card) }
            : { label: m.library_archive(), icon: Archive, run: () => void actions.archive(card) },
          { label: m.library_remove(), icon: Trash, run: () => onAsk({ type: 'remove', card }) },
        ]}
      />
      {card.variants.length > 0 && (
        <ul className="card-variants" aria-label={m.library_variants({ title })}>
          {card.variants.map((variant) => (
            <VariantRow key={variant.id} card={card} variant={variant} />
          ))}
        </ul>
      )}
    </li>
  );
}

function VariantRow({ card, variant }: { readonly card: Card; readonly variant: CardVariant }) {
  const actions = useLibraryActions();
  return (
    <li className="card-variant">
      <button type="button" className="card-open" onClick={() => void actions.open(card, variant)}>
        <StillPage
          name={nameOfSnapshot(`${card.id}/${variant.id}`, variant.snapshot)}
          source={{ text: variant.snapshot, maxPages: 1 }}
        />
        <span className="card-name">
          <bdi>{variant.name}</bdi>
        </span>
      </button>
      <Menu
        className="card-menu"
        icon={Ellipsis}
        label={m.library_more({ title: variant.name })}
        items={[
          { label: m.library_open(), icon: FolderOpen, run: () => void actions.open(card, variant) },
          { label: m.library_variant_separate(), icon: Copy, run: () => void actions.separate(card, variant) },
          { label: m.library_save_file(), icon: Download, run: () => actions.saveFile(card, variant) },
          null,
          { label: m.library_variant_remove(), icon: Trash, run: () => void actions.removeVariant(card, variant) },
        ]}
      />
    </li>
  );
}
