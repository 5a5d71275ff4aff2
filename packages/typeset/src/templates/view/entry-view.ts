/**
 * Every type of entry in one neutral form, which each template styles in its own way. Empty fields leave no trace;
 * the words of one field appear exactly once.
 */
import {
  labelsFor,
  type AwardEntry,
  type CertificateEntry,
  type DateRange,
  type DateStyle,
  type EducationEntry,
  type Entry,
  type ExperienceEntry,
  type ItemEntry,
  type ProjectEntry,
  type PublicationEntry,
  type ReferenceEntry,
  type Role,
} from '@peersume/resume';
import { printedDates } from './printed-dates.ts';
import { punctuationOf } from './punctuation.ts';
import { viewRichText, type BodyBlock } from './rich-text-view.ts';
import { addressWords, linkTo, present, shortAddress, tidy, wordsOf, type Words } from './words.ts';

export interface EntryView {
  readonly id: string;
  readonly breakBefore?: true;
  /** What stands out: the position, the degree, the project. Its parts are set with commas between them. */
  readonly title: readonly Words[];
  /** Who wrote it: the authors of a publication. */
  readonly byline: readonly Words[];
  /** Whom it was for: the employer, the school, the awarder. */
  readonly subtitle: readonly Words[];
  readonly dates: readonly Words[];
  readonly place: readonly Words[];
  /** An address that is worth printing. Where a name can carry the link, the name does and this is empty. */
  readonly address: readonly Words[];
  /** What the organization is, the score of a degree: a clause that explains the head. */
  readonly about: readonly Words[];
  /** Set before the keywords where they would not be understood alone: courses. */
  readonly keywordsLabel: readonly Words[];
  readonly keywords: readonly Words[];
  readonly body: readonly BodyBlock[];
  /** Positions held one after another at one employer (who is then the title), newest first as written. */
  readonly roles: readonly EntryView[];
}

export interface Voice {
  readonly language: string;
  readonly dates: DateStyle;
}

/** The types of entries that read as an entry; skills, languages and interests are lines (`line-view.ts`). */
export type HeadedEntry = Exclude<Entry, { type: 'skill' | 'language' | 'interest' }>;

/** Nothing where the entry has nothing to show. */
export function viewEntry(entry: HeadedEntry, voice: Voice): EntryView | undefined {
  const view = viewByType(entry, voice);
  if (!hasWords(view)) return undefined;
  return entry.breakBefore === true ? { ...view, breakBefore: true } : view;
}

function viewByType(entry: HeadedEntry, voice: Voice): EntryView {
  switch (entry.type) {
    case 'experience':
      return viewExperience(entry, voice);
    case 'education':
      return viewEducation(entry, voice);
    case 'project':
      return viewProject(entry, voice);
    case 'award':
      return viewAward(entry, voice);
    case 'certificate':
      return viewCertificate(entry, voice);
    case 'publication':
      return viewPublication(entry, voice);
    case 'reference':
      return viewReference(entry);
    case 'item':
      return viewItem(entry, voice);
  }
}

function viewExperience(entry: ExperienceEntry, voice: Voice): EntryView {
  const organization = nameWithLink(entry.id, 'organization', entry.organization, entry.url);
  const place = wordsOf(entry.id, 'location', entry.location);
  const roles = entry.roles.map((role) => viewRole(role, voice)).filter(hasWords);
  const [only] = roles;
  if (only === undefined || roles.length > 1) {
    return view(entry.id, { title: [organization], about: [aboutOf(entry)], place: [place], roles });
  }
  return {
    ...only,
    id: entry.id,
    title: only.title.length > 0 ? only.title : present([organization]),
    subtitle: only.title.length > 0 ? present([organization]) : [],
    about: present([aboutOf(entry)]),
    place: withoutRepetition(present([...only.place, place])),
  };
}

const aboutOf = (entry: ExperienceEntry): Words | undefined => wordsOf(entry.id, 'about', entry.about);

const viewRole = (role: Role, voice: Voice): EntryView =>
  view(role.id, {
    title: [wordsOf(role.id, 'position', role.position)],
    dates: [datesOf(role, voice)],
    place: [wordsOf(role.id, 'location', role.location)],
    body: viewRichText(role.body),
  });

function viewEducation(entry: EducationEntry, voice: Voice): EntryView {
  const degree = present([wordsOf(entry.id, 'studyType', entry.studyType), wordsOf(entry.id, 'area', entry.area)]);
  const institution = nameWithLink(entry.id, 'institution', entry.institution, entry.url);
  return view(entry.id, {
    title: degree.length > 0 ? degree : [institution],
    subtitle: degree.length > 0 ? [institution] : [],
    dates: [datesOf(entry, voice)],
    place: [wordsOf(entry.id, 'location', entry.location)],
    about: [wordsOf(entry.id, 'score', gradeText(entry.score, voice))],
    keywordsLabel: entry.courses.some((course) => tidy(course) !== '')
      ? [wordsOf(entry.id, 'courses', labelsFor(voice.language).courses)]
      : [],
    keywords: listOf(entry.id, 'courses', entry.courses),
    body: viewRichText(entry.body),
  });
}

/** "3.9" alone says nothing; "GPA 3.9" and "with honors" say it themselves. */
function gradeText(score: string | undefined, voice: Voice): string {
  const text = tidy(score);
  if (text === '' || /\p{L}/u.test(text)) return text;
  return labelsFor(voice.language).grade + punctuationOf(voice.language).colon + text;
}

const viewProject = (entry: ProjectEntry, voice: Voice): EntryView =>
  view(entry.id, {
    title: [wordsOf(entry.id, 'name', entry.name)],
    subtitle: [
      ...listOf(entry.id, 'roles', entry.roles),
      wordsOf(entry.id, 'entity', entry.entity),
      wordsOf(entry.id, 'kind', entry.kind),
    ],
    address: [addressWords(entry.id, entry.url, entry.name)],
    dates: [datesOf(entry, voice)],
    keywords: listOf(entry.id, 'keywords', entry.keywords),
    body: viewRichText(entry.body),
  });

const viewAward = (entry: AwardEntry, voice: Voice): EntryView =>
  view(entry.id, {
    title: [nameWithLink(entry.id, 'title', entry.title, entry.url)],
    subtitle: [wordsOf(entry.id, 'awarder', entry.awarder)],
    dates: [datesOf(entry, voice)],
    body: viewRichText(entry.body),
  });

const viewCertificate = (entry: CertificateEntry, voice: Voice): EntryView =>
  view(entry.id, {
    title: [nameWithLink(entry.id, 'name', entry.name, entry.url)],
    subtitle: [wordsOf(entry.id, 'issuer', entry.issuer)],
    dates: [datesOf(entry, voice)],
    body: viewRichText(entry.body),
  });

const viewPublication = (entry: PublicationEntry, voice: Voice): EntryView =>
  view(entry.id, {
    title: [nameWithLink(entry.id, 'name', entry.name, entry.url)],
    byline: [wordsOf(entry.id, 'authors', entry.authors)],
    subtitle: [wordsOf(entry.id, 'publisher', entry.publisher)],
    dates: [datesOf(entry, voice)],
    body: viewRichText(entry.body),
  });

const viewReference = (entry: ReferenceEntry): EntryView =>
  view(entry.id, { title: [wordsOf(entry.id, 'name', entry.name)], body: viewRichText(entry.body) });

const viewItem = (entry: ItemEntry, voice: Voice): EntryView =>
  view(entry.id, {
    title: [wordsOf(entry.id, 'title', entry.title)],
    subtitle: [wordsOf(entry.id, 'subtitle', entry.subtitle)],
    address: [addressWords(entry.id, entry.url, entry.title)],
    dates: [datesOf(entry, voice)],
    place: [wordsOf(entry.id, 'location', entry.location)],
    body: viewRichText(entry.body),
  });

const wordLists = ['title', 'byline', 'subtitle', 'dates', 'place', 'address', 'about', 'keywords'] as const;
type WordList = (typeof wordLists)[number] | 'keywordsLabel';

type Parts = { readonly [List in WordList]?: readonly (Words | undefined)[] } & Partial<
  Pick<EntryView, 'body' | 'roles'>
>;

const view = (id: string, parts: Parts): EntryView => ({
  id,
  title: present(parts.title ?? []),
  byline: present(parts.byline ?? []),
  subtitle: present(parts.subtitle ?? []),
  dates: present(parts.dates ?? []),
  place: present(parts.place ?? []),
  address: present(parts.address ?? []),
  about: present(parts.about ?? []),
  keywordsLabel: present(parts.keywordsLabel ?? []),
  keywords: present(parts.keywords ?? []),
  body: parts.body ?? [],
  roles: parts.roles ?? [],
});

const hasWords = (entry: EntryView): boolean =>
  wordLists.some((list) => entry[list].length > 0) || entry.body.length > 0 || entry.roles.length > 0;

/** A name that leads to its website. */
const nameWithLink = (id: string, property: string, name: string, url: string | undefined): Words | undefined =>
  wordsOf(id, property, name, linkTo(url, `${tidy(name)}: ${shortAddress(url ?? '')}`));

const datesOf = (
  entry: { readonly id: string; readonly dates?: DateRange | undefined },
  voice: Voice,
): Words | undefined =>
  entry.dates &&
  wordsOf(entry.id, 'dates', printedDates(entry.dates, { language: voice.language, style: voice.dates }));

const listOf = (id: string, property: string, members: readonly string[]): Words[] =>
  present(members.map((member) => wordsOf(id, property, member)));

/** A role's place and its employer's are often the same; then it is said once. */
const withoutRepetition = (words: readonly Words[]): Words[] =>
  words.filter(({ text }, index) => words.findIndex((other) => other.text === text) === index);
