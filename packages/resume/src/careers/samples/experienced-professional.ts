import type { Resume } from '../../schema/resume.ts';
import { certificate, education, experience, language, section, skill, summary, writeSample } from '../write-sample.ts';

export const sample = (): Resume =>
  writeSample({
    language: 'en',
    design: { template: 'classic', page: 'a4', fitPages: 1 },
    basics: {
      name: 'Aylin Güneş',
      headline: 'Senior supply planner, food and consumer goods',
      email: 'aylin@gunes.example',
      phone: '+31 10 555 0174',
      location: { city: 'Rotterdam', countryCode: 'NL' },
      profiles: [{ network: 'LinkedIn', username: 'aylin-gunes', url: 'https://linkedin.example/in/aylin-gunes' }],
    },
    sections: [
      summary(
        'Supply planner with thirteen years in frozen food and textiles, on both the factory’s and the customer’s side. Known for forecasts that sales people believe and for finding the stock that nobody needs.',
      ),
      section(
        'work',
        experience(
          {
            organization: 'Noorderkaap Foods',
            about: 'frozen vegetables, €380 million sales, four factories',
            location: 'Rotterdam',
            url: 'https://noorderkaap.example',
          },
          {
            position: 'Senior Supply Planner',
            dates: '2021-03..present',
            body: [
              '- Plan 640 items for 11 countries; case fill rose **from 93.1% to 98.4%** while finished stock fell by €6.2 million (22%).',
              '- Built the harvest model that turns field reports into factory hours six weeks ahead; overtime in the pea season went from 4,100 to 1,700 hours.',
              '- Persuaded three retail chains to share till data weekly. Promotion forecasts now miss by 14% instead of 37%.',
              '- Led the planning stream of the ERP change: 1,900 master records cleaned, two trial closings, no missed shipment in the first month.',
              '- Coach two junior planners and stand in for the head of planning (team of nine).',
            ],
          },
          {
            position: 'Supply Planner',
            dates: '2018-09..2021-02',
            body: [
              '- Took over spinach and herbs, the two lines with most write-offs, and cut waste from 5.8% to 2.1% of volume.',
              '- Kept supermarkets supplied in spring 2020, when orders doubled within nine days, by freezing 70 slow items and running two lines at night.',
            ],
          },
        ),
        experience(
          {
            organization: 'Körfez Ev Tekstili',
            about: 'bed and bath linen for European retailers',
            location: 'İzmir',
          },
          {
            position: 'Production Planner',
            dates: '2014-07..2018-06',
            body: [
              '- Scheduled 84 looms and the dye house for 30 customers; on-time orders went from 81% to 95% in two years.',
              '- Shortened the average colour change from 95 to 52 minutes by sequencing light to dark, worked out with the dyers on the floor.',
              '- Negotiated yarn contracts with six spinners on a shared forecast; emergency purchases fell from 40 to 6 a year.',
            ],
          },
          {
            position: 'Planning Trainee',
            dates: '2013-07..2014-06',
            body: [
              '- Timed every step of the sewing hall, 212 operations, and so replaced standard times that dated from 1998.',
            ],
          },
        ),
      ),
      section(
        'skills',
        skill('Planning', 'demand and supply planning', 'S&OP', 'inventory optimisation', 'promotion forecasting'),
        skill('Systems', 'SAP S/4HANA and IBP', 'Power BI', 'SQL', 'Excel (Power Query)'),
        skill('Working with', 'factories', 'growers', 'retail buyers', 'carriers'),
      ),
      section(
        'certificates',
        certificate({ name: 'Lean Six Sigma Green Belt', issuer: 'Dutch Lean Circle', dates: '2020-04' }),
        certificate({
          name: 'Certified in Planning and Inventory Management (CPIM)',
          issuer: 'ASCM',
          dates: '2019-10',
        }),
      ),
      section(
        'education',
        education({
          institution: 'Gediz Technical University',
          location: 'İzmir',
          studyType: 'BSc',
          area: 'Industrial Engineering',
          score: '3.41 of 4.00',
          dates: '2009-09..2013-06',
        }),
      ),
      section(
        'languages',
        language('Turkish', 'native'),
        language('English', 'C1'),
        language('Dutch', 'B2'),
        language('German', 'A2'),
      ),
    ],
  });
