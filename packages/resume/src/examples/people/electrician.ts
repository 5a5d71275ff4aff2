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
    design: {
      template: 'technical',
      page: 'letter',
      textFont: 'source-sans-3',
      accent: '#8a4b00',
      bullet: 'square',
      size: 10,
    },
    basics: {
      name: 'Luis Alberto Reyes',
      headline: 'Journeyman electrician, commercial and industrial',
      email: 'luis@reyes-electric.example',
      phone: '+1 210 555 0119',
      location: { city: 'San Antonio', region: 'TX', countryCode: 'US' },
    },
    sections: [
      summary(
        'Licensed journeyman with 11 years in the trade: hospitals, food plants, a data center. No lost-time injury. I read drawings well, leave panels that the next electrician thanks me for, and bring apprentices on.',
      ),
      section(
        'certificates',
        certificate({ name: 'Texas Journeyman Electrician License', dates: '2018-04' }),
        certificate({ name: 'OSHA 30, Construction', dates: '2019-02' }),
        certificate({ name: 'NFPA 70E Arc Flash Qualified', dates: '2025-03' }),
        certificate({ name: 'Aerial and scissor lift operator', dates: '2024-08' }),
      ),
      section(
        'skills',
        skill('Installation', 'rigid and EMT conduit', 'switchgear to 4,000 A', 'bus duct', 'fire alarm'),
        skill('Controls', 'VFDs', 'PLC wiring', 'motor control centers'),
        skill('Testing', 'megger', 'thermal imaging', 'power quality'),
      ),
      section(
        'work',
        experience(
          {
            organization: 'Mission Valley Electric',
            about: 'contractor, 220 electricians',
            location: 'San Antonio, TX',
          },
          {
            position: 'Foreman',
            dates: '2022-03..present',
            body: [
              '- Run crews of 6 to 12 on jobs up to **$3.8 million**; the last five closed on or under hours.',
              '- Wired a 12 MW data hall: 96 panels, two utility feeds, energized on schedule with four punch-list items.',
              '- Plan shutdowns with the client’s staff; 31 cutovers at a working hospital without an unplanned outage.',
              '- Trained nine apprentices; six have passed the journeyman exam at the first try.',
            ],
          },
          {
            position: 'Journeyman',
            dates: '2018-04..2022-02',
            body: [
              '- Built and hung 400 feet of conduit rack a week from prefab drawings that I marked up myself.',
              '- Found a shared neutral that had tripped a bakery line for two years.',
            ],
          },
        ),
        experience(
          { organization: 'Alamo Plains Electric Co-op', location: 'Seguin, TX' },
          {
            position: 'Apprentice',
            dates: '2014-06..2018-03',
            body: ['- 8,000 hours in service, residential and light commercial work; top of a class of 22.'],
          },
        ),
      ),
      section(
        'education',
        education({
          institution: 'South Texas Electrical Training Center',
          studyType: 'Apprenticeship',
          area: 'Inside wireman',
          dates: '2014..2018',
        }),
      ),
      section('languages', language('English', 'fluent'), language('Spanish', 'native')),
    ],
  });
