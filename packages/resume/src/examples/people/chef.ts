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
    language: 'en-AU',
    design: {
      template: 'classic',
      page: 'a4',
      accent: '#8c1c13',
      headingFont: 'eb-garamond',
      textFont: 'eb-garamond',
      size: 11.5,
    },
    basics: {
      name: 'Giulia Ferrante',
      headline: 'Sous-chef',
      email: 'giulia@ferrante-cucina.example',
      phone: '+61 3 5550 0163',
      location: { city: 'Melbourne', countryCode: 'AU' },
    },
    sections: [
      summary(
        'Pasta, fire and a clean pass. Twelve years in kitchens from Bologna to Melbourne, the last four as second of a 90-seat house. I cost every dish, shout at nobody, and have kept the same brigade for two years.',
      ),
      section(
        'work',
        experience(
          { organization: 'Osteria Lanterna', about: '90 seats, one hat', location: 'Melbourne' },
          {
            position: 'Sous-chef',
            dates: '2022-02..present',
            body: [
              '- Run the pass six services a week for up to 160 covers, with a brigade of eleven.',
              '- Took food cost from 34% to **28.5%** by buying whole animals and writing the menu around them.',
              '- Changed the menu with the market each Thursday; 140 dishes in four years, all with recipes that others can cook.',
              '- Passed nine council inspections without a note.',
            ],
          },
          {
            position: 'Chef de partie, pasta',
            dates: '2019-10..2022-01',
            body: ['- Built the pasta room: 40 kg a day by hand, eleven shapes, sold to two other restaurants.'],
          },
        ),
        experience(
          { organization: 'Trattoria Sette Archi', location: 'Bologna' },
          {
            position: 'Chef de partie',
            dates: '2016-03..2019-08',
            body: ['- Cooked every station; led the Sunday kitchen of five from my second year.'],
          },
          {
            position: 'Commis',
            dates: '2014-09..2016-02',
            body: ['- Filled 900 tortellini an hour by the end of the first winter.'],
          },
        ),
      ),
      section(
        'education',
        education({
          institution: 'Istituto Alberghiero di San Petronio',
          location: 'Bologna',
          studyType: 'Diploma',
          area: 'Cookery',
          dates: '2009-09..2014-07',
        }),
      ),
      section(
        'certificates',
        certificate({ name: 'Food safety supervisor', issuer: 'State of Victoria', dates: '2025-08' }),
        certificate({ name: 'First aid', dates: '2026-01' }),
      ),
      section(
        'skills',
        skill('Kitchen', 'butchery', 'fermentation', 'bread', 'allergens'),
        skill('Office', 'costing', 'rosters', 'stocktake'),
      ),
      section('languages', language('Italian', 'native'), language('English', 'C1')),
    ],
  });
