/**
 * What can be done to the text with the cursor. Beside the field's name on a desk, where nothing jumps; above the keyboard
 * on a touch screen. One stop for Tab, arrows within; Escape leads back to the words.
 */
import FolderInput from 'lucide-react/icons/folder-input';
import Bold from 'lucide-react/icons/bold';
import Italic from 'lucide-react/icons/italic';
import Link from 'lucide-react/icons/link';
import List from 'lucide-react/icons/list';
import MoveDown from 'lucide-react/icons/arrow-down';
import MoveUp from 'lucide-react/icons/arrow-up';
import Pilcrow from 'lucide-react/icons/pilcrow';
import X from 'lucide-react/icons/x';
import type { LucideIcon } from 'lucide-react';
import type { Id, RichText } from '@peersume/resume';
import { useEffect, useRef, useState, useSyncExternalStore, type KeyboardEvent } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { m } from '../language/messages.ts';
import { useApp, useSession } from '../shell/app-context.ts';
import { useObservable } from '../shell/observable.ts';
import { Menu } from '../ui/menu.tsx';
import { LinkPopover } from './link-popover.tsx';
import { activeText, type ActiveText } from './text/active-text.ts';
import { moveBlock, removeBlock, toggleType, type Next } from './text/block-commands.ts';
import { goToText } from './text/text-registry.ts';
import { openLinkEvent } from './text/text-tools-place.ts';
import { watchKeyboard } from './text/watch-keyboard.ts';
import { findEntity } from '../model/find-entity.ts';
import { textsFor } from './move-targets.ts';
import { openEntry } from './open-entries.ts';

interface TextToolsProps {
  /** The list of texts that these are for; shown while one of them has the cursor. */
  readonly body: RichText;
  readonly onNext: (next: Next | undefined) => void;
}

export function TextTools({ body, onNext }: TextToolsProps) {
  const active = useObservable(activeText, (one) =>
    body.some(({ id }) => id === one?.editor.block) ? one : undefined,
  );
  const isTouch = useSyncExternalStore(watchPointer, () => coarse().matches);
  if (active === undefined || !active.editor.canEdit()) return null;
  const tools = <Tools key={active.editor.block} active={active} body={body} onNext={onNext} isTouch={isTouch} />;
  return isTouch ? createPortal(tools, document.body) : tools;
}

interface Tool {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly keys: string;
  readonly run: () => void;
  readonly isOn?: boolean;
  readonly isDisabled?: boolean;
}

function Tools({
  active: { editor, isBold, isItalic, isLink },
  body,
  onNext,
  isTouch,
}: TextToolsProps & { readonly active: ActiveText; readonly isTouch: boolean }) {
  const session = useSession();
  const bar = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState(0);
  const [isLinking, setLinking] = useState(false);
  const index = body.findIndex(({ id }) => id === editor.block);
  const isBullet = body[index]?.type === 'bullet';

  useEffect(() => {
    const element = bar.current;
    // At once: the next key is for the address.
    const open = (): void => flushSync(() => setLinking(true));
    element?.addEventListener(openLinkEvent, open);
    return () => element?.removeEventListener(openLinkEvent, open);
  }, []);
  useEffect(() => (isTouch && bar.current !== null ? watchKeyboard(bar.current) : undefined), [isTouch]);

  const back = (): void => goToText({ block: editor.block, at: editor.selection().to });
  const move = (delta: -1 | 1) => (): void => {
    const at = editor.selection().to;
    if (moveBlock(session, editor.block, delta)) goToText({ block: editor.block, at });
  };
  const tools: readonly (Tool | null)[] = [
    { icon: Bold, label: m.text_bold(), keys: 'Ctrl+B', isOn: isBold, run: () => editor.toggleMark('bold') },
    { icon: Italic, label: m.text_italic(), keys: 'Ctrl+I', isOn: isItalic, run: () => editor.toggleMark('italic') },
    { icon: Link, label: m.text_link(), keys: 'Ctrl+K', isOn: isLink, run: () => setLinking(true) },
    null,
    {
      icon: isBullet ? Pilcrow : List,
      label: isBullet ? m.text_make_paragraph() : m.text_make_bullet(),
      keys: 'Ctrl+Shift+8',
      run() {
        toggleType(session, editor.block);
        back();
      },
    },
    { icon: MoveUp, label: m.text_move_up(), keys: 'Alt+↑', isDisabled: index === 0, run: move(-1) },
    { icon: MoveDown, label: m.text_move_down(), keys: 'Alt+↓', isDisabled: index === body.length - 1, run: move(1) },
    { icon: X, label: m.text_remove(), keys: '', run: () => onNext(removeBlock(session, editor.block)) },
  ];

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      editor.focus();
    }
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button')];
    const isRtl = getComputedStyle(event.currentTarget).direction === 'rtl';
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const next = (at + (isRtl ? -step : step) + buttons.length) % buttons.length;
    setStop(next);
    buttons[next]?.focus();
  }

  let place = -1;
  return (
    <div
      ref={bar}
      data-text-tools
      className={isTouch ? 'text-tools above-keyboard' : 'text-tools'}
      // Above the keyboard they stand outside of every other part of the desk.
      role={isTouch ? 'region' : undefined}
      aria-label={isTouch ? m.text_tools() : undefined}
      // The cursor stays in the text.
      onMouseDown={(event) => {
        if (!(event.target instanceof HTMLInputElement)) event.preventDefault();
      }}
    >
      <div role="toolbar" aria-label={m.text_tools()} className="text-tools-bar" onKeyDown={onKeyDown}>
        {tools.map((tool, at) => {
          if (tool === null) return <span key={at} className="divider" aria-hidden />;
          place += 1;
          const { icon: Icon, label, keys, run, isOn, isDisabled = false } = tool;
          return (
            <button
              key={at}
              type="button"
              className="icon-button"
              tabIndex={place === stop ? 0 : -1}
              aria-label={label}
              title={keys === '' ? label : `${label} (${keys})`}
              aria-pressed={isOn}
              aria-disabled={isDisabled}
              onClick={() => {
                if (!isDisabled) run();
              }}
            >
              <Icon size={16} strokeWidth={1.75} aria-hidden />
            </button>
          );
        })}
        <MoveText block={editor.block} />
      </div>
      {isLinking && (
        <LinkPopover
          editor={editor}
          onClose={() => {
            setLinking(false);
            editor.focus();
          }}
        />
      )}
    </div>
  );
}

/** To another role or entry. */
function MoveText({ block }: { readonly block: Id }) {
  const session = useSession();
  const { view, actions } = useApp();
  const resume = session.resume();
  const targets = textsFor(resume, block);
  if (targets.length === 0) return null;
  return (
    <Menu
      label={m.write_move_to()}
      icon={FolderInput}
      items={targets.map(({ parent, label, detail }) => ({
        label: label || m.write_untitled(),
        detail,
        run() {
          if (session.apply({ type: 'move', id: block, parent, before: null }) === undefined) return;
          const owner = findEntity(session.resume(), parent);
          openEntry(view, owner?.type === 'role' ? owner.entry.id : parent);
          actions.sayDone(m.write_text_moved({ list: label }));
          goToText({ block, at: 'end' });
        },
      }))}
    />
  );
}

const coarse = (): MediaQueryList => window.matchMedia('(pointer: coarse)');

function watchPointer(listener: () => void): () => void {
  const query = coarse();
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
