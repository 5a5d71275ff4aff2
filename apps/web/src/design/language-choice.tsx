import { labelLanguages } from '@peersume/resume';
import { useApp } from '../shell/app-context.ts';

/** Decides headings, dates, direction and what the PDF says of itself; not the words one writes. */
export function LanguageChoice({ language }: { language: string }) {
  const { store } = useApp();
  const known: string[] = [...labelLanguages];
  const list = known.includes(language) ? known : [language, ...known];
  return (
    <label className="select">
      <span>Headings and dates in</span>
      <select
        value={language}
        onChange={(event) => {
          const next = event.target.value;
          store.edit((resume) => ({ ...resume, language: next }));
        }}
      >
        {list
          .map((tag) => [tag, nameOf(tag)] as const)
          .toSorted((a, b) => a[1].localeCompare(b[1]))
          .map(([tag, name]) => (
            <option key={tag} value={tag}>
              {name}
            </option>
          ))}
      </select>
    </label>
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
