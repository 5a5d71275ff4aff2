/** Asks for a name. */
import { useId, useState } from 'react';
import { m } from '../language/messages.ts';
import { AskDialog } from './ask-dialog.tsx';
import { Button } from './button.tsx';

/** Characters: a line of a list or a menu. */
const maxName = 80;

interface NameDialogProps {
  readonly title: string;
  readonly hint?: string | undefined;
  readonly label: string;
  readonly example: string;
  readonly initial: string;
  readonly action: string;
  /** It may go without one. */
  readonly isOptional?: boolean;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}

export function NameDialog(props: NameDialogProps) {
  const { title, hint, label, example, initial, action, isOptional = false, onName, onClose } = props;
  const [name, setName] = useState(initial);
  const id = useId();
  const said = name.trim();
  const isMissing = said === '' && !isOptional;
  return (
    <AskDialog labelledBy={`${id}-title`} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isMissing) return;
          onClose();
          onName(said);
        }}
      >
        <h2 id={`${id}-title`}>{title}</h2>
        {hint !== undefined && <p id={`${id}-hint`}>{hint}</p>}
        <label className="line-field">
          <span>{label}</span>
          <input
            className="line-input"
            // The dialog is there for this one field.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            value={name}
            maxLength={maxName}
            dir="auto"
            placeholder={example}
            aria-describedby={hint === undefined ? undefined : `${id}-hint`}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <div className="ask-actions">
          <Button look="quiet" onClick={onClose}>
            {m.library_cancel()}
          </Button>
          <Button look="primary" type="submit" disabled={isMissing}>
            {action}
          </Button>
        </div>
      </form>
    </AskDialog>
  );
}
