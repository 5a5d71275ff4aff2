import type { Resume } from '../../schema/resume.ts';
import { education, experience, section, skill, summary, writeSample } from '../../careers/write-sample.ts';

export const sample = (): Resume =>
  writeSample({
    language: 'en-GB',
    design: { template: 'modern', page: 'a4', accent: '#5b3a8c', textFont: 'inter', size: 9.5 },
    basics: {
      name: 'Adaeze Nwosu',
      headline: 'Senior product manager, health and payments',
      email: 'adaeze@nwosu.example',
      phone: '+44 20 7946 0171',
      url: 'https://adaeze-nwosu.example',
      location: { city: 'London', countryCode: 'GB' },
    },
    sections: [
      summary(
        'Product manager for services that people use on a bad day: a late payment, a missed appointment. I write short documents, sit with support every second Thursday, and stop things that do not work.',
      ),
      section(
        'work',
        experience(
          { organization: 'Kestrel Care', about: 'appointments for 900 surgeries', location: 'London' },
          {
            position: 'Senior product manager, booking',
            dates: '2022-10..present',
            body: [
              '- Own booking for 6.3 million patients with two engineers’ teams, a designer and a researcher.',
              '- Cut missed appointments from 8.1% to **5.4%** with a reply-to-cancel text that took three weeks to build.',
              '- Stopped a symptom checker after a six-week pilot showed that it moved calls and saved none; put its budget into call-back slots, now used 70,000 times a month.',
              '- Brought time to book by screen reader from eleven minutes to two, tested with nine blind patients.',
            ],
          },
        ),
        experience(
          { organization: 'Tallystone', about: 'invoicing for sole traders', location: 'London' },
          {
            position: 'Product manager, payments',
            dates: '2019-11..2022-09',
            body: [
              '- Launched pay-by-bank in 14 weeks; 41% of invoices are now paid on the day they are sent, 19% before.',
              '- Interviewed 60 late payers; three of their five reasons became features.',
            ],
          },
          {
            position: 'Associate product manager',
            dates: '2018-01..2019-10',
            body: ['- Rewrote the first-run flow: finished set-ups rose from 37% to 61%.'],
          },
        ),
        experience(
          { organization: 'Marlowe & Finch', about: 'strategy consultants', location: 'London' },
          {
            position: 'Analyst',
            dates: '2015-09..2017-12',
            body: ['- Modelled patient flow for three hospital groups; one opened evening clinics because of it.'],
          },
        ),
      ),
      section(
        'skills',
        skill('Finding out', 'interviews', 'diary studies', 'SQL', 'experiment design'),
        skill('Deciding', 'one-page briefs', 'opportunity trees', 'cost of delay'),
      ),
      section(
        'education',
        education({
          institution: 'Thames University',
          location: 'London',
          studyType: 'BSc',
          area: 'Economics',
          score: 'first',
          dates: '2012-09..2015-07',
        }),
      ),
      section(
        'volunteer',
        experience(
          { organization: 'Open Hours' },
          {
            position: 'Mentor',
            dates: '2021..present',
            body: ['- Mentor two people a year into their first product role; seven so far.'],
          },
        ),
      ),
    ],
  });
