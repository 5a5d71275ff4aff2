/** Which fields each type of entry has, in the order in which people fill them in, with examples to learn from. */
import type { EntryType } from '@peersume/resume';
import { m } from '../language/messages.ts';

export interface FieldSpec {
  readonly property: string;
  readonly label: () => string;
  readonly kind: 'line' | 'link' | 'tags' | 'dates' | 'body';
  /** Takes a whole row. */
  readonly wide?: boolean;
  readonly example?: () => string;
}

const link: FieldSpec = { property: 'url', label: () => m.write_link(), kind: 'link', example: () => 'example.com' };
const dates: FieldSpec = {
  property: 'dates',
  label: () => m.write_dates(),
  kind: 'dates',
  example: () => m.write_dates_example(),
};
/** One date rather than a period, mostly. */
const date: FieldSpec = { ...dates, example: () => m.write_date_example() };
const location: FieldSpec = {
  property: 'location',
  label: () => m.write_place(),
  kind: 'line',
  example: () => m.write_place_example(),
};
const line = (property: string, label: () => string, example: () => string, wide = false): FieldSpec => ({
  property,
  label,
  kind: 'line',
  wide,
  example,
});
const tags = (property: string, label: () => string, example: () => string, wide = true): FieldSpec => ({
  property,
  label,
  kind: 'tags',
  wide,
  example,
});
const body = (label: () => string, example: () => string): FieldSpec => ({
  property: 'body',
  label,
  kind: 'body',
  wide: true,
  example,
});

export const entryFields: Readonly<Record<EntryType, readonly FieldSpec[]>> = {
  experience: [
    line(
      'organization',
      () => m.write_employer(),
      () => m.write_employer_example(),
    ),
    location,
    line(
      'about',
      () => m.write_about(),
      () => m.write_about_example(),
      true,
    ),
    { ...link, wide: true },
  ],
  education: [
    line(
      'institution',
      () => m.write_institution(),
      () => m.write_institution_example(),
      true,
    ),
    line(
      'studyType',
      () => m.write_degree(),
      () => m.write_degree_example(),
    ),
    line(
      'area',
      () => m.write_area(),
      () => m.write_area_example(),
    ),
    dates,
    location,
    line(
      'score',
      () => m.write_score(),
      () => m.write_score_example(),
    ),
    link,
    tags(
      'courses',
      () => m.write_courses(),
      () => m.write_courses_example(),
    ),
    body(
      () => m.write_details(),
      () => m.write_education_body_example(),
    ),
  ],
  project: [
    line(
      'name',
      () => m.write_project(),
      () => m.write_project_example(),
    ),
    dates,
    tags(
      'roles',
      () => m.write_part(),
      () => m.write_part_example(),
      false,
    ),
    line(
      'entity',
      () => m.write_for_whom(),
      () => m.write_for_whom_example(),
    ),
    line(
      'kind',
      () => m.write_kind(),
      () => m.write_kind_example(),
    ),
    link,
    tags(
      'keywords',
      () => m.write_made_with(),
      () => m.write_made_with_example(),
    ),
    body(
      () => m.write_outcome(),
      () => m.write_outcome_example(),
    ),
  ],
  award: [
    line(
      'title',
      () => m.write_award(),
      () => m.write_award_example(),
    ),
    line(
      'awarder',
      () => m.write_awarder(),
      () => m.write_awarder_example(),
    ),
    date,
    link,
    body(
      () => m.write_why(),
      () => m.write_why_example(),
    ),
  ],
  certificate: [
    line(
      'name',
      () => m.write_certificate(),
      () => m.write_certificate_example(),
    ),
    line(
      'issuer',
      () => m.write_issuer(),
      () => m.write_issuer_example(),
    ),
    date,
    link,
    body(
      () => m.write_details(),
      () => m.write_certificate_body_example(),
    ),
  ],
  publication: [
    line(
      'name',
      () => m.write_publication(),
      () => m.write_publication_example(),
      true,
    ),
    line(
      'authors',
      () => m.write_authors(),
      () => m.write_authors_example(),
      true,
    ),
    line(
      'publisher',
      () => m.write_publisher(),
      () => m.write_publisher_example(),
    ),
    date,
    link,
    body(
      () => m.write_note(),
      () => m.write_note_example(),
    ),
  ],
  skill: [
    line(
      'name',
      () => m.write_skill(),
      () => m.write_skill_example(),
    ),
    line(
      'level',
      () => m.write_level(),
      () => m.write_level_example(),
    ),
    tags(
      'keywords',
      () => m.write_which(),
      () => m.write_which_example(),
    ),
  ],
  language: [
    line(
      'language',
      () => m.write_language(),
      () => m.write_language_example(),
    ),
    line(
      'fluency',
      () => m.write_fluency(),
      () => m.write_fluency_example(),
    ),
  ],
  interest: [
    line(
      'name',
      () => m.write_interest(),
      () => m.write_interest_example(),
      true,
    ),
    tags(
      'keywords',
      () => m.write_in_particular(),
      () => m.write_in_particular_example(),
    ),
  ],
  reference: [
    line(
      'name',
      () => m.write_referee(),
      () => m.write_referee_example(),
      true,
    ),
    body(
      () => m.write_they_say(),
      () => m.write_they_say_example(),
    ),
  ],
  item: [
    line(
      'title',
      () => m.write_title(),
      () => m.write_title_example(),
    ),
    line(
      'subtitle',
      () => m.write_subtitle(),
      () => m.write_subtitle_example(),
    ),
    dates,
    location,
    link,
    body(
      () => m.write_details(),
      () => m.write_item_body_example(),
    ),
  ],
};

const position = line(
  'position',
  () => m.write_position(),
  () => m.write_position_example(),
);
const deeds = body(
  () => m.write_deeds(),
  () => m.write_deeds_example(),
);

/** The only role at an employer. */
export const roleFields: readonly FieldSpec[] = [position, dates, deeds];

/** One of several roles: it may have been in another place. */
export const severalRoleFields: readonly FieldSpec[] = [
  { ...position, wide: true },
  dates,
  { property: 'location', label: () => m.write_place_other(), kind: 'line' },
  deeds,
];

/** A section that is only prose shows its words and nothing else. */
export const proseFields: readonly FieldSpec[] = [
  body(
    () => m.write_words(),
    () => m.write_summary_example(),
  ),
];

/** "Add a project". */
export const addEntryWords: Readonly<Record<EntryType, () => string>> = {
  experience: () => m.write_add_experience(),
  education: () => m.write_add_education(),
  project: () => m.write_add_project(),
  award: () => m.write_add_award(),
  certificate: () => m.write_add_certificate(),
  publication: () => m.write_add_publication(),
  skill: () => m.write_add_skill(),
  language: () => m.write_add_language(),
  interest: () => m.write_add_interest(),
  reference: () => m.write_add_reference(),
  item: () => m.write_add_item(),
};

/** So short that they are always open. */
export const isShort = (type: EntryType): boolean => type === 'skill' || type === 'language' || type === 'interest';
