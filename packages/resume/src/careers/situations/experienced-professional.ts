import type { Career } from '../career.ts';
import { sources } from '../sources.ts';

export const experiencedProfessional: Career = {
  id: 'experienced-professional',
  name: 'Experienced professional',
  description: 'You have worked in your field for years and look for the next step.',
  sectionOrder: [
    { kind: 'summary' },
    { kind: 'work' },
    { kind: 'skills' },
    { kind: 'certificates' },
    { kind: 'education' },
    { kind: 'languages' },
  ],
  recommendedTemplate: 'classic',
  recommendedPages: { min: 1, max: 2 },
  guidance: [
    {
      advice: 'Two pages are fine. Tell the last 10 to 15 years in full and let older posts shrink to a line.',
      source: sources.easternIllinois,
    },
    {
      advice: 'Read the advertisement twice, then drop whatever does not speak to it.',
      source: sources.easternIllinois,
    },
    {
      section: 'summary',
      advice:
        'Two or three lines with your field, your years and what you are known for. No adjectives that anyone could use.',
      example: 'Quantity surveyor, 16 years in schools and hospitals; final accounts within 2% of budget.',
      source: sources.europass,
    },
    {
      section: 'work',
      advice: 'Lead with what changed. “From … to … by …” keeps a line honest.',
      example: 'Brought claims handling from 21 days to 8 by sorting simple cases on arrival.',
      source: sources.xyz,
    },
    {
      section: 'work',
      advice: 'Several posts at one employer: one heading, each post with its own dates, so that the promotion shows.',
      example: 'Team Leader 2022 – present; Claims Handler 2018 – 2022',
      source: sources.stacyBlackman,
    },
    {
      section: 'skills',
      advice: 'Methods and systems in the words of the trade; these are what a search finds.',
      example: 'Methods: activity-based costing, rolling forecast, IFRS 16',
      source: sources.mit,
    },
    {
      section: 'certificates',
      advice: 'Give the full name and the short one, the issuer and the year.',
      example: 'Project Management Professional (PMP), PMI, 2023',
      source: sources.certifications,
    },
    {
      section: 'education',
      advice: 'It now stands below your work: degree, place, year.',
      example: 'MA Economics, University of the Marches, 2009',
      source: sources.fiveStrengths,
    },
    {
      section: 'languages',
      advice: 'Levels on the European scale need no explanation.',
      example: 'Italian C2, English C1, Slovene B1',
      source: sources.europassLanguages,
    },
  ],
};
