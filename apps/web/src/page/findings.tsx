/** What the typesetter found, in plain words, with the way out as a button. */
import type { FieldRef, Resume } from '@peersume/resume';
import type { LayoutFinding } from '@peersume/typeset';
import { formatNumber } from '../language/formats.ts';
import { m } from '../language/messages.ts';
import { fontUnreachable } from '../typeset/font-unreachable.ts';
import { useApp, useResume, useSession } from '../shell/app-context.ts';
import type { PageFacts } from './page-facts.ts';

interface Said {
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

const fitOf = (resume: Resume): number | undefined => resume.design.fitPages;

export function Findings({ facts }: { facts: PageFacts }) {
  const { actions } = useApp();
  const session = useSession();
  const fitPages = useResume(fitOf);
  const goTo = (field: FieldRef | undefined) =>
    field === undefined ? {} : { action: { label: m.page_show_me(), run: () => actions.goToField(field) } };
  const setFit = (pages: number | undefined): void =>
    void session.apply({
      type: 'setField',
      entity: 'design',
      field: 'fitPages',
      ...(pages !== undefined && { value: pages }),
    });

  function say(finding: LayoutFinding): Said | null {
    switch (finding.type) {
      case 'MissingCharacters':
        return { text: m.page_missing({ characters: quoteList(finding.characters) }), ...goTo(finding.field) };
      case 'Overflow':
        return { text: m.page_overflow(), ...goTo(finding.field) };
      case 'DoesNotFit':
        return {
          text: m.page_too_much({ needed: finding.needed, wanted: finding.wanted }),
          action: { label: m.page_use({ count: finding.needed }), run: () => setFit(undefined) },
        };
      case 'UnusableImage':
        return { text: m.page_photo({ reason: finding.reason }), ...goTo('basics/photo') };
      case 'UnsafeLink':
        return { text: m.page_unsafe_link(), ...goTo(finding.field) };
      case 'UnknownTemplate':
        return { text: m.page_unknown_template({ id: finding.id }) };
      case 'Fitted':
        return {
          text: m.page_fitted({ count: finding.pages }),
          action: { label: m.page_unfit(), run: () => setFit(undefined) },
        };
      case 'AccentDarkened':
        return null;
    }
  }

  const over = fitPages === undefined ? spill(facts) : null;
  const isEmpty = facts.pageCount === 1 && facts.lastPageLines === 0;
  const all: Said[] = [
    ...(isEmpty
      ? [{ text: m.page_empty(), action: { label: m.page_write_it(), run: () => actions.goToField('basics/name') } }]
      : []),
    ...(facts.failure === null
      ? []
      : [
          {
            text:
              facts.failure === fontUnreachable
                ? facts.pageCount === 0
                  ? m.offline_font_missing_file()
                  : m.offline_font_missing()
                : m.page_failed({ why: facts.failure }),
          },
        ]),
    ...(over === null
      ? []
      : [
          {
            text: m.page_spill({ lines: over.lines, page: formatNumber(over.page) }),
            action: { label: m.page_fit_to({ count: over.page - 1 }), run: () => setFit(over.page - 1) },
          },
        ]),
    ...facts.findings.map(say).filter((one) => one !== null),
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
      {all.length > 3 && <li>{m.page_more({ count: formatNumber(all.length - 3) })}</li>}
    </ul>
  );
}

const quoteList = (characters: readonly string[]): string =>
  characters
    .slice(0, 6)
    .map((one) => `“${one}”`)
    .join(', ');

/** So few lines on the last page are worth pulling back. */
const maxSpilledLines = 8;

function spill({ pageCount, lastPageLines }: PageFacts): { lines: number; page: number } | null {
  if (pageCount < 2 || lastPageLines > maxSpilledLines || lastPageLines < 1) return null;
  return { lines: lastPageLines, page: pageCount };
}
