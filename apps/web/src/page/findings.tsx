/** What the typesetter found, in plain words, with the way out as a button. */
import type { FieldRef, Resume } from '@peersume/resume';
import type { LayoutFinding } from '@peersume/typeset';
import { editDesign, without } from '../model/edit-resume.ts';
import { useApp, useResume } from '../shell/app-context.ts';
import type { PageFacts } from './page-facts.ts';

interface Said {
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

const fitOf = (resume: Resume | null): number | undefined => resume?.design.fitPages;

export function Findings({ facts }: { facts: PageFacts }) {
  const { store, actions } = useApp();
  const fitPages = useResume(fitOf);
  const goTo = (field: FieldRef | undefined) =>
    field === undefined ? {} : { action: { label: 'Show me', run: () => actions.goToField(field) } };
  const setFit = (pages: number | undefined): void =>
    store.edit(
      editDesign((design) => (pages === undefined ? without(design, 'fitPages') : { ...design, fitPages: pages })),
    );

  function say(finding: LayoutFinding): Said | null {
    switch (finding.type) {
      case 'MissingCharacters':
        return {
          text: `No font here has ${quoteList(finding.characters)}. A box stands in its place.`,
          ...goTo(finding.field),
        };
      case 'Overflow':
        return { text: 'A word is too long for its line and runs over the edge.', ...goTo(finding.field) };
      case 'DoesNotFit':
        return {
          text: `Even set as tight as can be read, this needs ${pages(finding.needed)}, not ${finding.wanted}. Shorten it, or give it the room.`,
          action: { label: `Use ${pages(finding.needed)}`, run: () => setFit(undefined) },
        };
      case 'UnusableImage':
        return { text: `The photo cannot be shown: ${finding.reason}` };
      case 'UnsafeLink':
        return {
          text: 'A link was left as plain words, because its address is not a safe one.',
          ...goTo(finding.field),
        };
      case 'UnknownTemplate':
        return { text: `This résumé asks for the template “${finding.id}”, which is not here; it is set in another.` };
      case 'AccentDarkened':
      case 'Fitted':
        return null;
    }
  }

  const said = facts.findings.map(say).filter((one) => one !== null);
  const over = fitPages === undefined ? spill(facts) : null;
  const all: Said[] = [
    ...(facts.pageCount === 1 && facts.lastPageLines === 0
      ? [
          {
            text: 'An empty sheet. It begins with your name.',
            action: { label: 'Write it', run: () => actions.goToField('basics/name') },
          },
        ]
      : []),
    ...(facts.failure === null
      ? []
      : [
          {
            text: `The page could not be set just now; the last good one is shown. Your words are safe. (${facts.failure})`,
          },
        ]),
    ...(over === null
      ? []
      : [
          {
            text: `This résumé runs ${over.lines} onto ${ordinal(over.page)} page. Fit it?`,
            action: { label: `Fit to ${pages(over.page - 1)}`, run: () => setFit(over.page - 1) },
          },
        ]),
    ...said,
  ];

  return (
    <ul className="findings" aria-live="polite">
      {all.slice(0, 3).map((one) => (
        <li key={one.text}>
          <span>{one.text}</span>
          {one.action && (
            <button type="button" className="text-button" onClick={one.action.run}>
              {one.action.label}
            </button>
          )}
        </li>
      ))}
      {all.length > 3 && <li>{`and ${all.length - 3} more`}</li>}
    </ul>
  );
}

const pages = (count: number): string => (count === 1 ? 'one page' : `${count} pages`);
const quoteList = (characters: readonly string[]): string =>
  characters
    .slice(0, 6)
    .map((one) => `“${one}”`)
    .join(', ');

/** So few lines on the last page are worth pulling back. */
const maxSpilledLines = 8;
const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];

function spill(facts: PageFacts): { lines: string; page: number } | null {
  const { pageCount, lastPageLines } = facts;
  if (pageCount < 2 || lastPageLines > maxSpilledLines || lastPageLines < 1) return null;
  return {
    lines: lastPageLines === 1 ? 'one line' : `${words[lastPageLines] ?? lastPageLines} lines`,
    page: pageCount,
  };
}

const ordinal = (page: number): string => (page === 2 ? 'a second' : page === 3 ? 'a third' : `page ${page}, one more`);
