import type { Career } from '../career.ts';
import { sources } from '../sources.ts';

export const manager: Career = {
  id: 'manager',
  name: 'Manager or executive',
  description: 'You answer for people, money and results.',
  sectionOrder: [
    { kind: 'summary' },
    { kind: 'custom', title: 'Selected results', entryType: 'item' },
    { kind: 'work' },
    { kind: 'custom', title: 'Board and advisory roles', entryType: 'item' },
    { kind: 'education' },
    { kind: 'languages' },
  ],
  recommendedTemplate: 'folio',
  recommendedPages: { min: 2, max: 3 },
  guidance: [
    {
      advice:
        'Two pages, three at most. A board reads for judgement, so a bullet may take two lines if it gives the context.',
      source: sources.executivePages,
    },
    {
      advice: 'Choose for this post. An older role that taught you nothing for it can be one line.',
      source: sources.easternIllinois,
    },
    {
      section: 'summary',
      advice: 'Say the size of what you led (people, money, countries) and what you are asked to fix.',
      example: 'Finance director of a listed builder: 90 people, €1.1 billion turnover, two refinancings.',
      source: sources.mit,
    },
    {
      section: 'custom',
      title: 'Selected results',
      advice: 'Three to five results over your whole career, for the reader who stops here.',
      example: 'Staff turnover: from 34% to 15% a year in a call centre of 600.',
      source: sources.xyz,
    },
    {
      section: 'work',
      advice: 'Open each role with its scope in one plain sentence, then what changed under you.',
      example: 'Head of 14 stores and 420 staff. Sales per square metre rose 18% in three years.',
      source: sources.harvard,
    },
    {
      section: 'work',
      advice: 'Show promotions at one employer as separate posts with their own dates and growing scope.',
      example: 'Regional Director 2020 – 2024; Store Manager 2016 – 2020',
      source: sources.stacyBlackman,
    },
    {
      section: 'custom',
      title: 'Board and advisory roles',
      advice: 'Name the body, its size and your seat. One sentence on what you moved.',
      example: 'Trustee and treasurer of a hospice with 85 beds, 2019 – present',
      source: sources.boards,
    },
    {
      section: 'education',
      advice: 'Degrees and one executive programme. Short courses can stay out.',
      example: 'Executive MBA, Lakeside School of Management, 2015',
      source: sources.fiveStrengths,
    },
    {
      section: 'languages',
      advice: 'Only what you could hold a difficult meeting in.',
      example: 'German (native), English (negotiations), Polish (basic)',
      source: sources.europassLanguages,
    },
  ],
};
