/** The words and the address of a link, beside them. Enter sets it, Escape leaves it as it was. */
import { safeLink } from '@peersume/resume';
import { useId, useLayoutEffect, useRef, useState } from 'react';
import { m } from '../language/messages.ts';
import { Button } from '../ui/button.tsx';
import type { TextEditor } from './text/text-editor.ts';

interface LinkPopoverProps {
  readonly editor: TextEditor;
  readonly onClose: () => void;
}

export function LinkPopover({ editor, onClose }: LinkPopoverProps) {
  const [link] = useState(() => editor.link());
  const [text, setText] = useState(link.text);
  const [address, setAddress] = useState(link.address);
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const target = safeLink(address);
  const isUnsafe = address.trim() !== '' && target === undefined;

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    element.showPopover();
    placeUnderWords(element, editor, link.from);
    element.querySelector<HTMLInputElement>('[name=address]')?.focus();
  }, [editor, link]);

  function set(next: { text: string; address: string }): void {
    editor.setLink(link, next);
    onClose();
  }

  return (
    <div
      ref={box}
      popover="manual"
      className="link-popover"
      role="dialog"
      aria-label={m.text_link()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onClose();
      }}
      onBlur={(event) => {
        const { relatedTarget } = event;
        if (relatedTarget instanceof Node && !event.currentTarget.contains(relatedTarget)) onClose();
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          set({ text, address });
        }}
      >
        <div className="field">
          <label htmlFor={`${id}-address`}>{m.text_link_address()}</label>
          <input
            id={`${id}-address`}
            name="address"
            dir="ltr"
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            value={address}
            placeholder="https://"
            aria-describedby={isUnsafe ? `${id}-note` : undefined}
            onChange={(event) => setAddress(event.target.value)}
          />
          {isUnsafe && (
            <p className="note" id={`${id}-note`}>
              {m.text_link_unsafe()}
            </p>
          )}
        </div>
        <div className="field">
          <label htmlFor={`${id}-text`}>{m.text_link_words()}</label>
          <input
            id={`${id}-text`}
            name="text"
            dir="auto"
            autoComplete="off"
            value={text}
            placeholder={target?.display}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        <div className="link-actions">
          <button type="submit" className="button primary small">
            <span>{m.text_link_set()}</span>
          </button>
          {link.isLink && (
            <Button look="quiet" className="small" onClick={() => set({ text: link.text, address: '' })}>
              {m.text_link_remove()}
            </Button>
          )}
          {target !== undefined && (
            <a className="button quiet small" href={target.href} target="_blank" rel="noopener noreferrer">
              <span>{m.text_link_open()}</span>
            </a>
          )}
        </div>
      </form>
    </div>
  );
}

/** Kept free at the window's edge, and under the line. */
const edgePx = 8;

function placeUnderWords(element: HTMLElement, editor: TextEditor, position: number): void {
  const words = editor.view.coordsAtPos(position);
  const { offsetWidth: width, offsetHeight: height } = element;
  const isAbove = words.bottom + edgePx + height > window.innerHeight;
  const top = isAbove ? words.top - edgePx - height : words.bottom + edgePx;
  element.style.left = `${Math.max(edgePx, Math.min(words.left, window.innerWidth - width - edgePx))}px`;
  element.style.top = `${Math.max(edgePx, top)}px`;
}
