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
    design: { template: 'classic', page: 'a4', accent: '#1f3f66', textFont: 'eb-garamond', size: 11.5, dates: 'year' },
    basics: {
      name: 'Tan Wei Ling',
      headline: 'Management accountant, ACCA',
      email: 'weiling@tan-accounts.example',
      phone: '+65 6555 0173',
      location: { city: 'Singapore', countryCode: 'SG' },
    },
    sections: [
      summary(
        'Chartered accountant with nine years between audit and industry. I close the books in four working days, explain the variance in one sentence, and have never been surprised by an auditor.',
      ),
      section(
        'work',
        experience(
          {
            organization: 'Straits Marine Supplies',
            about: 'ship chandlers, S$180 million turnover',
            location: 'Singapore',
          },
          {
            position: 'Finance manager',
            dates: '2022..present',
            body: [
              '- Lead a team of seven; report to the finance director and present the figures to the board each quarter.',
              '- Brought the month-end close from eleven days to **four** by closing accruals on day minus two.',
              '- Found S$1.3 million of freight billed to the wrong ships, and the three habits that caused it.',
              '- Moved five entities onto one ledger with no restatement.',
            ],
          },
          {
            position: 'Management accountant',
            dates: '2019..2021',
            body: [
              '- Built the margin report by voyage that decides which ports we serve.',
              '- Freed S$6 million of working capital by paying suppliers by terms instead of by habit.',
            ],
          },
        ),
        experience(
          { organization: 'Lim, Carver & Partners', about: 'audit firm', location: 'Singapore' },
          {
            position: 'Audit senior',
            dates: '2016..2019',
            body: [
              '- Ran 14 audits a year in trading and shipping, with teams of up to five.',
              '- Wrote the inventory-count guide that the office still hands out.',
            ],
          },
        ),
      ),
      section(
        'certificates',
        certificate({ name: 'ACCA member', dates: '2019' }),
        certificate({ name: 'Chartered Accountant of Singapore', dates: '2020' }),
      ),
      section(
        'education',
        education({
          institution: 'Temasek University',
          location: 'Singapore',
          studyType: 'Bachelor',
          area: 'Accountancy',
          score: 'second upper',
          dates: '2012..2016',
        }),
      ),
      section(
        'skills',
        skill('Reporting', 'IFRS', 'consolidation', 'cash-flow forecasts'),
        skill('Tools', 'SAP S/4', 'Power Query', 'Excel without a mouse'),
      ),
      section(
        'languages',
        language('English', 'native'),
        language('Mandarin', 'native'),
        language('Malay', 'conversational'),
      ),
    ],
  });
