/** An entry in one line, for when it is folded. */
import { formatDateRange, type DateRange, type Entry } from '@peersume/resume';
import { m } from '../language/messages.ts';

export interface EntrySummary {
  readonly title: string;
  readonly detail: string;
}

export function summarizeEntry(entry: Entry, language: string): EntrySummary {
  const dates = (range: DateRange | undefined): string =>
    range === undefined ? '' : formatDateRange(range, { language, style: 'short' });
  const join = (...parts: (string | undefined)[]): string => parts.filter((part) => part?.trim()).join(' · ');
  switch (entry.type) {
    case 'experience': {
      const [first] = entry.roles;
      const last = entry.roles.at(-1);
      const isMany = entry.roles.length > 1;
      const span: DateRange = {
        ...(last?.dates?.start && { start: last.dates.start }),
        ...(first?.dates?.end && { end: first.dates.end }),
      };
      return {
        title: join(first?.position) || entry.organization,
        detail: join(
          first?.position && entry.organization,
          isMany ? m.write_roles_count({ count: entry.roles.length }) : '',
          dates(isMany ? span : first?.dates),
        ),
      };
    }
    case 'education':
      return {
        title: [entry.studyType, entry.area].filter(Boolean).join(', ') || entry.institution,
        detail: join(entry.studyType || entry.area ? entry.institution : '', dates(entry.dates)),
      };
    case 'project':
      return { title: entry.name, detail: join(entry.entity, dates(entry.dates)) };
    case 'award':
      return { title: entry.title, detail: join(entry.awarder, dates(entry.dates)) };
    case 'certificate':
      return { title: entry.name, detail: join(entry.issuer, dates(entry.dates)) };
    case 'publication':
      return { title: entry.name, detail: join(entry.publisher, dates(entry.dates)) };
    case 'skill':
      return { title: entry.name, detail: entry.keywords.join(', ') };
    case 'language':
      return { title: entry.language, detail: entry.fluency ?? '' };
    case 'interest':
      return { title: entry.name, detail: entry.keywords.join(', ') };
    case 'reference':
      return { title: entry.name, detail: '' };
    case 'item':
      return {
        title: entry.title || (entry.body[0]?.inlines ?? []).map((inline) => inline.text).join(''),
        detail: join(entry.subtitle, dates(entry.dates)),
      };
  }
}
