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
    language: 'en-IE',
    design: { template: 'modern', page: 'a4', accent: '#0f6b6b', textFont: 'source-sans-3' },
    basics: {
      name: 'Siobhán Kavanagh',
      headline: 'Emergency nurse, RN',
      email: 'siobhan@kavanagh.example',
      phone: '+353 91 555 0148',
      location: { city: 'Galway', countryCode: 'IE' },
    },
    sections: [
      summary(
        'Registered general nurse with seven years in emergency care, the last three as shift leader in a department that sees 64,000 people a year. Calm at the triage desk, exact with drugs, and the one new colleagues are sent to.',
      ),
      section(
        'work',
        experience(
          {
            organization: 'Corrib Bay University Hospital',
            about: 'emergency department, level 4',
            location: 'Galway',
          },
          {
            position: 'Clinical nurse manager 1, shift leader',
            dates: '2023-05..present',
            body: [
              '- Lead 14 nurses and four care assistants on each shift; run triage, resuscitation and flow with the consultant in charge.',
              '- Brought the median wait for triage from 21 to **9 minutes** with a second chair at peak hours, at no extra cost.',
              '- Wrote the department’s sepsis prompt card; antibiotics within the hour rose from 58% to 87% of cases.',
              '- Mentored 11 newly qualified nurses; all of them stayed past their first year.',
            ],
          },
          {
            position: 'Staff nurse',
            dates: '2019-09..2023-04',
            body: [
              '- Cared for up to six acutely ill adults and children at a time, in majors, resuscitation and paediatrics.',
              '- Sat on the medication safety group: wrong-dose incidents fell by a third after we changed the labels on two shelves.',
            ],
          },
        ),
        experience(
          { organization: 'Slieve Aughty Community Hospital', location: 'Loughrea' },
          {
            position: 'Staff nurse, medical ward',
            dates: '2018-09..2019-08',
            body: [
              '- Looked after 28 older patients with two colleagues; introduced a falls round at four in the afternoon, when most falls happened.',
            ],
          },
        ),
      ),
      section(
        'certificates',
        certificate({ name: 'Registered General Nurse', issuer: 'Nursing register of Ireland', dates: '2018-09' }),
        certificate({ name: 'Advanced Life Support, Paediatric Life Support', issuer: 'renewed', dates: '2026-02' }),
        certificate({ name: 'Manchester Triage, instructor', dates: '2024-06' }),
      ),
      section(
        'education',
        education({
          institution: 'Atlantic University College',
          location: 'Galway',
          studyType: 'BSc',
          area: 'General Nursing',
          score: 'first-class honours',
          dates: '2014-09..2018-06',
        }),
        education({
          institution: 'Atlantic University College',
          studyType: 'Postgraduate diploma',
          area: 'Emergency Nursing',
          dates: '2021-09..2022-06',
        }),
      ),
      section(
        'skills',
        skill('Clinical', 'triage', 'cannulation', 'central lines', 'wound closure', 'non-invasive ventilation'),
        skill('Systems', 'electronic charting', 'bed management'),
      ),
      section(
        'languages',
        language('English', 'native'),
        language('Irish', 'fluent'),
        language('Polish', 'basic, for triage'),
      ),
    ],
  });
