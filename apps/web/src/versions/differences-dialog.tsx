/**
 * What a variant has of its own, one by one: what the master says, what is said here, whether the master has changed
 * since; and for each the way back, or the word that it stays.
 */
import { compareWords, type Difference } from '@peersume/document';
import { nameOfEntry, plainInlines, sectionTitle, type Resume } from '@peersume/resume';
import { useMemo, useSyncExternalStore } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { m } from '../language/messages.ts';
import { findEntity } from '../model/find-entity.ts';
import type { Session } from '../session/session.ts';
import { useApp, useReadOnly, useSession } from '../shell/app-context.ts';
import { useObservable } from '../shell/observable.ts';
import { patch } from '../shell/view-state.ts';
import { Button } from '../ui/button.tsx';
import { ChangedWords } from './changes-list.tsx';
import { sayable } from './sayable.ts';
import './versions.css';

export default function DifferencesDialog() {
  const { view } = useApp();
  const session = useSession();
  const close = (): void => patch(view, { dialog: null });
  return (
    <ModalOverlay className="dim" isDismissable isOpen onOpenChange={(open) => !open && close()}>
      <Modal>
        <Dialog className="differences">
          <Heading slot="title">{m.variants_differences_title()}</Heading>
          <Differences session={session} />
          <div className="dialog-actions">
            <Button look="primary" onClick={close}>
              {m.versions_done()}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Differences({ session }: { session: Session }) {
  const variant = useObservable(session.variant, (value) => value);
  const revision = useSyncExternalStore(session.subscribe, session.revision);
  const isReadOnly = useReadOnly();
  const differences = useMemo(() => {
    const isThere = session.document.variants().some(({ id }) => id === variant);
    return variant === undefined || !isThere ? [] : session.document.differences(variant);
  }, [session, variant, revision]);
  const resumes = useMemo(() => [session.resume(), session.document.resume()], [session, variant, revision]);
  if (differences.length === 0) return <p className="quiet">{m.variants_same()}</p>;
  return (
    <ul className="difference-list">
      {differences.map((difference) => (
        <li key={difference.key} className={difference.masterChanged ? 'behind' : ''}>
          <p className="difference-where">{whereOf(difference, resumes)}</p>
          <What difference={difference} />
          {difference.masterRemoved && <p className="difference-note">{m.variants_master_removed()}</p>}
          {difference.masterChanged && <p className="difference-note">{m.variants_master_changed()}</p>}
          {!isReadOnly && (
            <div className="difference-actions">
              {difference.masterChanged && (
                <Button look="quiet" onClick={() => session.apply({ type: 'keepOwn', key: difference.key })}>
                  {m.variants_keep_own()}
                </Button>
              )}
              <Button look="outline" onClick={() => session.apply({ type: 'takeBack', key: difference.key })}>
                {difference.type === 'added' ? m.variants_remove_here() : m.variants_take_back()}
              </Button>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function What({ difference }: { difference: Difference }) {
  switch (difference.type) {
    case 'hidden':
      return <p>{m.variants_hidden()}</p>;
    case 'moved':
      return <p>{m.variants_moved()}</p>;
    case 'added':
      return <p>{m.variants_added()}</p>;
    case 'text':
      return <ChangedWords words={compareWords(plainInlines(difference.master), plainInlines(difference.own))} />;
    case 'field': {
      const [own, master] = [sayable(difference.own), sayable(difference.master)];
      if (own === '' && master === '') return <p>{m.variants_setting()}</p>;
      return <ChangedWords words={compareWords(master, own)} />;
    }
  }
}

/** The section, and the entry in it, as a person knows them. */
function whereOf(difference: Difference, resumes: readonly Resume[]): string {
  const place = placeOf(difference.entity, resumes);
  const field =
    difference.type === 'field' && difference.entity === 'basics' ? basicsFields[difference.field] : undefined;
  return field === undefined ? place : field();
}

/** “You” says too little of these; what is not here is plain from its words. */
const basicsFields: Readonly<Record<string, () => string>> = {
  name: () => m.write_name(),
  headline: () => m.write_headline(),
  email: () => m.write_email(),
  phone: () => m.write_phone(),
  url: () => m.write_website(),
};

function placeOf(entity: string, resumes: readonly Resume[]): string {
  if (entity === 'basics') return m.versions_part_basics();
  if (entity === 'design' || entity === 'resume') return m.versions_part_design();
  for (const resume of resumes) {
    const found = findEntity(resume, entity);
    if (found === undefined) continue;
    if (found.type === 'basics' || found.type === 'profile') return m.versions_part_basics();
    const section = found.type === 'section' ? found.value : found.section;
    const title = sectionTitle(section, resume.language);
    if (found.type === 'section') return title;
    const name = nameOfEntry(found.type === 'entry' ? found.value : found.entry);
    return name === '' ? title : `${title} · ${name}`;
  }
  return m.versions_part_other();
}
