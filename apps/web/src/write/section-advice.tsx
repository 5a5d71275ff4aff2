/**
 * A quiet "?" beside a section's title: what people who read many résumés say about it, with an example; in English also
 * what they say about the person's own situation, and where that comes from. What was opened stays open, on this device.
 */
import { careerById, safeLink, type Guidance, type SectionKind } from '@peersume/resume';
import CircleHelp from 'lucide-react/icons/circle-help';
import X from 'lucide-react/icons/x';
import { useId } from 'react';
import { useLocale } from '../language/locale.ts';
import { m } from '../language/messages.ts';
import { useView } from '../shell/app-context.ts';
import { useObservable } from '../shell/observable.ts';
import { IconButton } from '../ui/button.tsx';
import { openAdvice, toggleAdvice } from './open-advice.ts';

interface Advice {
  readonly text: () => string;
  readonly example: () => string;
}

const adviceOf: Readonly<Record<SectionKind, Advice>> = {
  summary: { text: () => m.write_advice_summary(), example: () => m.write_advice_summary_example() },
  work: { text: () => m.write_advice_work(), example: () => m.write_advice_work_example() },
  volunteer: { text: () => m.write_advice_volunteer(), example: () => m.write_advice_volunteer_example() },
  education: { text: () => m.write_advice_education(), example: () => m.write_advice_education_example() },
  projects: { text: () => m.write_advice_projects(), example: () => m.write_advice_projects_example() },
  awards: { text: () => m.write_advice_awards(), example: () => m.write_advice_awards_example() },
  certificates: { text: () => m.write_advice_certificates(), example: () => m.write_advice_certificates_example() },
  publications: { text: () => m.write_advice_publications(), example: () => m.write_advice_publications_example() },
  skills: { text: () => m.write_advice_skills(), example: () => m.write_advice_skills_example() },
  languages: { text: () => m.write_advice_languages(), example: () => m.write_advice_languages_example() },
  interests: { text: () => m.write_advice_interests(), example: () => m.write_advice_interests_example() },
  references: { text: () => m.write_advice_references(), example: () => m.write_advice_references_example() },
  custom: { text: () => m.write_advice_custom(), example: () => m.write_advice_custom_example() },
};

export function SectionAdvice({ kind, title }: { kind: SectionKind; title: string }) {
  const { locale } = useLocale();
  const career = useView((state) => state.career);
  const open = useObservable(openAdvice, (kinds) => kinds.has(kind));
  const id = useId();
  const own =
    locale === 'en' && career !== null
      ? (careerById(career)?.guidance.filter((one) => isAbout(one, kind, title)) ?? [])
      : [];
  const { text, example } = adviceOf[kind];
  return (
    <>
      <IconButton
        icon={CircleHelp}
        className="advice-button"
        label={m.write_advice()}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => toggleAdvice(kind)}
      />
      {open && (
        <div className="advice" role="note" id={id} aria-label={m.write_advice()}>
          <div>
            <p>{text()}</p>
            <p className="advice-example">{example()}</p>
          </div>
          {own.map((one) => (
            <div key={one.advice}>
              <p>{one.advice}</p>
              {one.example !== undefined && <p className="advice-example">{one.example}</p>}
              <p className="advice-source">
                <a href={safeLink(one.source.url)?.href} target="_blank" rel="noreferrer">
                  {one.source.title}
                </a>
                , {one.source.publisher}
              </p>
            </div>
          ))}
          <IconButton icon={X} className="advice-close" label={m.shell_close()} onClick={() => toggleAdvice(kind)} />
        </div>
      )}
    </>
  );
}

const isAbout = (guidance: Guidance, kind: SectionKind, title: string): boolean =>
  guidance.section === kind && (kind !== 'custom' || guidance.title === title);
