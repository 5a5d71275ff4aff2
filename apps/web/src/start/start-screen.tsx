/**
 * What are you writing? Situations and examples as small real pages, a file, an empty sheet, and what is here already.
 * Who comes for the first time sees the situations large; who comes back, the own résumés right below the question.
 */
import { careers, type CareerId } from '@peersume/resume';
import { exampleIds, type ExampleId } from '@peersume/resume/examples';
import FileInput from 'lucide-react/icons/file-input';
import FilePlus from 'lucide-react/icons/file-plus-2';
import Send from 'lucide-react/icons/send';
import { openFiles } from '../files/open-files.ts';
import { pickFiles } from '../files/download.ts';
import { m } from '../language/messages.ts';
import { LibrarySection } from '../library/library-section.tsx';
import { StorageLine } from '../library/storage-line.tsx';
import { useCards, useLibraryActions } from '../library/use-cards.ts';
import { StillPage } from '../page/still-page.tsx';
import { showShare } from '../share/route.ts';
import { useApp } from '../shell/app-context.ts';
import { Mark } from '../shell/mark.tsx';
import { Button } from '../ui/button.tsx';
import { careerWords, jobNames } from './career-words.ts';
import { StartSettings } from './start-settings.tsx';

const accepted = '.json,application/json,.zip,application/zip';

export function StartScreen() {
  const app = useApp();
  const cards = useCards();
  // Until it is known who comes, nothing is drawn that would move away again.
  if (cards === undefined) return <div className="start" />;
  const isReturning = cards.length > 0;

  return (
    <div className="start" data-returning={isReturning || undefined}>
      <header className="start-head">
        <div className="start-bar">
          <p className="brand">
            <Mark size={24} /> Peersume
          </p>
          <StartSettings />
        </div>
        <h1>{m.start_question()}</h1>
        {!isReturning && <p className="lead">{m.start_lead()}</p>}
        <div className="start-ways">
          <Button icon={FilePlus} onClick={app.actions.startEmpty}>
            {m.start_empty()}
          </Button>
          <Button
            icon={FileInput}
            title={m.start_open_hint()}
            onClick={() => void pickFiles(accepted).then((files) => openFiles(app, files))}
          >
            {m.start_open()}
          </Button>
          <Button icon={Send} onClick={() => showShare(app.view)}>
            {m.share_start()}
          </Button>
          <p>{m.start_open_hint()}</p>
        </div>
      </header>
      <main>
        <ul className="careers" aria-label={m.start_situations()}>
          {careers.map(({ id }) => (
            <CareerCard key={id} id={id} />
          ))}
        </ul>
        {isReturning && <LibrarySection cards={cards} />}
        <section className="examples" aria-labelledby="examples-title">
          <h2 id="examples-title">{m.start_examples()}</h2>
          <p>{m.start_examples_hint()}</p>
          <ul>
            {exampleIds.map((id) => (
              <ExampleCard key={id} id={id} />
            ))}
          </ul>
        </section>
        {!isReturning && <StorageLine count={0} />}
      </main>
    </div>
  );
}

function CareerCard({ id }: { readonly id: CareerId }) {
  const { actions } = useApp();
  const { name, words } = careerWords[id];
  return (
    <li>
      <button type="button" className="career" onClick={() => void actions.startFrom(id)}>
        <StillPage name={`career/${id}`} source={{ career: id, maxPages: 1 }} />
        <span className="career-name">{name()}</span>
        <span className="career-words">{words()}</span>
      </button>
    </li>
  );
}

function ExampleCard({ id }: { readonly id: ExampleId }) {
  const actions = useLibraryActions();
  return (
    <li>
      <button type="button" className="example" onClick={() => void actions.startFromExample(id)}>
        <StillPage name={`example/${id}`} source={{ example: id, maxPages: 1 }} />
        <span className="example-name">{jobNames[id]()}</span>
      </button>
    </li>
  );
}
