/** The desk: contents, the tool (writing or design), and the page. Narrow screens show one at a time. */
import FileText from 'lucide-react/icons/file-text';
import Palette from 'lucide-react/icons/palette';
import PenLine from 'lucide-react/icons/pen-line';
import Undo from 'lucide-react/icons/undo-2';
import { lazy, Suspense, useSyncExternalStore } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { DesignPanel } from '../design/design-panel.tsx';
import { findState } from '../find/find-state.ts';
import { useLocale } from '../language/locale.ts';
import { m } from '../language/messages.ts';
import { PagePane } from '../page/page-pane.tsx';
import { Outline } from '../write/outline.tsx';
import { WritingColumn } from '../write/writing-column.tsx';
import { VariantStrip } from '../versions/variant-strip.tsx';
import { useApp, useSession, useView } from './app-context.ts';
import { useObservable } from './observable.ts';
import { TopBar } from './top-bar.tsx';
import { TroubleBanner } from './trouble-banner.tsx';
import { patch } from './view-state.ts';

const VersionsDialog = lazy(() => import('../versions/versions-dialog.tsx'));
const FindBar = lazy(() => import('../find/find-bar.tsx'));
const DifferencesDialog = lazy(() => import('../versions/differences-dialog.tsx'));

export function Desk() {
  const { locale } = useLocale();
  return (
    <I18nProvider locale={locale}>
      <Panes />
    </I18nProvider>
  );
}

function Panes() {
  const { view } = useApp();
  const session = useSession();
  const dialog = useView((state) => state.dialog);
  const isFinding = useObservable(findState, (state) => state !== undefined);
  const tool = useView((state) => state.tool);
  const pane = useView((state) => state.pane);
  const outlineOpen = useView((state) => state.outlineOpen);
  const toolOpen = useView((state) => state.toolOpen);
  const pageOpen = useView((state) => state.pageOpen);
  const classes = [
    'desk',
    `pane-${pane}`,
    `tool-${tool}`,
    outlineOpen && tool === 'write' && toolOpen ? 'with-outline' : '',
    toolOpen ? '' : 'without-tool',
    pageOpen ? '' : 'without-page',
  ];
  return (
    <div className={classes.join(' ')}>
      <TopBar />
      <TroubleBanner />
      <VariantStrip session={session} />
      <main className="panes">
        {outlineOpen && toolOpen && tool === 'write' && <Outline />}
        {toolOpen && (
          <section className="tool-pane" aria-label={tool === 'write' ? m.shell_write() : m.shell_design()}>
            {tool === 'write' ? <WritingColumn /> : <DesignPanel />}
          </section>
        )}
        {pageOpen && <PagePane />}
      </main>
      <Suspense fallback={null}>
        {isFinding && <FindBar />}
        {dialog === 'versions' && <VersionsDialog />}
        {dialog === 'differences' && <DifferencesDialog />}
      </Suspense>
      <nav className="bottom-bar" aria-label={m.shell_panes()}>
        <PaneButton
          icon={PenLine}
          label={m.shell_write()}
          current={pane === 'tool' && tool === 'write'}
          onClick={() => patch(view, { pane: 'tool', tool: 'write', toolOpen: true })}
        />
        <PaneButton
          icon={FileText}
          label={m.shell_page()}
          current={pane === 'page'}
          onClick={() => patch(view, { pane: 'page', pageOpen: true })}
        />
        <PaneButton
          icon={Palette}
          label={m.shell_design()}
          current={pane === 'tool' && tool === 'design'}
          onClick={() => patch(view, { pane: 'tool', tool: 'design', toolOpen: true })}
        />
        <UndoAtThumb />
      </nav>
    </div>
  );
}

function UndoAtThumb() {
  const { actions } = useApp();
  const session = useSession();
  const canUndo = useSyncExternalStore(session.subscribe, session.canUndo);
  return (
    <button type="button" className="undo-at-thumb" disabled={!canUndo} onClick={actions.undo}>
      <Undo size={20} strokeWidth={1.75} aria-hidden />
      {m.shell_undo()}
    </button>
  );
}

function PaneButton({
  icon: Icon,
  label,
  current,
  onClick,
}: {
  icon: typeof PenLine;
  label: string;
  current: boolean;
  onClick: () => void;
}) {
  return (
    <button type="button" aria-current={current ? 'page' : undefined} onClick={onClick}>
      <Icon size={20} strokeWidth={1.75} aria-hidden />
      {label}
    </button>
  );
}
