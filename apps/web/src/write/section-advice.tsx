/** What people who read many résumés say about a section, with an example and where the advice comes from. */
import { careerById, safeLink, type Guidance, type Section } from '@peersume/resume';
import Lightbulb from 'lucide-react/icons/lightbulb';
import { useId, useState } from 'react';
import { useView } from '../shell/app-context.ts';
import { IconButton } from '../ui/button.tsx';

/** Where nobody said which situation this is. */
const usualCareer = 'experienced-professional';

export function SectionAdvice({ section }: { section: Section }) {
  const career = useView((state) => state.career);
  const [open, setOpen] = useState(false);
  const id = useId();
  const guidance = careerById(career ?? usualCareer)?.guidance.filter((one) => isAbout(one, section)) ?? [];
  if (guidance.length === 0) return null;
  return (
    <>
      <IconButton
        icon={Lightbulb}
        className="advice-button"
        label={open ? 'Put the advice away' : 'Advice for this section'}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      />
      {open && (
        <aside className="advice" id={id} aria-label="Advice">
          {guidance.map((one) => (
            <div key={one.advice}>
              <p>{one.advice}</p>
              {one.example !== undefined && <p className="advice-example">{one.example}</p>}
              <p className="advice-source">
                After{' '}
                <a href={safeLink(one.source.url)?.href} target="_blank" rel="noreferrer">
                  {one.source.title}
                </a>
                , {one.source.publisher}
              </p>
            </div>
          ))}
        </aside>
      )}
    </>
  );
}

const isAbout = (guidance: Guidance, section: Section): boolean =>
  guidance.section === section.kind && (section.kind !== 'custom' || guidance.title === section.title);
