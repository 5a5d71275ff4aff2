import type { Career } from '../career.ts';
import { sources } from '../sources.ts';

export const fresher: Career = {
  id: 'fresher',
  name: 'Fresher',
  description: 'You have just graduated and look for your first full-time post.',
  sectionOrder: [
    { kind: 'summary' },
    { kind: 'education' },
    { kind: 'skills' },
    { kind: 'projects' },
    { kind: 'work' },
    { kind: 'awards' },
    { kind: 'certificates' },
    { kind: 'languages' },
  ],
  recommendedTemplate: 'modern',
  recommendedPages: { min: 1, max: 1 },
  guidance: [
    {
      advice: 'One full page, no more. Fill it with what you did in the last three years.',
      source: sources.purdue,
    },
    {
      advice: 'No table, no columns of text boxes, no picture of your skills: programs that read résumés lose them.',
      source: sources.greenhouse,
    },
    {
      section: 'summary',
      advice: 'Two lines: what you studied, which post you want, and your best proof for it.',
      example: 'Civil engineer (2026) seeking a first site role; my thesis design is being built in Kochi.',
      source: sources.mit,
    },
    {
      section: 'education',
      advice: 'Degree first, with the year you finished. School results may go once you have worked a year.',
      example: 'BCom, Accounting and Finance, July 2026, CGPA 8.9 of 10',
      source: sources.emerson,
    },
    {
      section: 'skills',
      advice: 'Group skills by what they are for. Leave out what you could not use on the first day.',
      example: 'Accounting: Tally, GST returns, bank reconciliation',
      source: sources.mit,
    },
    {
      section: 'projects',
      advice: 'Give the project a telling title, the size of the team, your own part in it, and the tools.',
      example: 'Attendance by face recognition (team of four; I built the model): 97% right for 60 students',
      source: sources.edurev,
    },
    {
      section: 'work',
      advice: 'An internship is your first evidence from real life. What was different when you left?',
      example: 'Cut the time to match invoices from two days to four hours with a lookup sheet.',
      source: sources.xyz,
    },
    {
      section: 'awards',
      advice: 'Ranks and prizes need a frame: of how many, in which year, for what.',
      example: 'University rank 3 of 2,400 in Mathematics, 2025',
      source: sources.mit,
    },
    {
      section: 'certificates',
      advice: 'One course that fits the post is worth more than ten that you have merely finished.',
      example: 'Registered junior surveyor, State Board, 2026',
      source: sources.certifications,
    },
    {
      section: 'languages',
      advice: 'Say how well you speak each language; for a first post abroad it may decide.',
      example: 'Tamil (native), English (IELTS 7.5), German (A2)',
      source: sources.europassLanguages,
    },
  ],
};
