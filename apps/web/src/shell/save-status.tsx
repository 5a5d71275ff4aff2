/**
 * The truth about where the work is, and behind it what one can do about it. While keys come it stays “Saving…”: what
 * flickers is not read.
 */
import BookOpen from 'lucide-react/icons/book-open';
import Check from 'lucide-react/icons/check';
import Ellipsis from 'lucide-react/icons/ellipsis';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import Save from 'lucide-react/icons/save';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useEffect, useState } from 'react';
import { formatDateTime } from '../language/formats.ts';
import { m } from '../language/messages.ts';
import type { SaveState, Session } from '../session/session.ts';
import { keysText } from '../palette/keys.ts';
import { Menu, type MenuItem, type MenuItems } from '../ui/menu.tsx';
import { useApp, useSession } from './app-context.ts';
import { useObservable } from './observable.ts';

/** Longer than the pause between two keys of who types without stopping. */
const calmMs = 400;

export function SaveStatus() {
  const { actions, backup } = useApp();
  const session = useSession();
  const state = useCalm(useObservable(session.saving, (value) => value));
  const { isPersisted, madeAt, isReminding } = useObservable(backup.state, (value) => value);
  const { text, icon, trouble } = shownAs(state);

  const saveFile = { label: m.shell_save_as_file(), icon: Save, hint: keysText('Mod+S'), run: actions.saveFile };
  const items = (): MenuItems => {
    if (trouble !== undefined) return [trouble, saveFile, ...waysOn(state, session)];
    return [
      m.saving_here(),
      isPersisted ? m.saving_here_persisted() : m.saving_here_may_clear(),
      null,
      { ...saveFile, detail: fileWords(madeAt) },
      ...(isPersisted
        ? []
        : [{ label: m.saving_remind(), checked: isReminding, run: () => backup.remind(!isReminding) }]),
    ];
  };

  const isAlert = state.type === 'failed';
  return (
    <>
      <Menu
        className={isAlert ? 'save-menu alert' : 'save-menu'}
        label={m.saving_menu()}
        icon={icon}
        text={<span className={isAlert ? 'save-status alert' : 'save-status'}>{text}</span>}
        items={items}
      />
      <p className="visually-hidden" role="status">
        {isAlert ? `${text}. ${trouble ?? ''}` : ''}
      </p>
    </>
  );
}

/** Where nothing can be stored there is nothing to try again. */
function waysOn(state: SaveState, session: Session): MenuItem[] {
  if (state.type !== 'failed' || state.why === 'denied') return [];
  return state.why === 'closed'
    ? [{ label: m.saving_reload(), icon: RefreshCw, run: () => location.reload() }]
    : [{ label: m.saving_again(), icon: RefreshCw, run: () => void session.save() }];
}

const fileWords = (madeAt: number | undefined): string =>
  madeAt === undefined ? m.saving_file_never() : m.saving_file_at({ when: formatDateTime(madeAt) });

function shownAs(state: SaveState): {
  readonly text: string;
  readonly icon: typeof Check;
  readonly trouble?: string;
} {
  switch (state.type) {
    case 'saved':
      return { text: m.shell_saved(), icon: Check };
    case 'saving':
      return { text: m.shell_saving(), icon: Ellipsis };
    case 'readOnly':
      return { text: m.shell_read_only(), icon: BookOpen, trouble: m.saving_read_only() };
    case 'failed':
      return { text: m.shell_not_saved(), icon: TriangleAlert, trouble: troubleWords(state.why) };
  }
}

function troubleWords(why: Extract<SaveState, { type: 'failed' }>['why']): string {
  switch (why) {
    case 'full':
      return m.saving_full();
    case 'denied':
      return m.saving_denied();
    case 'failed':
      return m.saving_failed();
    case 'closed':
      return m.saving_closed();
  }
}

/** “Saved” is said when it has been true for a moment; everything else at once. */
function useCalm(state: SaveState): SaveState {
  const [calm, setCalm] = useState(state);
  useEffect(() => {
    const timer = setTimeout(() => setCalm(state), state.type === 'saved' ? calmMs : 0);
    return () => clearTimeout(timer);
  }, [state]);
  return calm;
}
