/** A small dialog that asks one thing: the browser's own, which keeps the focus in it and gives it back. */
import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

interface AskDialogProps {
  /** Id of what names it. */
  readonly labelledBy: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function AskDialog({ labelledBy, onClose, children }: AskDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  // Closed while it still stands there, so that the browser gives the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  // Outside of who asks: the top bar, for one, shows no words of buttons on a phone.
  return createPortal(
    <dialog
      ref={dialog}
      className="ask"
      aria-labelledby={labelledBy}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // Its own ground lies over all of it: what reaches the dialog itself was meant for what is outside.
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <div className="ask-ground">{children}</div>
    </dialog>,
    document.body,
  );
}
