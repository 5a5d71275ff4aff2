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
    language: 'en-ZA',
    design: {
      template: 'modern',
      page: 'a4',
      accent: '#b0456b',
      textFont: 'inter',
      headingFont: 'inter',
      links: 'accent',
    },
    basics: {
      name: 'Zanele Dlamini',
      headline: 'Growth marketing manager',
      email: 'zanele@dlamini-growth.example',
      phone: '+27 21 555 0155',
      location: { city: 'Cape Town', countryCode: 'ZA' },
    },
    sections: [
      summary(
        'Marketer who writes the copy and reads the spreadsheet. Eight years in consumer brands; budgets up to R22 million; happiest when a campaign can be measured and nobody can tell that it was.',
      ),
      section(
        'work',
        experience(
          {
            organization: 'Karoo Coffee Roasters',
            about: 'coffee by subscription, 58,000 customers',
            location: 'Cape Town',
          },
          {
            position: 'Growth marketing manager',
            dates: '2022-08..present',
            body: [
              '- Grew subscribers from 19,000 to **58,000** in three years while the cost of winning one fell from R310 to R184.',
              '- Found by holdout test that half of our retargeting sold nothing; moved R3.1 million into sampling at farmers’ markets.',
              '- Rewrote the first five mails: cancellations in month two down by 31%.',
              '- Lead four people and two agencies; every campaign ends with one page on what we got wrong.',
            ],
          },
        ),
        experience(
          { organization: 'Sunfield Foods', location: 'Johannesburg' },
          {
            position: 'Brand manager, cereals',
            dates: '2019-05..2022-07',
            body: [
              '- Relaunched a 40-year-old oats brand: new pack, one song, +14% volume in a shrinking shelf.',
              '- Ran 26 shopper walks a year and brought the sales director along.',
            ],
          },
          {
            position: 'Digital marketing assistant',
            dates: '2017-02..2019-04',
            body: ['- Wrote and sent the weekly recipe mail to 210,000 people; opened by 41%.'],
          },
        ),
      ),
      section(
        'skills',
        skill('Craft', 'copywriting', 'positioning', 'customer interviews', 'briefs'),
        skill('Measure', 'holdouts', 'media mix', 'SQL', 'Google Analytics'),
      ),
      section(
        'education',
        education({
          institution: 'University of the Two Oceans',
          location: 'Cape Town',
          studyType: 'BCom',
          area: 'Marketing',
          dates: '2013-02..2016-11',
        }),
      ),
      section(
        'awards',
        award({ title: 'Small budget, large idea: silver', awarder: 'Cape Marketing Awards', dates: '2024-10' }),
      ),
      section('languages', language('isiZulu', 'native'), language('English', 'native'), language('Afrikaans', 'good')),
    ],
  });
