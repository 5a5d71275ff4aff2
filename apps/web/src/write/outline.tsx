/** The résumé as a table of contents: go to a section, move, hide, remove or add one. */
import { sectionTitle, SectionKind, type EntryType, type Resume } from '@peersume/resume';
import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import EllipsisVertical from 'lucide-react/icons/ellipsis-vertical';
import Eye from 'lucide-react/icons/eye';
import EyeOff from 'lucide-react/icons/eye-off';
import FileMinus from 'lucide-react/icons/file-minus-2';
import PencilLine from 'lucide-react/icons/pencil-line';
import Plus from 'lucide-react/icons/plus';
import Trash from 'lucide-react/icons/trash-2';
import { memo, useEffect, useState, type KeyboardEvent } from 'react';
import { editSection, editSections } from '../model/edit-resume.ts';
import { moveBy, removeAt } from '../model/list-edits.ts';
import { newSection, newId } from '../model/new-entities.ts';
import { useApp, useOutlineOf } from '../shell/app-context.ts';
import { focusField } from '../shell/focus-field.ts';
import { Menu, type MenuItem } from '../ui/menu.tsx';
import { goToSection } from './go-to-section.ts';

/** What the contents show of a section. */
interface Head {
  readonly id: string;
  readonly title: string;
  readonly visible: boolean;
  readonly breaks: boolean;
}

const headsOf = (resume: Resume): readonly Head[] =>
  resume.sections.map((section) => ({
    id: section.id,
    title: sectionTitle(section, resume.language) || 'Untitled section',
    visible: section.visible,
    breaks: section.breakBefore === true,
  }));

export function Outline() {
  const heads = useOutlineOf(headsOf) ?? [];
  const { store, actions } = useApp();
  const here = useSectionInView(heads);

  function move(index: number, delta: number): void {
    store.edit(editSections((sections) => moveBy(sections, index, delta)));
  }

  function itemMenu(section: Head, index: number, title: string): (MenuItem | null)[] {
    return [
      { label: 'Rename', icon: PencilLine, run: () => focusField(`${section.id}/title`) },
      { label: 'Move up', icon: ArrowUp, hint: 'Alt+↑', disabled: index === 0, run: () => move(index, -1) },
      {
        label: 'Move down',
        icon: ArrowDown,
        hint: 'Alt+↓',
        disabled: index === heads.length - 1,
        run: () => move(index, 1),
      },
      {
        label: section.visible ? 'Hide on the page' : 'Show on the page',
        icon: section.visible ? EyeOff : Eye,
        run: () => store.edit(editSection(section.id, (before) => ({ ...before, visible: !before.visible }))),
      },
      {
        label: section.breaks ? 'No new page before it' : 'Begin on a new page',
        icon: FileMinus,
        run: () =>
          store.edit(
            editSection(section.id, ({ breakBefore, ...before }) =>
              breakBefore ? before : { ...before, breakBefore: true },
            ),
          ),
      },
      null,
      {
        label: 'Remove',
        icon: Trash,
        run: () => {
          store.edit(editSections((sections) => removeAt(sections, index)));
          actions.sayDone(`Removed “${title}”.`);
        },
      },
    ];
  }

  return (
    <nav className="contents" aria-label="Sections">
      <h2>Contents</h2>
      <ul>
        <li className={here === 'basics' ? 'here' : ''}>
          <button type="button" className="contents-item" onClick={() => goToSection('basics')}>
            You
          </button>
        </li>
        {heads.map((section, index) => {
          const { title } = section;
          return (
            <li key={section.id} className={`${here === section.id ? 'here' : ''} ${section.visible ? '' : 'unseen'}`}>
              <button
                type="button"
                className="contents-item"
                dir="auto"
                onClick={() => goToSection(section.id)}
                onKeyDown={(event: KeyboardEvent<HTMLButtonElement>) => {
                  if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
                  event.preventDefault();
                  move(index, event.key === 'ArrowUp' ? -1 : 1);
                }}
              >
                {title}
                {!section.visible && <EyeOff size={13} strokeWidth={1.75} aria-label="not on the page" />}
              </button>
              <Menu
                label={`“${title}”: rename, move, hide, remove`}
                icon={EllipsisVertical}
                items={itemMenu(section, index, title)}
              />
            </li>
          );
        })}
      </ul>
      <AddSection />
    </nav>
  );
}

/** Sections that people name themselves, by what stands in them. */
const ownSections: readonly { readonly label: string; readonly title: string; readonly entryType: EntryType }[] = [
  { label: 'Your own: titles with text', title: 'New section', entryType: 'item' },
  { label: 'Your own: work', title: 'Further experience', entryType: 'experience' },
  { label: 'Your own: courses', title: 'Training', entryType: 'education' },
  { label: 'Your own: groups of words', title: 'Tools', entryType: 'skill' },
];

const kindsOf = (resume: Resume): readonly SectionKind[] => resume.sections.map((section) => section.kind);

export const AddSection = memo(function AddSection() {
  const { store, view } = useApp();
  const used = new Set(useOutlineOf(kindsOf) ?? []);

  function add(kind: SectionKind, title?: string, entryType?: EntryType): void {
    const own = title === undefined || entryType === undefined ? {} : { title, entryType };
    const section = newSection(kind, newId, own);
    view.set((state) => ({
      ...state,
      openEntries: new Set([...state.openEntries, ...section.entries.map((entry) => entry.id)]),
    }));
    store.edit(editSections((sections) => [...sections, section]));
    focusField(`${section.id}/title`);
  }

  const standard = SectionKind.options.filter((kind) => kind !== 'custom' && !used.has(kind));
  return (
    <Menu
      className="add-section"
      label="Add a section"
      text="Add a section"
      icon={Plus}
      align="start"
      items={[
        ...standard.map((kind) => ({ label: sectionTitle({ kind }, 'en'), run: () => add(kind) })),
        ...(standard.length > 0 ? [null] : []),
        ...ownSections.map(({ label, title, entryType }) => ({ label, run: () => add('custom', title, entryType) })),
      ]}
    />
  );
});

/** The section that is being read or written: the last one whose beginning is above the middle of the column. */
function useSectionInView(sections: readonly Head[]): string {
  const [here, setHere] = useState('basics');
  const ids = ['basics', ...sections.map((section) => section.id)].join(' ');
  useEffect(() => {
    const column = document.querySelector('.writing');
    if (column === null) return;
    let frame = 0;
    const look = (): void => {
      frame = 0;
      const middle = column.getBoundingClientRect().top + column.clientHeight * 0.35;
      let found = 'basics';
      for (const id of ids.split(' ')) {
        const element = document.getElementById(`section-${id}`);
        if (element !== null && element.getBoundingClientRect().top <= middle) found = id;
      }
      setHere(found);
    };
    const onScroll = (): void => {
      frame ||= requestAnimationFrame(look);
    };
    column.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      column.removeEventListener('scroll', onScroll);
      cancelAnimationFrame(frame);
    };
  }, [ids]);
  return here;
}
