/** The résumé as a table of contents: go to a section, move, hide, remove or add one. */
import { sectionTitle, type Resume } from '@peersume/resume';
import EyeOff from 'lucide-react/icons/eye-off';
import { useEffect, useState } from 'react';
import { m } from '../language/messages.ts';
import { useOutlineOf } from '../shell/app-context.ts';
import { DragHandle, moveByAltArrow, SortableItem, SortableList, startDrag } from '../ui/sortable-list.tsx';
import { AddSection } from './add-section.tsx';
import { goToSection } from './go-to-section.ts';
import { SectionMenu } from './section-menu.tsx';
import { useEditing } from './use-editing.ts';

/** What the contents show of a section. */
export interface Head {
  readonly id: string;
  readonly title: string;
  readonly visible: boolean;
}

export const headsOf = (resume: Resume): readonly Head[] =>
  resume.sections.map((section) => ({
    id: section.id,
    title: sectionTitle(section, resume.language),
    visible: section.visible,
  }));

export function Outline() {
  const heads = useOutlineOf(headsOf);
  const here = useSectionInView(heads);
  return (
    <nav className="contents" aria-label={m.write_sections()}>
      <h2>{m.write_contents()}</h2>
      <ContentsList heads={heads} here={here} />
    </nav>
  );
}

interface ContentsListProps {
  readonly heads: readonly Head[];
  readonly here: string;
  /** Before the cursor goes elsewhere: a sheet closes. */
  readonly onLeave?: () => void;
}

export function ContentsList({ heads, here, onLeave }: ContentsListProps) {
  const { move } = useEditing();
  const goTo = (id: string): void => {
    onLeave?.();
    goToSection(id);
  };
  return (
    <>
      <ul>
        <li className={here === 'basics' ? 'here' : ''}>
          <button type="button" className="contents-item" onClick={() => goTo('basics')}>
            {m.write_you()}
          </button>
        </li>
      </ul>
      <SortableList parent="" kind="section in contents" label={m.write_sections()}>
        {heads.map(({ id, visible, ...head }) => {
          const title = head.title || m.write_untitled_section();
          return (
            <SortableItem
              key={id}
              id={id}
              className={`${here === id ? 'here' : ''} ${visible ? '' : 'unseen'}`}
              onKeyDown={(event) => void (event.defaultPrevented || moveByAltArrow(event, title, move))}
            >
              <DragHandle name={title} onMove={move} />
              <button
                type="button"
                className="contents-item"
                aria-current={here === id ? 'location' : undefined}
                onClick={() => goTo(id)}
                onPointerDown={(event) => startDrag(event, title, move)}
              >
                <span>
                  <bdi>{title}</bdi>
                </span>
                {!visible && <EyeOff size={13} strokeWidth={1.75} role="img" aria-label={m.write_hidden()} />}
              </button>
              <SectionMenu id={id} name={title} visible={visible} hasKeys {...(onLeave && { onLeave })} />
            </SortableItem>
          );
        })}
      </SortableList>
      <AddSection {...(onLeave && { onLeave })} />
    </>
  );
}

/** The section that is being read or written: the last one whose beginning is above the middle of the column. */
export function useSectionInView(sections: readonly Head[]): string {
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
    onScroll();
    column.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      column.removeEventListener('scroll', onScroll);
      cancelAnimationFrame(frame);
    };
  }, [ids]);
  return here;
}
