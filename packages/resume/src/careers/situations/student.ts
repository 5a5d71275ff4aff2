import type { Career } from '../career.ts';
import { sources } from '../sources.ts';

export const student: Career = {
  id: 'student',
  name: 'Student',
  description: 'You are still studying and look for an internship, a student job or a scholarship.',
  sectionOrder: [
    { kind: 'summary' },
    { kind: 'education' },
    { kind: 'projects' },
    { kind: 'work' },
    { kind: 'volunteer' },
    { kind: 'skills' },
    { kind: 'awards' },
    { kind: 'languages' },
  ],
  recommendedTemplate: 'modern',
  recommendedPages: { min: 1, max: 1 },
  guidance: [
    {
      advice: 'Keep it to one page. What you leave out makes the rest easier to find.',
      source: sources.columbia,
    },
    {
      advice: 'The upper third of the page is read first. Put there what this one employer asked for.',
      source: sources.emerson,
    },
    {
      section: 'summary',
      advice: 'Say which internship you want, and when, and one thing that you can already do for them.',
      example: 'Second-year nutrition student looking for a hospital kitchen placement from March 2027.',
      source: sources.harvard,
    },
    {
      section: 'education',
      advice: 'Your studies come first: degree, subject, month of graduation. Give the grade only if it helps you.',
      example: 'BSc Geography, University of the Marches, expected June 2028, first-class average',
      source: sources.emerson,
    },
    {
      section: 'projects',
      advice: 'A course project is experience. Say what you made, with whom, and what it was good for.',
      example: 'Designed a bicycle trailer that folds to 12 cm; two are used by the campus post.',
      source: sources.edurev,
    },
    {
      section: 'work',
      advice: 'A summer job shows that people can rely on you. Give one result, not the list of duties.',
      example: 'Served about 150 guests a shift and trained two new waiters.',
      source: sources.harvard,
    },
    {
      section: 'volunteer',
      advice: 'With little paid work, volunteering and placements belong among your strong points.',
      example: 'Taught swimming to eleven children every Saturday for two years; all passed their badge.',
      source: sources.europass,
    },
    {
      section: 'skills',
      advice: 'Choose the few skills that the advertisement names and you can prove.',
      example: 'Laboratory: PCR, gel electrophoresis, cell culture',
      source: sources.mit,
    },
    {
      section: 'awards',
      advice: 'Give the size of the field, for a stranger cannot know what the prize is worth.',
      example: 'Third of 140 entries, national robotics cup',
      source: sources.mit,
    },
    {
      section: 'languages',
      advice: 'Name a level that others can check: a certificate or the European scale from A1 to C2.',
      example: 'Spanish, B2 (DELE 2025)',
      source: sources.europassLanguages,
    },
  ],
};
