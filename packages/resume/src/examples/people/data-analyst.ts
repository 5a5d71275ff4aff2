import type { Resume } from '../../schema/resume.ts';
import {
  education,
  experience,
  language,
  project,
  section,
  skill,
  summary,
  writeSample,
} from '../../careers/write-sample.ts';

export const sample = (): Resume =>
  writeSample({
    language: 'en-GB',
    design: { template: 'technical', page: 'a4', textFont: 'ibm-plex-sans', accent: '#14568a' },
    basics: {
      name: 'Tomasz Wiśniewski',
      headline: 'Data analyst, retail and pricing',
      email: 'tomasz@wisniewski-data.example',
      phone: '+48 71 555 01 62',
      url: 'https://wisniewski-data.example',
      location: { city: 'Wrocław', countryCode: 'PL' },
    },
    sections: [
      summary(
        'Analyst who turns questions from the shop floor into queries, and the answers into one page that is read. Six years in retail; comfortable from raw till data to the meeting in which the price is changed.',
      ),
      section(
        'skills',
        skill('Query', 'SQL (BigQuery, PostgreSQL)', 'dbt', 'window functions in my sleep'),
        skill('Analyse', 'Python (pandas, statsmodels)', 'A/B tests', 'difference in differences'),
        skill('Show', 'Looker', 'Tableau', 'plain slides'),
      ),
      section(
        'work',
        experience(
          { organization: 'Rynek Market', about: 'grocer, 340 shops', location: 'Wrocław' },
          {
            position: 'Senior data analyst, pricing',
            dates: '2023-02..present',
            body: [
              '- Measured own-price elasticity for 4,200 articles; new price bands added **PLN 11.4 million** of margin in the first year at equal volume.',
              '- Designed the test of markdowns by hour in 40 shops; bread thrown away fell by 27%.',
              '- Replaced 31 dashboards by six, after asking their 140 readers which number they had last acted on.',
            ],
          },
          {
            position: 'Data analyst, supply',
            dates: '2020-06..2023-01',
            body: [
              '- Found that a fifth of out-of-stocks were goods lying in the back room; a pick list by aisle halved them.',
              '- Moved the weekly order report from spreadsheets to dbt: four hours became nine minutes, with tests that have caught 60 broken feeds.',
            ],
          },
        ),
        experience(
          { organization: 'Odra Insurance', location: 'Wrocław' },
          {
            position: 'Junior analyst, claims',
            dates: '2018-09..2020-05',
            body: ['- Scored incoming claims for a second look; the top 5% held 38% of all fraud found later.'],
          },
        ),
      ),
      section(
        'projects',
        project({
          name: 'Trams on time',
          url: 'https://trams.wisniewski-data.example',
          dates: '2022',
          body: [
            '- Public map of delays from two years of open tram positions; quoted by the city in its 2023 timetable.',
          ],
        }),
      ),
      section(
        'education',
        education({
          institution: 'Lower Silesian School of Economics',
          studyType: 'MSc',
          area: 'Quantitative Methods',
          dates: '2016-10..2018-07',
        }),
      ),
      section('languages', language('Polish', 'native'), language('English', 'C1'), language('German', 'B1')),
    ],
  });
