import type { Resume } from '@peersume/resume';
import Download from 'lucide-react/icons/download';
import FileInput from 'lucide-react/icons/file-input';
import FileJson from 'lucide-react/icons/file-json';
import Keyboard from 'lucide-react/icons/keyboard';
import Languages from 'lucide-react/icons/languages';
import Menu2 from 'lucide-react/icons/menu';
import MonitorDown from 'lucide-react/icons/monitor-down';
import Moon from 'lucide-react/icons/moon';
import Plus from 'lucide-react/icons/plus';
import Redo from 'lucide-react/icons/redo-2';
import Save from 'lucide-react/icons/save';
import Search from 'lucide-react/icons/search';
import Send from 'lucide-react/icons/send';
import Sun from 'lucide-react/icons/sun';
import SunMoon from 'lucide-react/icons/sun-moon';
import Undo from 'lucide-react/icons/undo-2';
import { useState, useSyncExternalStore } from 'react';
import { nameOfLanguage } from '../language/formats.ts';
import { chooseLocale, chosenLocale } from '../language/locale.ts';
import { locales } from '../language/locales.ts';
import { m } from '../language/messages.ts';
import { install, installOffer } from '../offline/install-offer.ts';
import { keysText } from '../palette/keys.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Menu, type MenuItems } from '../ui/menu.tsx';
import { VariantsMenu } from '../versions/variants-menu.tsx';
import { useApp, useResume, useSession, useView, type App } from './app-context.ts';
import { Mark } from './mark.tsx';
import { Folds } from './folds.tsx';
import { SaveStatus } from './save-status.tsx';
import { chooseTheme, theme } from './theme.ts';
import { patch } from './view-state.ts';

const nameOf = (resume: Resume): string => resume.basics.name.trim();

export function TopBar() {
  const name = useResume(nameOf);
  const app = useApp();
  const { view, actions } = app;
  const session = useSession();
  const tool = useView((state) => state.tool);
  const canUndo = useSyncExternalStore(session.subscribe, session.canUndo);
  const canRedo = useSyncExternalStore(session.subscribe, session.canRedo);
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
        aria-label={m.shell_all_resumes()}
        title={m.shell_all_resumes()}
      >
        <Mark />
      </button>
      {/* On phones one target: the name opens the variants. */}
      <div className="title">
        <h1 className="whose" dir="auto">
          {name || m.shell_untitled()}
        </h1>
        <VariantsMenu session={session} />
      </div>
      <div className="segments tools" role="group" aria-label={m.shell_beside_page()}>
        {(['write', 'design'] as const).map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={tool === name}
            onClick={() => patch(view, { tool: name, toolOpen: true, pane: 'tool' })}
          >
            {name === 'write' ? m.shell_write() : m.shell_design()}
          </button>
        ))}
      </div>
      <Folds />
      <div className="spring" />
      <SaveStatus />
      <IconButton
        icon={Undo}
        className="undo"
        label={m.shell_undo()}
        shortcut={keysText('Mod+Z')}
        disabled={!canUndo}
        onClick={actions.undo}
      />
      <IconButton
        icon={Redo}
        className="undo"
        label={m.shell_redo()}
        shortcut={keysText('Mod+Shift+Z')}
        disabled={!canRedo}
        onClick={actions.redo}
      />
      <IconButton
        icon={Search}
        className="open-palette"
        label={m.shell_palette()}
        shortcut={keysText('Mod+K')}
        onClick={() => patch(view, { dialog: 'palette' })}
      />
      <Menu className="more-menu" label={m.shell_more()} icon={Menu2} items={() => moreItems(app)} />
      <Button icon={Send} className="send-resume" title={m.share_send_resume_long()} onClick={() => void send(app)}>
        {m.share_send_resume()}
      </Button>
      <Button
        look="primary"
        icon={Download}
        className="make-pdf"
        aria-busy={making}
        title={m.shell_with_keys({ what: m.shell_download_pdf(), keys: keysText('Mod+Shift+P') })}
        onClick={() => void makePdf()}
      >
        {m.shell_download_pdf()}
      </Button>
    </header>
  );
}

/** Sharing is a room of its own, loaded when it is entered. */
const send = async (app: App): Promise<void> => (await import('../share/send-resume.ts')).sendResume(app);

/** Asked when the menu opens: languages, appearance and what the browser allows may have changed. */
function moreItems(app: App): MenuItems {
  const { view, actions } = app;
  const chosen = theme.get();
  const language = chosenLocale.get();
  return [
    {
      label: m.shell_palette(),
      icon: Search,
      hint: keysText('Mod+K'),
      run: () => patch(view, { dialog: 'palette' }),
    },
    ...(isOneTool() ? historyItems(app) : []),
    { label: m.shell_open_file(), icon: FileInput, hint: keysText('Mod+O'), run: () => void actions.openFile() },
    { label: m.shell_save_file(), icon: Save, hint: keysText('Mod+S'), run: actions.saveFile },
    { label: m.share_send_resume_long(), icon: Send, run: () => void send(app) },
    { label: m.shell_save_json_resume(), icon: FileJson, run: () => void actions.saveJsonResume() },
    { label: m.shell_another(), icon: Plus, run: () => void actions.goToStart() },
    null,
    {
      label: m.shell_appearance(),
      icon: SunMoon,
      items: [
        { label: m.shell_theme_light(), icon: Sun, checked: chosen === 'light', run: () => chooseTheme('light') },
        { label: m.shell_theme_dark(), icon: Moon, checked: chosen === 'dark', run: () => chooseTheme('dark') },
        {
          label: m.shell_theme_system(),
          icon: SunMoon,
          checked: chosen === 'system',
          run: () => chooseTheme('system'),
        },
      ],
    },
    {
      label: m.shell_languages(),
      icon: Languages,
      items: [
        {
          label: m.shell_language_system(),
          checked: language === undefined,
          run: () => void chooseLocale(undefined),
        },
        ...locales.map((tag) => ({
          label: nameOfLanguage(tag),
          checked: language === tag,
          run: () => void chooseLocale(tag),
        })),
      ],
    },
    ...(installOffer.get() === null ? [] : [{ label: m.offline_install(), icon: MonitorDown, run: install }]),
    {
      label: m.shell_keyboard(),
      icon: Keyboard,
      hint: keysText('Mod+/'),
      run: () => patch(view, { dialog: 'shortcuts' }),
    },
  ];
}

/** Where the bar has no room for them; what is undone most is at the thumb. */
function historyItems({ actions, session }: App): MenuItems {
  const current = session.get();
  if (current === null) return [];
  return [
    { label: m.shell_undo(), icon: Undo, disabled: !current.canUndo(), run: actions.undo },
    { label: m.shell_redo(), icon: Redo, disabled: !current.canRedo(), run: actions.redo },
    null,
  ];
}

/** As the style sheet of the desk decides it. */
const isOneTool = (): boolean => matchMedia('(max-width: 760px)').matches;
