/** Asks before something that needs a word or cannot be taken back. */
import type { Card } from '@peersume/storage';
import { useId, useLayoutEffect, useRef, useState } from 'react';
import { m } from '../language/messages.ts';
import { Button } from '../ui/button.tsx';
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

export function LibraryDialog({ asking, onClose }: LibraryDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  // Closed while it still stands there, so that the browser gives the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);

  return (
    <dialog
      ref={dialog}
      className="ask"
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      {asking.type === 'remove' ? (
        <Remove card={asking.card} title={title} onClose={onClose} />
      ) : (
        <Name asking={asking} title={title} onClose={onClose} />
      )}
    </dialog>
  );
}

/** Characters: a line of a list. */
const maxName = 80;

interface PartProps {
  readonly title: string;
  readonly onClose: () => void;
}

function Name({ asking: { type, card }, title, onClose }: PartProps & { readonly asking: Asking }) {
  const actions = useLibraryActions();
  const [name, setName] = useState(type === 'rename' ? (card.name ?? '') : '');
  const hint = useId();
  const isVariant = type === 'variant';
  const said = name.trim();

  return (
    <form
      method="dialog"
      onSubmit={(event) => {
        event.preventDefault();
        if (isVariant && said === '') return;
        onClose();
        void (isVariant ? actions.addVariant(card, said) : actions.rename(card, said));
      }}
    >
      <h2 id={title}>{isVariant ? m.variants_new_title() : m.library_rename_title()}</h2>
      <p id={hint}>{isVariant ? m.variants_new_hint() : m.library_rename_hint()}</p>
      <label className="ask-field">
        <span>{isVariant ? m.variants_name() : m.library_name()}</span>
        <input
          // The dialog is there for this one field.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          value={name}
          maxLength={maxName}
          dir="auto"
          placeholder={isVariant ? m.variants_name_example() : nameOfCard({ title: card.title })}
          aria-describedby={hint}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <div className="ask-actions">
        <Button look="quiet" onClick={onClose}>
          {m.library_cancel()}
        </Button>
        <Button look="primary" type="submit" disabled={isVariant && said === ''}>
          {isVariant ? m.variants_create() : m.library_rename_do()}
        </Button>
      </div>
    </form>
  );
}

function Remove({ card, title, onClose }: PartProps & { readonly card: Card }) {
  const actions = useLibraryActions();
  return (
    <>
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
    </>
  );
}
