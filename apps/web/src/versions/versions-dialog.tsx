/**
 * The past of the résumé: every moment can be looked at as the pages it was, named, and brought back. Bringing back is
 * a new edit: what was said until then stays in the history, and undo works.
 */
import { compareResumes, type NamedVersion } from '@peersume/document';
import type { FieldRef, Resume } from '@peersume/resume';
import X from 'lucide-react/icons/x';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { dateFormat } from '../language/formats.ts';
import { useLocale } from '../language/locale.ts';
import { m } from '../language/messages.ts';
import type { Session } from '../session/session.ts';
import { useApp, useReadOnly, useSession } from '../shell/app-context.ts';
import { useObservable } from '../shell/observable.ts';
import { notify, patch } from '../shell/view-state.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { ChangesList } from './changes-list.tsx';
import { describeChanges } from './describe-changes.ts';
import { groupByDay, type Moment } from './list-moments.ts';
import { MomentList } from './moment-list.tsx';
import { openPast, type Past } from './open-past.ts';
import { PastPages } from './past-pages.tsx';
import './versions.css';

export default function VersionsDialog() {
  const { view } = useApp();
  const session = useSession();
  const close = (): void => patch(view, { dialog: null });
  return (
    <ModalOverlay className="whole-window" isOpen onOpenChange={(open) => !open && close()}>
      <Modal className="whole-window-inner">
        <Dialog className="versions" aria-label={m.versions_title()}>
          <Versions session={session} onClose={close} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** What is looked at: so many batches, or a named version. */
type Chosen = { readonly at: number; readonly version?: NamedVersion | undefined };

function Versions({ session, onClose }: { session: Session; onClose: () => void }) {
  const { library, view } = useApp();
  const { locale } = useLocale();
  const [past, setPast] = useState<Past | string | null>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [compares, setCompares] = useState<'then' | 'now'>('then');
  const [lit, setLit] = useState<FieldRef | null>(null);
  const revision = useSyncExternalStore(session.subscribe, session.revision);
  const isReadOnly = useReadOnly();
  const variant = useObservable(session.variant, (value) => value);

  useEffect(() => {
    let isGone = false;
    void openPast(session, library).then((opened) => {
      if (isGone) return;
      setPast(opened.ok ? opened.value : m.versions_unreadable());
      if (opened.ok) setChosen((before) => before ?? { at: opened.value.count });
    });
    return () => {
      isGone = true;
    };
    // What is written while the dialog is open (a name, a restore) belongs to the past as well.
  }, [session, library, revision]);

  const known = typeof past === 'object' ? past : null;
  const versions = useMemo(() => session.document.versions(), [session, revision]);
  const moments = useMemo(() => known?.moments(versions) ?? [], [known, versions]);
  const days = useMemo(() => groupByDay(moments, (time) => new Date(time).toDateString()), [moments]);
  const shown = useMemo(() => resumeFor(known, chosen, variant), [known, chosen, variant]);
  const selected = moments.find((moment) => isChosen(moment, chosen));
  // The first sitting is told against what it began with.
  const before = Math.max(1, selected?.type === 'sitting' ? selected.before : (chosen?.at ?? 1) - 1);
  const other = useMemo(
    () => (compares === 'now' ? session.resume() : known?.resumeAt(before, variant)),
    [compares, known, before, variant, session, revision],
  );
  const parts = useMemo(() => {
    if (shown === undefined || other === undefined) return [];
    const [from, to] = compares === 'now' ? [shown, other] : [other, shown];
    return describeChanges(from, to, compareResumes(from, to));
  }, [shown, other, compares]);

  function restore(resume: Resume): void {
    if (session.apply({ type: 'rewrite', resume }) === undefined) return;
    const time = (chosen?.version?.time ?? known?.timeOf(chosen?.at ?? 0)) || 0;
    onClose();
    notify(view, {
      text: m.versions_restored({ date: dateFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(time) }),
      action: { label: m.versions_undo(), run: () => void session.undo() },
    });
  }

  return (
    <>
      <header className="versions-bar">
        <Heading slot="title">{m.versions_title()}</Heading>
        <p>{m.versions_intro()}</p>
        <IconButton icon={X} label={m.versions_close()} onClick={onClose} />
      </header>
      <section className="versions-pages">
        <PastPages resume={shown} lit={lit} label={m.versions_pages()} />
        {known !== null && shown === undefined && <p className="quiet">{m.versions_elsewhere()}</p>}
        {known !== null && known.count > 1 && (
          <label className="scrubber">
            <span>{m.versions_step({ at: chosen?.at ?? known.count, count: known.count })}</span>
            <input
              type="range"
              min={1}
              max={known.count}
              value={chosen?.at ?? known.count}
              onChange={(event) => setChosen({ at: Number(event.target.value) })}
            />
          </label>
        )}
      </section>
      <aside className="versions-side">
        {typeof past === 'string' && <p role="alert">{past}</p>}
        <MomentList
          days={days}
          count={known?.count ?? 0}
          isChosen={(moment) => isChosen(moment, chosen)}
          onChoose={(moment) =>
            setChosen({ at: moment.at, version: moment.type === 'named' ? moment.version : undefined })
          }
          session={session}
        />
        <section className="versions-changes">
          <div className="segments" role="group" aria-label={m.versions_compare()}>
            {(['then', 'now'] as const).map((one) => (
              <button key={one} type="button" aria-pressed={compares === one} onClick={() => setCompares(one)}>
                {one === 'then' ? m.versions_changed_then() : m.versions_different_now()}
              </button>
            ))}
          </div>
          <ChangesList parts={parts} resumes={[shown, other].filter((one) => one !== undefined)} onPoint={setLit} />
        </section>
        {!isReadOnly && (
          <footer>
            <Button
              look="primary"
              disabled={shown === undefined || (chosen?.at === known?.count && chosen?.version === undefined)}
              onClick={() => shown !== undefined && restore(shown)}
            >
              {m.versions_restore()}
            </Button>
          </footer>
        )}
      </aside>
    </>
  );
}

function resumeFor(past: Past | null, chosen: Chosen | null, variant: string | undefined): Resume | undefined {
  if (past === null || chosen === null) return undefined;
  if (chosen.version !== undefined) return past.resumeOf(chosen.version, variant) ?? past.resumeAt(chosen.at, variant);
  return past.resumeAt(chosen.at, variant);
}

function isChosen(moment: Moment, chosen: Chosen | null): boolean {
  if (chosen === null) return false;
  if (moment.type === 'named') return chosen.version?.id === moment.version.id;
  return chosen.version === undefined && moment.before < chosen.at && chosen.at <= moment.at;
}
