import type { Resume } from '../../schema/resume.ts';
import {
  certificate,
  customSection,
  education,
  experience,
  item,
  language,
  project,
  section,
  skill,
  summary,
  writeSample,
} from '../write-sample.ts';

export const sample = (): Resume =>
  writeSample({
    language: 'en-GB',
    design: { template: 'modern', page: 'a4' },
    basics: {
      name: 'Grace Wanjiku Mwangi',
      headline: 'Health data analyst, formerly intensive-care nurse',
      email: 'grace@wanjiku-mwangi.example',
      phone: '+44 161 496 0155',
      url: 'https://wanjiku-mwangi.example',
      location: { city: 'Manchester', countryCode: 'GB' },
    },
    sections: [
      summary(
        'Intensive-care nurse for nine years, now moving into health data. I know how a ward’s numbers come about because I have typed them in at four in the morning; since 2023 I have also cleaned, analysed and presented them, half of each week. MSc completed in September 2026.',
      ),
      customSection(
        'What I bring',
        'item',
        item({
          title: 'Analysis and reporting',
          body: [
            '- Rebuilt the unit’s ventilator-days report in SQL and R; it agrees with the national audit to within 0.4% and takes ten minutes instead of two days.',
            '- Built the weekly staffing view in Power BI that the matrons now plan from; agency shifts fell by 11% in its first year.',
            '- Showed with a control chart that night-time discharges drove readmissions; the changed rota brought them from 7.9% to 5.2%.',
          ],
        }),
        item({
          title: 'Clinical systems and data quality',
          body: [
            '- Mapped 212 bedside-chart fields to SNOMED CT for the new patient record and wrote the rules that catch impossible values.',
            '- Cut missing sedation scores from 31% to 6% by moving one field on the screen, after watching 14 colleagues use it.',
          ],
        }),
        item({
          title: 'Explaining and training',
          body: [
            '- Trained 160 nurses and doctors on the new record in groups of eight, and ran the helpline on the first three nights.',
            '- Present the monthly figures to consultants, who ask hard questions, and to patients’ families, who ask better ones.',
          ],
        }),
      ),
      section(
        'skills',
        skill('Data', 'SQL', 'R (tidyverse)', 'Power BI', 'Python (pandas)', 'statistical process control'),
        skill('Health', 'SNOMED CT', 'HL7 FHIR basics', 'information governance', 'ICU audit data sets'),
      ),
      section(
        'projects',
        project({
          name: 'Predicting bed demand a day ahead',
          entity: 'MSc dissertation, distinction',
          dates: '2026-01..2026-09',
          url: 'https://wanjiku-mwangi.example/beds',
          body: [
            '- Compared four models on five years of admissions (61,000 rows); a simple seasonal one was right within two beds on 83% of days and is the one that staff can check by hand.',
          ],
        }),
        project({
          name: 'Open ventilator-days query',
          entity: 'Own time, shared with four other trusts',
          dates: '2025',
          keywords: ['SQL', 'documentation'],
          url: 'https://wanjiku-mwangi.example/ventilator-days',
          body: [
            '- One documented query in place of four private spreadsheets; the definitions were agreed at two regional meetings.',
          ],
        }),
      ),
      section(
        'work',
        experience(
          {
            organization: 'Irwell Vale Hospitals NHS Trust',
            about: 'two hospitals, 34 intensive-care beds',
            location: 'Manchester',
          },
          {
            position: 'Clinical Data Lead (half time) and Senior Staff Nurse (half time)',
            dates: '2023-04..present',
            body: [
              '- Own the unit’s audit submissions: twelve quarters without a late or returned file.',
              '- Sit on the trust’s patient-record board as the only bedside nurse.',
              '- Answer about 30 data requests a month from wards, auditors and researchers, each with its definitions and its doubts.',
            ],
          },
          {
            position: 'Senior Staff Nurse, Intensive Care',
            dates: '2020-02..2023-03',
            body: [
              '- Shift leader for up to 18 beds and 22 staff, including both winters of the pandemic.',
              '- Rewrote the handover sheet with the night team; omissions found at the bedside fell by half.',
            ],
          },
          {
            position: 'Staff Nurse, Intensive Care',
            dates: '2017-09..2020-01',
            body: ['- Mentor to eleven students; link nurse for infection control.'],
          },
        ),
      ),
      section(
        'education',
        education({
          institution: 'University of the Western Pennines',
          location: 'Manchester',
          studyType: 'MSc',
          area: 'Health Data Science (part time)',
          score: 'distinction',
          dates: '2024-09..2026-09',
        }),
        education({
          institution: 'Rift Highlands University',
          location: 'Nakuru',
          studyType: 'BSc',
          area: 'Nursing',
          score: 'first class',
          dates: '2012-09..2016-12',
        }),
      ),
      section(
        'certificates',
        certificate({ name: 'Registered Nurse (Adult)', issuer: 'Nursing and Midwifery Council', dates: '2017-08' }),
        certificate({ name: 'Power BI Data Analyst Associate', issuer: 'Microsoft', dates: '2024-06' }),
      ),
      section(
        'volunteer',
        experience(
          { organization: 'Mancunian Code Evenings', location: 'Manchester' },
          {
            position: 'Helper, SQL for beginners',
            dates: '2024..present',
            body: [
              '- Two evenings a month; wrote six exercises on invented hospital data that other clubs have taken over.',
            ],
          },
        ),
      ),
      section('languages', language('English', 'native'), language('Swahili', 'native'), language('Kikuyu', 'native')),
    ],
  });
