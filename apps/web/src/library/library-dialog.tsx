/** Asks before something that needs a word or cannot be taken back. */
import type { Card } from '@peersume/storage';
import { useId } from 'react';
import { m } from '../language/messages.ts';
import { AskDialog } from '../ui/ask-dialog.tsx';
import { Button } from '../ui/button.tsx';
import { NameDialog } from '../ui/name-dialog.tsx';
import { nameOfCard } from './card-names.ts';
import { useLibraryActions } from './use-cards.ts';

export interface Asking {
  readonly type: 'rename' | 'variant' | 'remove';
  readonly card: Card;
}

interface LibraryDialogProps {
  readonly asking: Asking;
  readonly onClose: () => void;
}

export function LibraryDialog({ asking: { type, card }, onClose }: LibraryDialogProps) {
  const actions = useLibraryActions();
  switch (type) {
    case 'rename':
      return (
        <NameDialog
          title={m.library_rename_title()}
          hint={m.library_rename_hint()}
          label={m.library_name()}
          example={nameOfCard({ title: card.title })}
          initial={card.name ?? ''}
          action={m.library_rename_do()}
          isOptional
          onName={(name) => void actions.rename(card, name)}
          onClose={onClose}
        />
      );
    case 'variant':
      return (
        <NameDialog
          title={m.variants_new_title()}
          hint={m.variants_new_hint()}
          label={m.variants_name()}
          example={m.variants_name_example()}
          initial=""
          action={m.variants_create()}
          onName={(name) => void actions.addVariant(card, name)}
          onClose={onClose}
        />
      );
    case 'remove':
      return <Remove card={card} onClose={onClose} />;
  }
}

function Remove({ card, onClose }: { readonly card: Card; readonly onClose: () => void }) {
  const actions = useLibraryActions();
  const title = useId();
  return (
    <AskDialog labelledBy={title} onClose={onClose}>
      <h2 id={title}>{m.library_remove_title({ title: nameOfCard(card) })}</h2>
      <p>{m.library_remove_text({ variants: card.variants.length })}</p>
      <div className="ask-actions">
        {/* The first to have the focus: what Enter does by habit is harmless. */}
        <Button look="quiet" onClick={onClose}>
          {m.library_cancel()}
        </Button>
        <Button
          look="primary"
          onClick={() => {
            onClose();
            void actions.remove(card);
          }}
        >
          {m.library_remove_do()}
        </Button>
      </div>
    </AskDialog>
  );
}
