import type { Resume } from '../../schema/resume.ts';
import {
  certificate,
  education,
  experience,
  language,
  section,
  skill,
  summary,
  writeSample,
} from '../../careers/write-sample.ts';

export const sample = (): Resume =>
  writeSample({
    language: 'en-US',
    design: { template: 'classic', page: 'letter', textFont: 'eb-garamond', accent: '#2b2b2b', size: 11.5 },
    basics: {
      name: 'Hannah Goldstein',
      headline: 'Litigation paralegal',
      email: 'hannah@goldstein-law.example',
      phone: '+1 312 555 0187',
      location: { city: 'Chicago', region: 'IL', countryCode: 'US' },
    },
    sections: [
      summary(
        'Certified paralegal with seven years in commercial litigation. I have taken three matters from complaint to verdict, know where every exhibit is, and file before the clerk goes to lunch.',
      ),
      section(
        'work',
        experience(
          { organization: 'Abernathy Cole LLP', about: '120 lawyers', location: 'Chicago, IL' },
          {
            position: 'Senior litigation paralegal',
            dates: '2022-01..present',
            body: [
              '- Run discovery for four partners: up to **1.9 million documents** in one matter, produced on each court date.',
              '- Prepared exhibits and witness binders for three jury trials, and ran the screen in court.',
              '- Built the privilege-log template that cut outside review cost by $240,000 in its first case.',
              '- Train the paralegals who join; eleven so far.',
            ],
          },
          {
            position: 'Paralegal',
            dates: '2019-06..2021-12',
            body: [
              '- Drafted subpoenas, interrogatories and 60 motions that needed two edits or fewer.',
              '- Kept the docket of 38 matters; no deadline missed.',
            ],
          },
        ),
        experience(
          { organization: 'Lakeside Legal Aid', location: 'Evanston, IL' },
          {
            position: 'Intake assistant',
            dates: '2018-05..2019-05',
            body: ['- Heard 900 tenants’ stories and wrote each in half a page that a judge could use.'],
          },
        ),
      ),
      section(
        'certificates',
        certificate({ name: 'Certified Paralegal', issuer: 'National paralegal board', dates: '2020-02' }),
        certificate({ name: 'Notary public, State of Illinois', dates: '2025-06' }),
      ),
      section(
        'education',
        education({
          institution: 'Prairie State University',
          location: 'Normal, IL',
          studyType: 'B.A.',
          area: 'Political Science',
          score: 'magna cum laude',
          dates: '2014-08..2018-05',
        }),
      ),
      section(
        'skills',
        skill('Practice', 'e-discovery', 'cite checking', 'trial preparation', 'e-filing, state and federal'),
        skill('Tools', 'Relativity', 'Westlaw', 'iManage'),
      ),
      section(
        'languages',
        language('English', 'native'),
        language('Hebrew', 'conversational'),
        language('Spanish', 'conversational'),
      ),
    ],
  });
