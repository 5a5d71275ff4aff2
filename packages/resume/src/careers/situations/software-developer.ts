import type { Career } from '../career.ts';
import { sources } from '../sources.ts';

export const softwareDeveloper: Career = {
  id: 'software-developer',
  name: 'Software developer',
  description: 'You write software and can point at what it does for people.',
  sectionOrder: [
    { kind: 'summary' },
    { kind: 'skills' },
    { kind: 'work' },
    { kind: 'projects' },
    { kind: 'education' },
    { kind: 'certificates' },
    { kind: 'languages' },
  ],
  recommendedTemplate: 'technical',
  recommendedPages: { min: 1, max: 2 },
  guidance: [
    {
      advice: 'Write each line as result, measure, means: what got better, by how much, and how you did it.',
      example: 'Cut build time from 22 to 6 minutes by caching compiled modules.',
      source: sources.xyz,
    },
    {
      advice: 'Where you have no number, name the decision or the change that users saw. Never invent a figure.',
      example: 'Chose plain PostgreSQL over a new search engine; it still carries the load three years later.',
      source: sources.resumeGeni,
    },
    {
      section: 'summary',
      advice: 'Years, field, and the kind of trouble that people call you for.',
      example: 'Frontend developer, six years in online banking; accessibility is my part of every release.',
      source: sources.mit,
    },
    {
      section: 'skills',
      advice:
        'Languages and tools in three or four groups, in the words of the advertisement. A list alone proves little.',
      example: 'Backend: Go, gRPC, PostgreSQL, Kafka',
      source: sources.uchicago,
    },
    {
      section: 'work',
      advice: 'Show the problem that you solved, not the ceremony around it. The newest role gets the most lines.',
      example: 'Found the memory leak that restarted checkout twice a day; it has not restarted since May.',
      source: sources.uchicago,
    },
    {
      section: 'projects',
      advice: 'Link to code that you are glad to be asked about, and say who uses it.',
      example: 'csv-sentinel: checks 40 GB exports on a laptop; used by two city archives',
      source: sources.uchicago,
    },
    {
      section: 'education',
      advice: 'After a few years of work a degree needs one line.',
      example: 'BSc Computer Science, Harbour University, 2018',
      source: sources.fiveStrengths,
    },
    {
      section: 'certificates',
      advice: 'List what is current and asked for; leave out what has expired.',
      example: 'Certified Kubernetes Administrator, valid until 2028',
      source: sources.certifications,
    },
    {
      section: 'languages',
      advice: 'Teams are spread over countries: say which languages you can work in.',
      example: 'French (native), English (working language since 2019)',
      source: sources.europassLanguages,
    },
  ],
};
