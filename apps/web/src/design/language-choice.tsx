import { labelLanguages } from '@peersume/resume';
import { compareText, nameOfLanguage } from '../language/formats.ts';
import { m } from '../language/messages.ts';
import { useSession } from '../shell/app-context.ts';
import { Select } from '../ui/choices.tsx';

/** Decides headings, dates, direction and what the PDF says of itself; not the words one writes. */
export function LanguageChoice({ language }: { language: string }) {
  const session = useSession();
  const known: string[] = [...labelLanguages];
  const list = known.includes(language) ? known : [language, ...known];
  return (
    <Select
      label={m.design_language_of()}
      value={language}
      options={list
        .map((tag) => ({ value: tag, label: nameOfLanguage(tag) }))
        .toSorted((a, b) => compareText(a.label, b.label))}
      onChange={(value) => session.apply({ type: 'setField', entity: 'resume', field: 'language', value })}
    />
  );
}
