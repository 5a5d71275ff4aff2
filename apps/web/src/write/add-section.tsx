/** All kinds of sections to choose from: first those that belong to the person's situation, then the others, then one's own. */
import { careerById, sectionTitle, SectionKind, type CareerId, type EntryType, type Resume } from '@peersume/resume';
import Plus from 'lucide-react/icons/plus';
import { memo } from '../language/memo.tsx';
import { locale } from '../language/locale.ts';
import { m } from '../language/messages.ts';
import { newId, newSection } from '../model/new-entities.ts';
import { useApp } from '../shell/app-context.ts';
import { focusField } from '../shell/focus-field.ts';
import { Menu, type MenuItem, type MenuItems } from '../ui/menu.tsx';
import { openEntry } from './open-entries.ts';
import { useEditing } from './use-editing.ts';

type Kind = Exclude<SectionKind, 'custom'>;

/** What stands in each. */
const contents: Readonly<Record<Kind, () => string>> = {
  summary: () => m.write_kind_summary(),
  work: () => m.write_kind_work(),
  volunteer: () => m.write_kind_volunteer(),
  education: () => m.write_kind_education(),
  projects: () => m.write_kind_projects(),
  awards: () => m.write_kind_awards(),
  certificates: () => m.write_kind_certificates(),
  publications: () => m.write_kind_publications(),
  skills: () => m.write_kind_skills(),
  languages: () => m.write_kind_languages(),
  interests: () => m.write_kind_interests(),
  references: () => m.write_kind_references(),
};

/** Sections that people name themselves, by what stands in them. */
const ownSections: readonly { readonly label: () => string; readonly entryType: EntryType }[] = [
  { label: () => m.write_own_items(), entryType: 'item' },
  { label: () => m.write_own_work(), entryType: 'experience' },
  { label: () => m.write_own_courses(), entryType: 'education' },
  { label: () => m.write_own_words(), entryType: 'skill' },
];

export interface SectionWish {
  readonly kind: SectionKind;
  readonly title?: string;
  readonly entryType?: EntryType;
}

/** What the situation asks for and is not there yet, and the other kinds. Titles of one's own are known in English only. */
export function suggestSections(
  resume: Resume,
  career: CareerId | null,
  isEnglish: boolean,
): { readonly suggested: readonly SectionWish[]; readonly others: readonly Kind[] } {
  const used = new Set<string>(resume.sections.map((section) => section.kind));
  const titles = new Set(resume.sections.map((section) => section.title));
  const plan = (career === null ? undefined : careerById(career))?.sectionOrder ?? [];
  const suggested = plan.filter((one) =>
    one.kind === 'custom' ? isEnglish && !titles.has(one.title) : !used.has(one.kind),
  );
  const others = SectionKind.options.filter(
    (kind): kind is Kind => kind !== 'custom' && !used.has(kind) && !suggested.some((one) => one.kind === kind),
  );
  return { suggested, others };
}

export const AddSection = memo(function AddSection({ onLeave }: { onLeave?: () => void }) {
  const { view } = useApp();
  const { apply, resume, isReadOnly } = useEditing();

  function add({ kind, title, entryType }: SectionWish): void {
    const section = newSection(kind, newId, { ...(title && { title }), ...(entryType && { entryType }) });
    if (apply({ type: 'addSection', section }) === undefined) return;
    openEntry(view, ...section.entries.map((entry) => entry.id));
    onLeave?.();
    focusField(`${section.id}/title`, undefined, 'select');
  }

  function items(): MenuItems {
    const { language } = resume();
    const isEnglish = language.startsWith('en') && locale.get() === 'en';
    const { suggested, others } = suggestSections(resume(), view.get().career, isEnglish);
    const item = (wish: SectionWish): MenuItem => ({
      label: wish.title ?? sectionTitle({ kind: wish.kind }, language),
      detail: wish.kind === 'custom' ? undefined : contents[wish.kind](),
      run: () => add(wish),
    });
    return [
      ...(suggested.length > 0 ? [m.write_sections_suggested(), ...suggested.map(item)] : []),
      ...(others.length > 0
        ? [...(suggested.length > 0 ? [m.write_sections_others()] : []), ...others.map((kind) => item({ kind }))]
        : []),
      m.write_sections_own(),
      ...ownSections.map(({ label, entryType }) => ({ label: label(), run: () => add({ kind: 'custom', entryType }) })),
    ];
  }

  if (isReadOnly) return null;
  return (
    <Menu
      className="add-section"
      label={m.write_add_section()}
      text={m.write_add_section()}
      icon={Plus}
      align="start"
      items={items}
    />
  );
});
