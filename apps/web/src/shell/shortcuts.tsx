/** Keys that work everywhere, and the small page that lists them: both made of the commands. */
import X from 'lucide-react/icons/x';
import { useEffect, useRef } from 'react';
import { m } from '../language/messages.ts';
import { isChord, keysText } from '../palette/keys.ts';
import { IconButton } from '../ui/button.tsx';
import { useApp, useView, type App } from './app-context.ts';
import { keyCommands } from './shell-commands.ts';
import { patch } from './view-state.ts';

export function handleShortcut(event: KeyboardEvent, app: App): void {
  // A text that one writes in has used the key already.
  if (event.defaultPrevented) return;
  for (const command of keyCommands) {
    if (command.keys?.some((chord) => isChord(event, chord)) !== true) continue;
    if (command.when?.(app) === false) continue;
    event.preventDefault();
    command.run(app);
    return;
  }
}

/** What keys do within fields; the fields know them. */
const fieldKeys: readonly { readonly keys: readonly string[]; readonly what: () => string }[] = [
  { keys: ['Enter'], what: () => m.shell_key_new_bullet() },
  { keys: ['Backspace'], what: () => m.shell_key_remove_bullet() },
  { keys: ['Alt+↑', 'Alt+↓'], what: () => m.shell_key_move() },
  { keys: ['Mod+B', 'Mod+I', 'Mod+K'], what: () => m.shell_key_marks() },
  { keys: ['Mod+Shift+8'], what: () => m.text_key_type() },
  { keys: ['Shift+Enter'], what: () => m.text_key_break() },
  { keys: ['Alt+F10'], what: () => m.text_key_tools() },
];

export function ShortcutsDialog() {
  const { view } = useApp();
  const open = useView((state) => state.dialog === 'shortcuts');
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  const close = (): void => {
    if (view.get().dialog === 'shortcuts') patch(view, { dialog: null });
  };
  const list = [
    ...keyCommands.map(({ title, keys }) => ({ what: title, keys: keys?.slice(0, 1) ?? [] })),
    ...fieldKeys,
  ];
  return (
    <dialog ref={dialog} aria-label={m.shell_keyboard()} onClose={close}>
      <header>
        <h2>{m.shell_keyboard()}</h2>
        <IconButton icon={X} label={m.shell_close()} onClick={close} />
      </header>
      <dl>
        {(open ? list : []).map(({ what, keys }) => (
          <div key={keys.join(' ')}>
            <dt>{what()}</dt>
            <dd>
              <kbd dir="ltr">{keys.map((chord) => keysText(chord)).join(' · ')}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </dialog>
  );
}
