import type { Resume } from '../../schema/resume.ts';
import {
  customSection,
  education,
  experience,
  item,
  language,
  section,
  summary,
  writeSample,
} from '../write-sample.ts';

export const sample = (): Resume =>
  writeSample({
    language: 'en',
    design: { template: 'folio', page: 'a4' },
    basics: {
      name: 'Gonçalo Vasconcelos Brandão',
      headline: 'Chief operating officer · industrial equipment and field service',
      email: 'goncalo@vasconcelos-brandao.example',
      phone: '+351 22 555 0138',
      location: { city: 'Porto', countryCode: 'PT' },
      profiles: [{ network: 'LinkedIn', username: 'gvbrandao', url: 'https://linkedin.example/in/gvbrandao' }],
    },
    sections: [
      summary(
        'Operations executive with 19 years in machinery and its service, the last eight on an executive committee. I have carried a budget of €240 million and 1,150 people in five countries, opened one plant, and closed another in a way that I can still talk about in its town.',
      ),
      customSection(
        'Selected results',
        'item',
        item({
          title: '',
          body: [
            '- **Margin:** operating margin from 7.1% to 12.4% in five years, with sales up 31%.',
            '- **Cash:** €18 million of stock released by assembling to order.',
            '- **Safety:** recordable accidents from 21 to 5 a year across four sites, and 611 days without one in Porto.',
            '- **People:** nine of twelve site and service managers promoted from within.',
          ],
        }),
      ),
      section(
        'work',
        experience(
          {
            organization: 'Atlantinox Refrigeração',
            about: 'refrigerated cabinets for food retail, €240 million sales, 1,150 employees',
            location: 'Porto',
            url: 'https://atlantinox.example',
          },
          {
            position: 'Chief Operating Officer',
            dates: '2021-01..present',
            body: [
              'Responsible for four plants, purchasing, logistics, service in five countries, quality and information systems. Report to the chief executive; member of the executive committee.',
              '- Put 62% of the installed cabinets under service contract (35% in 2020), which turned a cost centre into a quarter of the profit.',
              '- Cut lead time from eleven weeks to four by moving final assembly behind the order and by holding 40 modules in place of 900 finished variants.',
              '- Closed the Évora plant together with its works council: 184 of 211 people were in work within a year, with no day lost to strike.',
              '- Opened the assembly plant in Tangier: 220 people hired and trained in 14 months, Porto’s quality level reached in the ninth.',
              '- Brought natural refrigerants to 78% of units sold, two years before our largest customers asked for them.',
              '- Renegotiated steel, glass and compressor supply through the price peak of 2022; bought-in cost per unit grew by 6% where the index grew by 19%.',
              '- Replaced 23 local reports by one weekly page that the board, the plants and the unions all receive.',
            ],
          },
          {
            position: 'Director of Operations, Iberia',
            dates: '2018-03..2020-12',
            body: [
              '- Integrated two acquisitions (Vigo and Toulouse, 260 people) onto one ERP in eleven months; savings of €5.2 million against a plan of €4 million.',
              '- Brought daily management to four sites: fifteen minutes at the line, problems solved or escalated the same day.',
              '- Commissioned a €14 million paint and foaming hall in Braga on budget and five weeks early.',
              '- Kept all sites open through 2020 with split shifts agreed in one weekend.',
            ],
          },
        ),
        experience(
          {
            organization: 'Elevadores Serra do Mar',
            about: 'lifts and escalators, 17,000 units under maintenance',
            location: 'São Paulo',
          },
          {
            position: 'Regional Service Director',
            dates: '2014-02..2018-02',
            body: [
              '- Ran a business of R$310 million with 480 technicians and 14 branches.',
              '- Halved callbacks, from 3.1 to 1.4 per lift and year, with remote monitoring and repair kits packed by fault code.',
              '- Lifted contract renewals from 88% to 95% by visiting every customer who had complained twice.',
              '- Founded a technicians’ school with the state college: 140 graduates by 2018, 41 of them women.',
            ],
          },
          {
            position: 'Branch Manager, Campinas',
            dates: '2011-06..2014-01',
            body: [
              '- Turned a branch that lost R$4 million a year into one with a 9% margin within 18 months by repricing its 60 largest contracts and redrawing the routes.',
              '- Hired or promoted six of the eight supervisors who later ran other branches.',
            ],
          },
          {
            position: 'Operations Improvement Lead',
            dates: '2009-09..2011-05',
            body: ['- Standardised the modernisation kit for 1980s lifts: installation in nine days, before 16.'],
          },
        ),
        experience(
          {
            organization: 'Metalúrgica Boa Hora',
            about: 'stamped parts for household appliances',
            location: 'Braga',
          },
          {
            position: 'Production Engineer',
            dates: '2007-09..2009-07',
            body: [
              '- Cut the change of press tools from 70 to 18 minutes and taught the method to three other plants.',
            ],
          },
        ),
      ),
      customSection(
        'Board and advisory roles',
        'item',
        item({
          title: 'Non-executive director, chair of the audit committee',
          subtitle: 'Salinas do Norte, a sea-salt cooperative with 320 members',
          dates: '2022-05..present',
          body: ['- Introduced the first independent audit and a dividend rule that members voted for by 91%.'],
        }),
        item({
          title: 'Advisory board, industrial engineering',
          subtitle: 'Universidade do Alto Cávado',
          dates: '2019..present',
        }),
      ),
      section(
        'education',
        education({
          institution: 'Instituto Paulista de Administração',
          location: 'São Paulo',
          studyType: 'Executive MBA',
          dates: '2012-02..2013-12',
        }),
        education({
          institution: 'Universidade do Alto Cávado',
          location: 'Braga',
          studyType: 'MEng',
          area: 'Mechanical Engineering',
          dates: '2002-09..2007-07',
        }),
      ),
      section(
        'languages',
        language('Portuguese', 'native'),
        language('English', 'C2'),
        language('Spanish', 'C1'),
        language('French', 'B2'),
      ),
    ],
  });
