/** What changed, by section, with the words: added ones underlined, removed ones struck. */
import type { Words } from '@peersume/document';
import { sectionTitle, type FieldRef, type Resume } from '@peersume/resume';
import { m } from '../language/messages.ts';
import type { ChangedPart, ChangeLine } from './describe-changes.ts';
import { smoothWords } from './smooth-words.ts';

interface ChangesListProps {
  readonly parts: readonly ChangedPart[];
  /** Where titles of sections are looked for, the newest first. */
  readonly resumes: readonly Resume[];
  readonly onPoint: (field: FieldRef | null) => void;
}

export function ChangesList({ parts, resumes, onPoint }: ChangesListProps) {
  if (parts.length === 0) return <p className="quiet">{m.versions_nothing()}</p>;
  return (
    <ul className="changed-parts">
      {parts.map(({ part, lines }) => (
        <li key={part}>
          <h4>{titleOf(part, resumes)}</h4>
          <ul>
            {lines.map((line) => (
              <li
                key={line.key}
                className={`change ${line.type}`}
                onPointerEnter={() => onPoint(line.field)}
                onPointerLeave={() => onPoint(null)}
              >
                <Line line={line} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function Line({ line: { type, where, words } }: { line: ChangeLine }) {
  return (
    <>
      <span className="change-kind">{kinds[type]()}</span>
      {where !== '' && <span className="change-where">{where}</span>}
      {words.length > 0 && <ChangedWords words={words} />}
    </>
  );
}

const kinds: Readonly<Record<ChangeLine['type'], () => string>> = {
  added: () => m.versions_added(),
  removed: () => m.versions_removed(),
  moved: () => m.versions_moved(),
  changed: () => m.versions_changed(),
};

export function ChangedWords({ words }: { words: readonly Words[] }) {
  return (
    <span className="changed-words" dir="auto">
      {smoothWords(words).map((part, index) =>
        part.type === 'added' ? (
          <ins key={index}>{part.text}</ins>
        ) : part.type === 'removed' ? (
          <del key={index}>{part.text}</del>
        ) : (
          <span key={index}>{part.text}</span>
        ),
      )}
    </span>
  );
}

function titleOf(part: string, resumes: readonly Resume[]): string {
  if (part === 'basics') return m.versions_part_basics();
  if (part === 'design') return m.versions_part_design();
  for (const resume of resumes) {
    const section = resume.sections.find(({ id }) => id === part);
    if (section !== undefined) return sectionTitle(section, resume.language);
  }
  return m.versions_part_other();
}
