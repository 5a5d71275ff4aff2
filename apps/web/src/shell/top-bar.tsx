import type { Resume } from '@peersume/resume';
import Download from 'lucide-react/icons/download';
import FileInput from 'lucide-react/icons/file-input';
import FileJson from 'lucide-react/icons/file-json';
import Keyboard from 'lucide-react/icons/keyboard';
import Menu2 from 'lucide-react/icons/menu';
import Moon from 'lucide-react/icons/moon';
import Plus from 'lucide-react/icons/plus';
import Redo from 'lucide-react/icons/redo-2';
import Save from 'lucide-react/icons/save';
import Sun from 'lucide-react/icons/sun';
import SunMoon from 'lucide-react/icons/sun-moon';
import Undo from 'lucide-react/icons/undo-2';
import { useState, useSyncExternalStore } from 'react';
import { Button, IconButton } from '../ui/button.tsx';
import { Menu } from '../ui/menu.tsx';
import { VariantsMenu } from '../versions/variants-menu.tsx';
import { useApp, useResume, useSession, useView } from './app-context.ts';
import { Mark } from './mark.tsx';
import { useObservable } from './observable.ts';
import { Folds } from './folds.tsx';
import { SaveStatus } from './save-status.tsx';
import { chooseTheme, theme } from './theme.ts';
import { patch } from './view-state.ts';

const nameOf = (resume: Resume): string => resume.basics.name.trim();

export function TopBar() {
  const name = useResume(nameOf);
  const { view, actions } = useApp();
  const session = useSession();
  const tool = useView((state) => state.tool);
  const canUndo = useSyncExternalStore(session.subscribe, session.canUndo);
  const canRedo = useSyncExternalStore(session.subscribe, session.canRedo);
  const chosen = useObservable(theme, (value) => value);
  const [making, setMaking] = useState(false);

  async function makePdf(): Promise<void> {
    setMaking(true);
    await actions.downloadPdf();
    setMaking(false);
  }

  return (
    <header className="top-bar">
      <button
        type="button"
        className="home"
        onClick={() => void actions.goToStart()}
        aria-label="All résumés"
        title="All résumés"
      >
        <Mark />
      </button>
      <h1 className="whose" dir="auto">
        {name || 'Untitled résumé'}
      </h1>
      <VariantsMenu session={session} />
      <div className="segments tools" role="group" aria-label="What stands beside the page">
        {(['write', 'design'] as const).map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={tool === name}
            onClick={() => patch(view, { tool: name, toolOpen: true, pane: 'tool' })}
          >
            {name === 'write' ? 'Write' : 'Design'}
          </button>
        ))}
      </div>
      <Folds />
      <div className="spring" />
      <SaveStatus />
      <IconButton icon={Undo} label="Undo" shortcut="Ctrl+Z" disabled={!canUndo} onClick={actions.undo} />
      <IconButton icon={Redo} label="Redo" shortcut="Ctrl+Shift+Z" disabled={!canRedo} onClick={actions.redo} />
      <Menu
        label="More"
        icon={Menu2}
        items={[
          { label: 'Open a file…', icon: FileInput, hint: 'Ctrl+O', run: () => void actions.openFile() },
          { label: 'Save as a file', icon: Save, hint: 'Ctrl+S', run: actions.saveFile },
          { label: 'Save as JSON Resume', icon: FileJson, run: () => void actions.saveJsonResume() },
          { label: 'Another résumé', icon: Plus, run: () => void actions.goToStart() },
          null,
          { label: 'Light', icon: Sun, checked: chosen === 'light', run: () => chooseTheme('light') },
          { label: 'Dark', icon: Moon, checked: chosen === 'dark', run: () => chooseTheme('dark') },
          { label: 'As the system', icon: SunMoon, checked: chosen === 'system', run: () => chooseTheme('system') },
          null,
          { label: 'Keyboard', icon: Keyboard, hint: 'Ctrl+/', run: () => patch(view, { dialog: 'shortcuts' }) },
        ]}
      />
      <Button
        look="primary"
        icon={Download}
        className="make-pdf"
        aria-busy={making}
        title="Download PDF (Ctrl+P)"
        onClick={() => void makePdf()}
      >
        Download PDF
      </Button>
    </header>
  );
}
