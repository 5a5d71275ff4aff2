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
    language: 'en-GB',
    design: {
      template: 'classic',
      page: 'a4',
      accent: '#3f5b2f',
      textFont: 'source-serif-4',
      headingFont: 'source-serif-4',
    },
    basics: {
      name: 'Fatima Zahra Benali',
      headline: 'HR business partner',
      email: 'fz@benali-people.example',
      phone: '+32 2 555 01 84',
      location: { city: 'Brussels', countryCode: 'BE' },
    },
    sections: [
      summary(
        'HR partner for operations of 300 to 900 people, in three languages and two legal systems. I am asked in before decisions, not after, because I bring numbers and tell bad news straight.',
      ),
      section(
        'work',
        experience(
          {
            organization: 'Scheldt Logistics',
            about: 'warehousing, 2,100 people in four countries',
            location: 'Brussels',
          },
          {
            position: 'HR business partner, operations',
            dates: '2022-06..present',
            body: [
              '- Partner of four site directors and 860 people; sit on the operations board.',
              '- Brought turnover in the first 90 days from 34% to **17%** with honest job trials and a buddy who is paid for it.',
              '- Negotiated the new shift model with two unions in seven months; sick leave fell by 1.9 points in the year after.',
              '- Closed the pay gap in like-for-like roles from 6.8% to 1.2%, and publish it.',
            ],
          },
          {
            position: 'HR generalist',
            dates: '2019-09..2022-05',
            body: [
              '- Hired 410 people in 30 months; median time from application to answer: four days.',
              '- Trained 52 team leaders to hold the conversations that they had been sending to HR.',
            ],
          },
        ),
        experience(
          { organization: 'Groupe Atlas Textile', location: 'Casablanca' },
          {
            position: 'Recruitment and training officer',
            dates: '2016-10..2019-08',
            body: ['- Founded an evening school for machine operators: 190 graduates, 44 of them promoted.'],
          },
        ),
      ),
      section(
        'skills',
        skill('Practice', 'employee relations', 'works councils', 'job architecture', 'investigations'),
        skill('Numbers', 'workforce planning', 'pay analysis', 'Workday', 'Excel'),
      ),
      section(
        'education',
        education({
          institution: 'Université du Canal',
          location: 'Brussels',
          studyType: 'Master',
          area: 'Labour Law and HR',
          dates: '2014-09..2016-06',
        }),
        education({
          institution: 'Université de la Corniche',
          location: 'Casablanca',
          studyType: 'Licence',
          area: 'Psychology',
          dates: '2011-09..2014-06',
        }),
      ),
      section(
        'certificates',
        certificate({
          name: 'Accredited workplace mediator',
          issuer: 'Belgian mediation commission',
          dates: '2023-11',
        }),
      ),
      section(
        'languages',
        language('Arabic', 'native'),
        language('French', 'native'),
        language('English', 'C1'),
        language('Dutch', 'B2'),
      ),
    ],
  });
