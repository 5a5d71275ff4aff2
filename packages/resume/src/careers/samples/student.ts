import type { Resume } from '../../schema/resume.ts';
import {
  award,
  education,
  experience,
  language,
  project,
  section,
  skill,
  summary,
  writeSample,
} from '../write-sample.ts';

export const sample = (): Resume =>
  writeSample({
    language: 'en',
    design: { template: 'modern', page: 'a4', fitPages: 1 },
    basics: {
      name: 'Lê Phương Thảo',
      headline: 'Third-year environmental engineering student',
      email: 'thao.le@phuongthao.example',
      phone: '+84 236 5550 118',
      location: { city: 'Đà Nẵng', countryCode: 'VN' },
      profiles: [
        { network: 'LinkedIn', username: 'le-phuong-thao', url: 'https://linkedin.example/in/le-phuong-thao' },
      ],
    },
    sections: [
      summary(
        'I look for a summer 2027 internship in drinking-water or wastewater treatment. I can already sample, run the bench tests and turn the readings into a report that a plant operator will use.',
      ),
      section(
        'education',
        education({
          institution: 'Miền Trung University of Technology',
          location: 'Đà Nẵng',
          studyType: 'BEng',
          area: 'Environmental Engineering',
          score: 'GPA 3.62 of 4.00, merit scholarship 2025 and 2026',
          dates: '2024-09..2028-06',
          courses: ['Hydraulics', 'Water Chemistry', 'Treatment Processes', 'Statistics with R'],
        }),
      ),
      section(
        'projects',
        project({
          name: 'Low-cost turbidity loggers for the Cu Đê river',
          entity: 'Course project, team of three',
          roles: ['Electronics and calibration'],
          keywords: [],
          dates: '2026-02..2026-06',
          body: [
            '- Built four loggers from an optical sensor, a microcontroller and a jam jar for 640,000 VND each (€22); a bought one costs €380.',
            '- Calibrated them against the laboratory meter every week: **readings stayed within 7%** through two floods.',
            '- The city’s water company borrowed two for the rainy season and keeps the data open.',
          ],
        }),
        project({
          name: 'Rainwater tank for Hòa Bắc primary school',
          entity: 'Engineering students’ club',
          dates: '2025-09..2026-05',
          body: [
            '- Sized an 8 m³ tank from 11 years of daily rainfall so that it runs dry on no more than four school days a year.',
            '- Wrote the one-page maintenance plan; the tank has supplied hand-washing water to 210 pupils since May 2026.',
          ],
        }),
      ),
      section(
        'work',
        experience(
          { organization: 'Miền Trung University of Technology, Water Quality Laboratory', location: 'Đà Nẵng' },
          {
            position: 'Student laboratory assistant, 10 hours a week',
            dates: '2025-10..present',
            body: [
              '- Prepare and run samples for COD, BOD5, ammonium and suspended solids: 340 so far, 2 rejected at review.',
              '- Replaced a copied spreadsheet by an R script that flags blanks and duplicates; the weekly report takes 20 minutes instead of three hours.',
            ],
          },
        ),
        experience(
          { organization: 'Cà Phê Sông Xanh', location: 'Đà Nẵng' },
          {
            position: 'Barista',
            dates: '2024-10..2025-08',
            body: [
              '- Trained five new colleagues and wrote the closing checklist that all three branches now use.',
              '- Counted milk left over for a month and changed the order days, which cut waste by a quarter.',
            ],
          },
        ),
      ),
      section(
        'volunteer',
        experience(
          { organization: 'Biển Sạch Đà Nẵng', about: 'a beach-cleaning group' },
          {
            position: 'Weekend coordinator',
            dates: '2024-11..present',
            body: ['- Grew the Sunday crew from 22 to 65 people; we weigh what we lift, 1.8 tonnes in 2026.'],
          },
        ),
      ),
      section(
        'skills',
        skill('Laboratory', 'spectrophotometry', 'titration', 'sampling plans', 'jar tests'),
        skill('Software', 'R', 'QGIS', 'EPANET', 'AutoCAD', 'Python (basic)'),
      ),
      section(
        'awards',
        award({
          title: 'Second prize, flood-data hackathon (31 teams)',
          awarder: 'Central Coast Open Data Week',
          dates: '2025-11',
        }),
      ),
      section(
        'languages',
        language('Vietnamese', 'native'),
        language('English', 'IELTS 7.0'),
        language('Japanese', 'JLPT N4'),
      ),
    ],
  });
