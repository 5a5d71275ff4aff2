/** Asks for a name. */
import { useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { m } from '../language/messages.ts';
import { Button } from '../ui/button.tsx';
import './versions.css';

/** Characters of a name: a line of a menu. */
const maxName = 80;

interface NameDialogProps {
  readonly title: string;
  readonly hint?: string | undefined;
  readonly label: string;
  readonly example: string;
  readonly initial: string;
  readonly action: string;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}

export default function NameDialog({ title, hint, label, example, initial, action, onName, onClose }: NameDialogProps) {
  const [name, setName] = useState(initial);
  const said = name.trim();
  return (
    <ModalOverlay className="dim" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal>
        <Dialog className="small-dialog">
          <Heading slot="title">{title}</Heading>
          {hint !== undefined && <p>{hint}</p>}
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (said === '') return;
              onClose();
              onName(said);
            }}
          >
            <label className="line-field">
              <span>{label}</span>
              <input
                // The dialog is there for this one field.
                // oxlint-disable-next-line jsx-a11y/no-autofocus
                autoFocus
                value={name}
                maxLength={maxName}
                placeholder={example}
                onChange={(event) => setName(event.target.value)}
              />
            </label>
            <div className="dialog-actions">
              <Button look="quiet" onClick={onClose}>
                {m.versions_cancel()}
              </Button>
              <Button look="primary" type="submit" disabled={said === ''}>
                {action}
              </Button>
            </div>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
