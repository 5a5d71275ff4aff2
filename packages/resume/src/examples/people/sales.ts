import type { Resume } from '../../schema/resume.ts';
import {
  award,
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
    language: 'en-GB',
    design: {
      template: 'modern',
      page: 'a4',
      accent: '#a3243b',
      headingFont: 'source-serif-4',
      textFont: 'source-sans-3',
    },
    basics: {
      name: 'Camille Rousseau',
      headline: 'Account executive, software for factories',
      email: 'camille@rousseau-ventes.example',
      phone: '+33 4 65 71 00 42',
      location: { city: 'Lyon', countryCode: 'FR' },
    },
    sections: [
      summary(
        'I sell planning software to mid-sized manufacturers in France, Belgium and Switzerland. Four years above target, mostly because I say early when we are not the right choice.',
      ),
      section(
        'work',
        experience(
          { organization: 'Atelio', about: 'production planning, 160 people', location: 'Lyon' },
          {
            position: 'Account executive, mid-market',
            dates: '2022-01..present',
            body: [
              '- Closed €2.9 million of new yearly revenue in 2025: **128%** of target, second of 19.',
              '- Shortened the sale from 148 to 97 days by bringing the plant’s shift leaders to the first demonstration.',
              '- Won back four customers who had left; all four are references today.',
              '- Keep a public list of reasons for lost deals; two of them became the spring release.',
            ],
          },
          {
            position: 'Sales development representative',
            dates: '2020-02..2021-12',
            body: [
              '- Booked 212 first meetings in two years, 61 of which became customers.',
              '- Wrote the call opening that the team of eight still uses.',
            ],
          },
        ),
        experience(
          { organization: 'Maison Verrier', about: 'kitchens', location: 'Villeurbanne' },
          {
            position: 'Showroom sales adviser',
            dates: '2017-06..2020-01',
            body: ['- Sold 340 kitchens; average order up by a fifth after I began to visit people’s homes first.'],
          },
        ),
      ),
      section(
        'skills',
        skill('Method', 'MEDDIC', 'territory planning', 'negotiation', 'forecasting within 6%'),
        skill('Tools', 'Salesforce', 'HubSpot', 'a telephone'),
      ),
      section(
        'education',
        education({
          institution: 'École de Commerce du Confluent',
          location: 'Lyon',
          studyType: 'Bachelor',
          area: 'International Business',
          dates: '2014-09..2017-06',
        }),
      ),
      section(
        'awards',
        award({ title: 'New customer of the year, for Fonderie Delmas', awarder: 'Atelio', dates: '2024-12' }),
      ),
      section('languages', language('French', 'native'), language('English', 'C1'), language('German', 'B2')),
    ],
  });
