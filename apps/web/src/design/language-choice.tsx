import { labelLanguages } from '@peersume/resume';
import { Select } from '../ui/choices.tsx';
import { useApp } from '../shell/app-context.ts';

/** Decides headings, dates, direction and what the PDF says of itself; not the words one writes. */
export function LanguageChoice({ language }: { language: string }) {
  const { store } = useApp();
  const known: string[] = [...labelLanguages];
  const list = known.includes(language) ? known : [language, ...known];
  return (
    <Select
      label="Headings and dates in"
      value={language}
      options={list
        .map((tag) => ({ value: tag, label: nameOf(tag) }))
        .toSorted((a, b) => a.label.localeCompare(b.label))}
      onChange={(next) => store.edit((resume) => ({ ...resume, language: next }))}
    />
  );
}

/** In the language itself: who looks for theirs knows it by that name. */
function nameOf(tag: string): string {
  try {
    const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
    return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
  } catch {
    return tag;
  }
}
