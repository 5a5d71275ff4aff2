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
    design: { template: 'modern', page: 'a4', accent: '#0b5fa5', textFont: 'ibm-plex-sans', bullet: 'dash' },
    basics: {
      name: 'Jomar Villanueva',
      headline: 'Customer support team lead',
      email: 'jomar@villanueva-help.example',
      phone: '+63 32 555 0146',
      location: { city: 'Cebu City', countryCode: 'PH' },
    },
    sections: [
      summary(
        'Six years of helping people by chat, mail and phone, three of them leading a team of 18 across two time zones. I count problems that went away, not tickets that were closed.',
      ),
      section(
        'work',
        experience(
          { organization: 'Paloma Travel', about: 'booking platform, 4 million trips a year', location: 'Cebu City' },
          {
            position: 'Support team lead',
            dates: '2023-01..present',
            body: [
              '- Lead 18 agents on two shifts; satisfaction from 83% to **94%** with the same head count.',
              '- Cut contacts per trip by 22% by sending the five top questions back to product every Monday, with recordings.',
              '- Brought first reply by chat from 3 min 40 s to 48 s, and took the timer off the wall once it held.',
              '- Wrote the refund guide that lets agents decide up to $150; disputes fell by half.',
            ],
          },
          {
            position: 'Senior support agent',
            dates: '2021-03..2022-12',
            body: [
              '- Handled the hardest cases: groups stranded, cards stolen, weddings moved. 97% would ask for me again.',
              '- Trained 34 new agents; shortened training from six weeks to four.',
            ],
          },
        ),
        experience(
          { organization: 'Bayline Telecom', location: 'Mandaue' },
          {
            position: 'Phone agent, internet faults',
            dates: '2019-06..2021-02',
            body: ['- Solved 71% of faults in the first call, 12 points above the floor’s mean.'],
          },
        ),
      ),
      section(
        'skills',
        skill('Support', 'de-escalation', 'quality review', 'shift planning', 'macros that sound human'),
        skill('Tools', 'Zendesk', 'Intercom', 'Jira', 'SQL for my own reports'),
      ),
      section(
        'education',
        education({
          institution: 'Visayas City College',
          location: 'Cebu City',
          studyType: 'BA',
          area: 'Communication',
          dates: '2015-06..2019-04',
        }),
      ),
      section(
        'certificates',
        certificate({ name: 'Support leadership program', issuer: 'Service Guild', dates: '2024-03' }),
      ),
      section(
        'languages',
        language('Cebuano', 'native'),
        language('Filipino', 'native'),
        language('English', 'C2'),
        language('Spanish', 'B1'),
      ),
    ],
  });
