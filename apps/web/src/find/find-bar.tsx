/** Find and replace over the whole résumé: a bar over the desk, which stays while one writes. */
import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import CaseSensitive from 'lucide-react/icons/case-sensitive';
import Replace from 'lucide-react/icons/replace';
import WholeWord from 'lucide-react/icons/whole-word';
import X from 'lucide-react/icons/x';
import type { Resume } from '@peersume/resume';
import { useDeferredValue, useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { m } from '../language/messages.ts';
import { ownerOfField } from '../model/owner-of-field.ts';
import { useApp, useReadOnly, useResume, useSession } from '../shell/app-context.ts';
import { notify, patch } from '../shell/view-state.ts';
import { useObservable } from '../shell/observable.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { inOneStep } from '../write/text/block-commands.ts';
import { findMatchesInResume, maxMatches, replaceMatch, type Match } from './find-matches-in-resume.ts';
import { closeFind, findState, type FindState } from './find-state.ts';
import { darken, lightMatches } from './light-matches.ts';
import './find.css';

const whole = (resume: Resume): Resume => resume;

export default function FindBar() {
  const state = useObservable(findState, (value) => value);
  return state === undefined ? null : <OpenFindBar state={state} />;
}

function OpenFindBar({ state }: { readonly state: FindState }) {
  const { view } = useApp();
  const session = useSession();
  const before = useRef<Element>(null);
  // Typing goes first.
  const resume = useDeferredValue(useResume(whole));
  const { find, replace, matchCase, wholeWords, canReplace } = state;
  const matches = useMemo(
    () => findMatchesInResume(resume, find, { matchCase, wholeWords }),
    [resume, find, matchCase, wholeWords],
  );
  const at = Math.min(state.at, Math.max(0, matches.length - 1));
  const current = matches[at];

  const change = (next: Partial<FindState>): void => findState.set((value) => value && { ...value, ...next });
  const options = { find, matchCase, wholeWords };

  useEffect(() => {
    before.current = document.activeElement;
    document.querySelector<HTMLInputElement>('.find-bar [name=find]')?.select();
    return darken;
  }, []);
  useEffect(() => {
    const frame = requestAnimationFrame(() => lightMatches(matches, current));
    return () => cancelAnimationFrame(frame);
  }, [matches, current]);

  const isReadOnly = useReadOnly();

  function goTo(index: number): void {
    const next = (index + matches.length) % Math.max(1, matches.length);
    change({ at: next });
    const match = matches[next];
    if (match !== undefined) show(match);
  }

  /** Opens what hides it; the page lights its field. The cursor stays where one looks for words. */
  function show(match: Match): void {
    const { entryId } = ownerOfField(session.resume(), match.field);
    view.set((value) => ({
      ...value,
      tool: 'write',
      toolOpen: true,
      field: match.field,
      openEntries: entryId === undefined ? value.openEntries : new Set([...value.openEntries, entryId]),
    }));
    requestAnimationFrame(() => {
      const element = document.querySelector(`.writing [data-field="${CSS.escape(match.field)}"]`);
      element?.scrollIntoView({ block: 'center', behavior: 'instant' });
      lightMatches(matches, match);
    });
  }

  function replaceOne(): void {
    const operation = current && replaceMatch(session.resume(), current, replace);
    if (operation === undefined) return;
    inOneStep(session, (apply) => apply(operation));
    const left = findMatchesInResume(session.resume(), find, { matchCase, wholeWords });
    // Where the new words hold what is looked for, one goes past them.
    const past = left.findIndex(
      (match) =>
        match.field !== current?.field ||
        match.from >= current.from + replace.length ||
        match.path.join() !== current.path.join(),
    );
    const next = replace.toLowerCase().includes(find.toLowerCase()) ? Math.max(at + 1, past < 0 ? 0 : at + 1) : at;
    const shown = next < left.length ? next : 0;
    change({ at: shown });
    const match = left[shown];
    if (match !== undefined) show(match);
  }

  function replaceEverywhere(): void {
    const done = inOneStep(session, (apply) => apply({ type: 'replaceAll', replace, ...options }));
    // The button has nothing left to do; the focus stays in the bar.
    document.querySelector<HTMLInputElement>('.find-bar [name=find]')?.focus();
    if (done !== undefined) notify(view, { text: m.find_replaced({ count: done.count ?? 0 }) });
  }

  function close(): void {
    closeFind();
    patch(view, { field: current?.field ?? null });
    if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.preventDefault();
      close();
    } else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      if (event.target.name === 'replace') replaceOne();
      else goTo(at + (event.shiftKey ? -1 : 1));
    } else if (event.key === 'F3') {
      event.preventDefault();
      goTo(at + (event.shiftKey ? -1 : 1));
    }
  }

  const count = matches.length;
  const says =
    find === ''
      ? ''
      : count === 0
        ? m.find_nothing()
        : count >= maxMatches
          ? m.find_many({ count })
          : m.find_place({ at: at + 1, count });
  return (
    <section className="find-bar" role="search" aria-label={m.find_title()} onKeyDown={onKeyDown}>
      <div className="find-line">
        <input
          className="line-input"
          name="find"
          type="text"
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          aria-label={m.find_what()}
          placeholder={m.find_what()}
          value={find}
          onChange={(event) => change({ find: event.target.value, at: 0 })}
        />
        <output aria-live="polite">{says}</output>
        <IconButton
          icon={ArrowUp}
          label={m.find_previous()}
          shortcut="Shift+Enter"
          disabled={count === 0}
          onClick={() => goTo(at - 1)}
        />
        <IconButton
          icon={ArrowDown}
          label={m.find_next()}
          shortcut="Enter"
          disabled={count === 0}
          onClick={() => goTo(at + 1)}
        />
        <IconButton
          icon={CaseSensitive}
          label={m.find_match_case()}
          aria-pressed={matchCase}
          onClick={() => change({ matchCase: !matchCase, at: 0 })}
        />
        <IconButton
          icon={WholeWord}
          label={m.find_whole_words()}
          aria-pressed={wholeWords}
          onClick={() => change({ wholeWords: !wholeWords, at: 0 })}
        />
        {!isReadOnly && (
          <IconButton
            icon={Replace}
            label={m.find_replace()}
            aria-expanded={canReplace}
            onClick={() => change({ canReplace: !canReplace })}
          />
        )}
        <IconButton icon={X} label={m.find_close()} shortcut="Esc" onClick={close} />
      </div>
      {canReplace && !isReadOnly && (
        <div className="find-line">
          <input
            className="line-input"
            name="replace"
            type="text"
            dir="auto"
            autoComplete="off"
            aria-label={m.find_replace_with()}
            placeholder={m.find_replace_with()}
            value={replace}
            onChange={(event) => change({ replace: event.target.value })}
          />
          <Button className="small" disabled={current === undefined} onClick={replaceOne}>
            {m.find_replace_one()}
          </Button>
          <Button look="quiet" className="small" disabled={count === 0} onClick={replaceEverywhere}>
            {m.find_replace_all()}
          </Button>
        </div>
      )}
    </section>
  );
}
