/** What are you writing? Eight careers as small real pages, a file, an empty sheet, and what is here already. */
import { careers, type Career } from '@peersume/resume';
import type { Card } from '@peersume/storage';
import FileInput from 'lucide-react/icons/file-input';
import FilePlus from 'lucide-react/icons/file-plus-2';
import Trash from 'lucide-react/icons/trash-2';
import { useCallback, useEffect, useState } from 'react';
import { PageThumbnail } from '../page/page-thumbnail.tsx';
import { useApp } from '../shell/app-context.ts';
import { Mark } from '../shell/mark.tsx';
import { notify } from '../shell/view-state.ts';
import { Button, IconButton } from '../ui/button.tsx';

export function StartScreen() {
  const { actions } = useApp();
  return (
    <div className="start">
      <header className="start-head">
        <p className="brand">
          <Mark size={24} /> Peersume
        </p>
        <h1>What are you writing?</h1>
        <p className="lead">
          Choose the situation nearest to yours and write over it. Everything stays on this device; there is no account.
        </p>
      </header>
      <main>
        <KeptResumes />
        <ul className="careers" aria-label="Situations">
          {careers.map((career) => (
            <CareerCard key={career.id} career={career} />
          ))}
        </ul>
        <div className="start-others">
          <Button icon={FileInput} onClick={() => void actions.openFile()}>
            Open a file
          </Button>
          <Button icon={FilePlus} onClick={actions.startEmpty}>
            Start empty
          </Button>
          <p>JSON Resume and Peersume files open here. You can also drop one anywhere on this page.</p>
        </div>
      </main>
    </div>
  );
}

function CareerCard({ career }: { career: Career }) {
  const { actions } = useApp();
  return (
    <li>
      <button type="button" className="career" onClick={() => void actions.startFrom(career.id)}>
        <PageThumbnail view={`career/${career.id}`} source={{ career: career.id, maxPages: 1 }} />
        <span className="career-name">{career.name}</span>
        <span className="career-words">{career.description}</span>
      </button>
    </li>
  );
}

function KeptResumes() {
  const { library, actions, view } = useApp();
  const [kept, setKept] = useState<readonly Card[]>([]);
  const load = useCallback(async () => {
    const cards = await library.cards();
    if (cards.ok) setKept(cards.value);
    else {
      notify(view, {
        text: 'This browser does not give access to its storage, so nothing can be kept here.',
        stays: true,
      });
    }
  }, [library, view]);
  useEffect(() => {
    void load();
    return library.onElsewhere((change) => {
      if (change.type === 'cards') void load();
    });
  }, [library, load]);
  if (kept.length === 0) return null;

  async function remove(one: Card): Promise<void> {
    await library.remove(one.id);
    setKept((list) => list.filter((other) => other.id !== one.id));
    notify(view, {
      text: `Removed “${one.title}” from this device.`,
      action: { label: 'Undo', run: () => void library.putCard(one).then(load) },
    });
  }

  return (
    <section className="kept" aria-labelledby="kept-title">
      <h2 id="kept-title">On this device</h2>
      <ul>
        {kept.map((one) => (
          <li key={one.id}>
            <button type="button" className="kept-resume" onClick={() => void actions.openKept(one.id)}>
              <PageThumbnail view={`kept/${one.id}`} source={{ text: one.snapshot, maxPages: 1 }} />
              <span>
                <strong dir="auto">{one.title.split(' · ')[0]}</strong>
                <span className="what" dir="auto">
                  {one.title.split(' · ').slice(1).join(' · ')}
                </span>
                <span className="when">{when(one.changedAt)}</span>
              </span>
            </button>
            <IconButton icon={Trash} label={`Remove “${one.title}”`} onClick={() => void remove(one)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const when = (at: number): string =>
  new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
