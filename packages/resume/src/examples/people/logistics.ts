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
      template: 'technical',
      page: 'a4',
      accent: '#35507a',
      textFont: 'ibm-plex-sans',
      dates: 'numeric',
      bullet: 'triangle',
    },
    basics: {
      name: 'Dmytro Kovalenko',
      headline: 'Warehouse and transport planner',
      email: 'dmytro@kovalenko-plan.example',
      phone: '+48 58 555 01 39',
      location: { city: 'Gdańsk', countryCode: 'PL' },
    },
    sections: [
      summary(
        'Planner who began on a forklift. Nine years in warehouses and on the road; I know what a plan looks like at five in the morning in January, and build the slack in where it helps.',
      ),
      section(
        'work',
        experience(
          { organization: 'Baltica Freight', about: '52,000 pallet places, 70 trucks', location: 'Gdańsk' },
          {
            position: 'Transport planner',
            dates: '2022-05..present',
            body: [
              '- Plan 180 deliveries a day for 46 drivers; on time in full from 91.2% to **97.6%**.',
              '- Cut empty kilometres by 18% by selling return loads to three neighbours’ customers.',
              '- Moved the cut-off for orders by 40 minutes after two weeks of listening on the dock; overtime fell by a third.',
            ],
          },
          {
            position: 'Shift leader, inbound',
            dates: '2020-03..2022-04',
            body: [
              '- Led 22 people; unloaded 35 trucks a shift with a damage rate of 0.08%.',
              '- Redrew slots by turnover: pickers walk 3.1 km less a day.',
            ],
          },
        ),
        experience(
          { organization: 'Dnipro Distribution', location: 'Dnipro' },
          {
            position: 'Forklift operator, then stock controller',
            dates: '2016-06..2020-01',
            body: ['- Brought counted stock within 0.3% of the system by counting ten places every morning.'],
          },
        ),
      ),
      section(
        'certificates',
        certificate({ name: 'Certificate of professional competence, road transport', dates: '2023-03' }),
        certificate({ name: 'Forklift, reach truck, dangerous goods (ADR)', dates: '2024-11' }),
      ),
      section(
        'skills',
        skill('Plan', 'route planning', 'drivers’ hours', 'slotting', 'cross-docking'),
        skill('Systems', 'SAP EWM', 'Transics', 'Excel', 'Power BI'),
      ),
      section(
        'education',
        education({
          institution: 'Prydniprovska Transport Academy',
          location: 'Dnipro',
          studyType: 'BSc',
          area: 'Transport Technology',
          dates: '2012-09..2016-06',
        }),
      ),
      section('languages', language('Ukrainian', 'native'), language('Polish', 'C1'), language('English', 'B2')),
    ],
  });
