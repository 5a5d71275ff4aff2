import type { Career } from '../career.ts';
import { sources } from '../sources.ts';

export const careerChanger: Career = {
  id: 'career-changer',
  name: 'Career changer',
  description: 'You know one kind of work well and are moving to another.',
  sectionOrder: [
    { kind: 'summary' },
    { kind: 'custom', title: 'What I bring', entryType: 'item' },
    { kind: 'skills' },
    { kind: 'projects' },
    { kind: 'work' },
    { kind: 'education' },
    { kind: 'certificates' },
    { kind: 'volunteer' },
    { kind: 'languages' },
  ],
  recommendedTemplate: 'modern',
  recommendedPages: { min: 1, max: 2 },
  guidance: [
    {
      advice:
        'Skills first, then the posts with their dates. A page of skills without dates makes readers suspect a gap.',
      source: sources.impactGroup,
    },
    {
      advice: 'Use the new field’s words for what you did in the old one; do not leave the translation to the reader.',
      source: sources.karro,
    },
    {
      section: 'summary',
      advice: 'Say in one sentence that you are changing, to what, and why you will be good at it.',
      example: 'Chef for eleven years, now a food-safety auditor: I know where kitchens hide things.',
      source: sources.forces,
    },
    {
      section: 'custom',
      title: 'What I bring',
      advice: 'Two or three strengths that the new post needs, each proved by something you did.',
      example: 'Negotiation: agreed prices with 40 growers every season; three left in six years.',
      source: sources.karro,
    },
    {
      section: 'skills',
      advice: 'Put the new tools first and say where you used them.',
      example: 'Auditing: HACCP, ISO 22000, root-cause analysis',
      source: sources.texas,
    },
    {
      section: 'projects',
      advice: 'Something finished in the new field, however small, is worth more than any course.',
      example: 'Audited two school kitchens as a volunteer; both passed the official visit two months later.',
      source: sources.forces,
    },
    {
      section: 'work',
      advice: 'Keep the old posts, with dates, and only the lines that matter to the new one.',
      example: 'Head Chef, 2018 – 2025: trained nine cooks to their hygiene certificate',
      source: sources.impactGroup,
    },
    {
      section: 'education',
      advice: 'The new training comes first, even if it is the shorter one.',
      example: 'Diploma in Food Safety (part time), Harbour College, 2025',
      source: sources.forces,
    },
    {
      section: 'certificates',
      advice: 'A certificate tells a stranger that you mean it. Keep the old licence if it opens doors.',
      example: 'Lead Auditor ISO 22000, 2026',
      source: sources.certifications,
    },
    {
      section: 'volunteer',
      advice: 'Helping in the new field shows that you have met it, and gives you people to ask.',
      example: 'Weigh and label at a food bank every Friday, to their hygiene plan',
      source: sources.forces,
    },
    {
      section: 'languages',
      advice: 'Languages travel with you into any field.',
      example: 'Arabic (native), English C1',
      source: sources.europassLanguages,
    },
  ],
};
