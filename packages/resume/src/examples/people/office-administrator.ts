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
      template: 'modern',
      page: 'a4',
      accent: '#945200',
      textFont: 'source-serif-4',
      headingFont: 'source-sans-3',
      dates: 'year',
    },
    basics: {
      name: 'Elif Yıldız',
      headline: 'Office manager and executive assistant',
      email: 'elif@yildiz-office.example',
      phone: '+90 232 555 01 66',
      location: { city: 'Izmir', countryCode: 'TR' },
    },
    sections: [
      summary(
        'I keep two directors and an office of 85 people running, in three languages. Ten years of travel, visitors, payroll days and the printer; I plan for the thing that goes wrong, so that it is dull when it does.',
      ),
      section(
        'work',
        experience(
          { organization: 'Ege Renewables', about: 'wind parks, 85 people in the office', location: 'Izmir' },
          {
            position: 'Office manager',
            dates: '2021..present',
            body: [
              '- Manage a yearly budget of ₺9 million; renegotiated 14 contracts and spend **22% less** on the same services.',
              '- Moved the office over one weekend with a plan of 160 lines; everyone worked on Monday at nine.',
              '- Wrote a one-page welcome for each new colleague; set-up on the first day takes 40 minutes, before two days.',
            ],
          },
          {
            position: 'Executive assistant',
            dates: '2018..2021',
            body: [
              '- Ran the diaries and travel of two directors across five time zones: 190 trips, two missed connections.',
              '- Took the minutes of the board in Turkish and English, sent the same evening.',
            ],
          },
        ),
        experience(
          { organization: 'Bornova Shipping Agency', location: 'Izmir' },
          {
            position: 'Receptionist and clerk',
            dates: '2015..2018',
            body: [
              '- First voice on a switchboard of 12 lines; filed customs papers for 30 ships a month without a penalty.',
            ],
          },
        ),
      ),
      section(
        'skills',
        skill('Office', 'diaries', 'minutes', 'travel', 'purchasing', 'events to 300 guests'),
        skill('Tools', 'Microsoft 365', 'SAP Concur', 'DocuSign', 'touch typing, 85 words a minute'),
      ),
      section(
        'education',
        education({
          institution: 'Kordon University',
          location: 'Izmir',
          studyType: 'BA',
          area: 'Translation',
          dates: '2011..2015',
        }),
      ),
      section('certificates', certificate({ name: 'First aid and fire warden', dates: '2025' })),
      section('languages', language('Turkish', 'native'), language('English', 'C1'), language('German', 'B2')),
    ],
  });
