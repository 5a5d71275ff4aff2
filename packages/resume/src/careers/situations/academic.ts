import type { Career } from '../career.ts';
import { sources } from '../sources.ts';

export const academic: Career = {
  id: 'academic',
  name: 'Academic',
  description: 'You research and teach, and a committee will read every line.',
  sectionOrder: [
    { kind: 'summary' },
    { kind: 'work' },
    { kind: 'education' },
    { kind: 'publications' },
    { kind: 'custom', title: 'Grants', entryType: 'item' },
    { kind: 'custom', title: 'Teaching', entryType: 'item' },
    { kind: 'custom', title: 'Supervision', entryType: 'item' },
    { kind: 'custom', title: 'Invited talks', entryType: 'item' },
    { kind: 'awards' },
    { kind: 'custom', title: 'Service', entryType: 'item' },
    { kind: 'languages' },
  ],
  recommendedTemplate: 'classic',
  recommendedPages: { min: 2, max: 6 },
  guidance: [
    {
      advice: 'An academic CV has no page limit; it is the full record and grows with you.',
      source: sources.princeton,
    },
    {
      advice:
        'Order it for the reader: a teaching college looks for your courses first, a research university for your papers.',
      source: sources.illinoisChicago,
    },
    {
      advice: 'Look at the CVs of people in your own field; customs differ, and your adviser knows them.',
      source: sources.princeton,
    },
    {
      section: 'summary',
      advice: 'Two or three sentences on the question you work on, for a committee from other fields.',
      example: 'I ask how small languages survive in cities, with recordings from four ports.',
      source: sources.mit,
    },
    {
      section: 'work',
      advice: 'Appointments newest first, with department and the exact title.',
      example: 'Lecturer in Phonetics, Department of Linguistics, 2022 – present',
      source: sources.indianaPennsylvania,
    },
    {
      section: 'education',
      advice: 'Degrees with thesis title and advisers.',
      example: 'PhD in Linguistics, 2019. Thesis: Tone in loanwords. Adviser: R. Adeyemi',
      source: sources.wiley,
    },
    {
      section: 'publications',
      advice: 'One citation style from end to end, newest first, authors in the printed order.',
      example: 'Santos, M., and Ito, K. (2025). Vowels at sea. Journal of Urban Phonetics 9, 1–22.',
      source: sources.gateways,
    },
    {
      section: 'custom',
      title: 'Grants',
      advice: 'Title, giver, your part, sum and years.',
      example: 'Speech of the harbour, Nordic Council for Research, principal investigator, €310,000, 2024–2027',
      source: sources.indianaPennsylvania,
    },
    {
      section: 'custom',
      title: 'Teaching',
      advice: 'Course, level, size and what you made of it.',
      example: 'Field Methods (graduate, 12 students): designed the course and its archive of recordings',
      source: sources.illinoisChicago,
    },
    {
      section: 'custom',
      title: 'Supervision',
      advice: 'Names, topics, and where your students are now.',
      example: 'Aiko Ito, PhD 2025, now at a national museum',
      source: sources.indianaPennsylvania,
    },
    {
      section: 'custom',
      title: 'Invited talks',
      advice: 'Invited talks apart from conference papers, each with place and year.',
      example: 'Keynote, Winter School in Phonetics, Tartu, 2026',
      source: sources.indianaPennsylvania,
    },
    {
      section: 'awards',
      advice: 'Fellowships and prizes with giver and year.',
      example: 'Early Career Prize, Society for Urban Speech, 2023',
      source: sources.indianaPennsylvania,
    },
    {
      section: 'custom',
      title: 'Service',
      advice: 'Editing, reviewing, committees: say which and since when.',
      example: 'Reviewer for five journals, about ten reports a year',
      source: sources.indianaPennsylvania,
    },
    {
      section: 'languages',
      advice: 'Say which languages you can teach in.',
      example: 'Portuguese and English (teaching), Japanese (reading)',
      source: sources.europassLanguages,
    },
  ],
};
