/** Which fields each type of entry has, in the order in which people fill them in, with examples to learn from. */
import type { EntryType } from '@peersume/resume';

export interface FieldSpec {
  readonly property: string;
  readonly label: string;
  readonly kind: 'line' | 'link' | 'list' | 'dates' | 'body';
  /** Takes a whole row. */
  readonly wide?: boolean;
  readonly example?: string;
}

const link: FieldSpec = { property: 'url', label: 'Link', kind: 'link', example: 'example.com' };
const dates: FieldSpec = { property: 'dates', label: 'Dates', kind: 'dates', example: 'Mar 2021 – present' };
const location: FieldSpec = { property: 'location', label: 'Place', kind: 'line', example: 'Leeds, UK' };
const body = (label: string, example: string): FieldSpec => ({
  property: 'body',
  label,
  kind: 'body',
  wide: true,
  example,
});

export const entryFields: Readonly<Record<EntryType, readonly FieldSpec[]>> = {
  experience: [
    { property: 'organization', label: 'Employer', kind: 'line', example: 'Northwind Clinic' },
    location,
    link,
    { property: 'about', label: 'What it is', kind: 'line', wide: true, example: 'Community health centre, 120 staff' },
  ],
  education: [
    {
      property: 'institution',
      label: 'School or university',
      kind: 'line',
      wide: true,
      example: 'University of Porto',
    },
    { property: 'studyType', label: 'Degree', kind: 'line', example: 'BSc' },
    { property: 'area', label: 'Subject', kind: 'line', example: 'Environmental Engineering' },
    dates,
    location,
    { property: 'score', label: 'Grade', kind: 'line', example: '1st class' },
    link,
    { property: 'courses', label: 'Courses', kind: 'list', wide: true, example: 'Hydrology, Statistics, GIS' },
    body('Details', 'A thesis, a prize, what you led'),
  ],
  project: [
    { property: 'name', label: 'Project', kind: 'line', example: 'Tide tables for small harbours' },
    dates,
    { property: 'roles', label: 'Your part', kind: 'list', example: 'Lead developer' },
    { property: 'entity', label: 'For', kind: 'line', example: 'Harbour Trust' },
    { property: 'kind', label: 'Kind', kind: 'line', example: 'Open source' },
    link,
    { property: 'keywords', label: 'Made with', kind: 'list', wide: true, example: 'TypeScript, SQLite' },
    body('What came of it', 'Cut the planning of a trip from an hour to a minute'),
  ],
  award: [
    { property: 'title', label: 'Award', kind: 'line', example: 'Nurse of the Year' },
    { property: 'awarder', label: 'Given by', kind: 'line', example: 'Royal College of Nursing' },
    dates,
    link,
    body('Why', 'What it was given for'),
  ],
  certificate: [
    { property: 'name', label: 'Certificate', kind: 'line', example: 'AWS Solutions Architect' },
    { property: 'issuer', label: 'Issued by', kind: 'line', example: 'Amazon Web Services' },
    dates,
    link,
    body('Details', 'Level, number, what it covers'),
  ],
  publication: [
    { property: 'name', label: 'Title', kind: 'line', wide: true, example: 'Sediment transport in braided rivers' },
    { property: 'authors', label: 'Authors', kind: 'line', wide: true, example: 'A. Sousa, B. Okafor' },
    { property: 'publisher', label: 'Published in', kind: 'line', example: 'Water Research 41(2)' },
    dates,
    link,
    body('Note', 'What it found, in a sentence'),
  ],
  skill: [
    { property: 'name', label: 'Skill or group', kind: 'line', example: 'Languages' },
    { property: 'level', label: 'Level', kind: 'line', example: 'Expert' },
    { property: 'keywords', label: 'Which', kind: 'list', wide: true, example: 'Go, Python, SQL' },
  ],
  language: [
    { property: 'language', label: 'Language', kind: 'line', example: 'Portuguese' },
    { property: 'fluency', label: 'How well', kind: 'line', example: 'Native' },
  ],
  interest: [
    { property: 'name', label: 'Interest', kind: 'line', example: 'Sailing' },
    { property: 'keywords', label: 'In particular', kind: 'list', example: 'Dinghies, navigation' },
  ],
  reference: [
    { property: 'name', label: 'Who', kind: 'line', wide: true, example: 'Dr Ana Ribeiro, head of ward' },
    body('What they say', 'One or two of their sentences'),
  ],
  item: [
    { property: 'title', label: 'Title', kind: 'line', example: 'Mentor' },
    { property: 'subtitle', label: 'Where or what', kind: 'line', example: 'Code Club' },
    dates,
    location,
    { ...link, wide: false },
    body('Details', 'What you did and what came of it'),
  ],
};

const position: FieldSpec = { property: 'position', label: 'Position', kind: 'line', example: 'Senior nurse' };
const deeds = body('What you did', 'Led a team of six; cut waiting time by a third');

/** The only role at an employer. */
export const roleFields: readonly FieldSpec[] = [position, dates, deeds];

/** One of several roles: it may have been in another place. */
export const severalRoleFields: readonly FieldSpec[] = [
  { ...position, wide: true },
  dates,
  { property: 'location', label: 'Place, where it differs', kind: 'line' },
  deeds,
];

/** What one entry is called on buttons: "Add a project". */
export const entryNoun: Readonly<Record<EntryType, string>> = {
  experience: 'an employer',
  education: 'a school',
  project: 'a project',
  award: 'an award',
  certificate: 'a certificate',
  publication: 'a publication',
  skill: 'a skill',
  language: 'a language',
  interest: 'an interest',
  reference: 'a reference',
  item: 'an item',
};

/** So short that they are always open. */
export const isShort = (type: EntryType): boolean => type === 'skill' || type === 'language' || type === 'interest';
