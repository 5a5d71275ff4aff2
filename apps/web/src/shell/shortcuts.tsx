/** Keys that work everywhere, and the small page that lists them. */
import X from 'lucide-react/icons/x';
import { useEffect, useRef } from 'react';
import { IconButton } from '../ui/button.tsx';
import { useApp, useView, type App } from './app-context.ts';
import { patch } from './view-state.ts';

const list: readonly (readonly [keys: string, what: string])[] = [
  ['Ctrl P', 'Download the PDF'],
  ['Ctrl S', 'Save as a file'],
  ['Ctrl O', 'Open a file'],
  ['Ctrl Z', 'Undo'],
  ['Ctrl Shift Z', 'Redo'],
  ['Alt 1 · Alt 2 · Alt 3', 'Write · Design · Page'],
  ['Enter', 'In a bullet: begin the next'],
  ['Backspace', 'In an empty bullet: remove it'],
  ['Alt ↑ · Alt ↓', 'Move a bullet, an entry or, in the contents, a section'],
  ['Ctrl B · Ctrl I · Ctrl K', 'Bold · italic · link'],
  ['**bold** *italic*', 'In a text: these signs mark words, too'],
  ['[words](address)', 'In a text: a link'],
  ['Ctrl /', 'This page'],
];

export function handleShortcut(event: KeyboardEvent, { view, actions, session }: App): void {
  const command = event.ctrlKey || event.metaKey;
  const onDesk = view.get().screen === 'desk' && session.get() !== null;
  const run = (work: () => void): void => {
    event.preventDefault();
    work();
  };
  const key = event.key.toLowerCase();
  if (command && !event.altKey) {
    if (key === 'o' && !event.shiftKey) run(() => void actions.openFile());
    else if (key === '/') run(() => patch(view, { dialog: view.get().dialog === null ? 'shortcuts' : null }));
    else if (!onDesk) return;
    else if (key === 'p' && !event.shiftKey) run(() => void actions.downloadPdf());
    else if (key === 's' && !event.shiftKey) run(actions.saveFile);
    else if (key === 'z') run(event.shiftKey ? actions.redo : actions.undo);
    else if (key === 'y') run(actions.redo);
  } else if (event.altKey && !command && onDesk) {
    // By the place of the key: Alt changes what the digits write on some keyboards.
    if (event.code === 'Digit1') run(() => patch(view, { tool: 'write', toolOpen: true, pane: 'tool' }));
    if (event.code === 'Digit2') run(() => patch(view, { tool: 'design', toolOpen: true, pane: 'tool' }));
    if (event.code === 'Digit3') run(() => patch(view, { pageOpen: true, pane: 'page' }));
  }
}

export function ShortcutsDialog() {
  const { view } = useApp();
  const open = useView((state) => state.dialog === 'shortcuts');
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog ref={dialog} aria-label="Keyboard" onClose={() => patch(view, { dialog: null })}>
      <header>
        <h2>Keyboard</h2>
        <IconButton icon={X} label="Close" onClick={() => patch(view, { dialog: null })} />
      </header>
      <dl>
        {list.map(([keys, what]) => (
          <div key={keys}>
            <dt>{what}</dt>
            <dd>
              <kbd>{keys}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </dialog>
  );
}
