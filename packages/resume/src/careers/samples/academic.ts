import type { Resume } from '../../schema/resume.ts';
import {
  award,
  customSection,
  education,
  experience,
  item,
  language,
  publication,
  retitled,
  section,
  summary,
  writeSample,
} from '../write-sample.ts';

export const sample = (): Resume =>
  writeSample({
    language: 'en',
    design: { template: 'classic', page: 'letter', dates: 'year' },
    basics: {
      name: 'Éléonore Gagné, PhD',
      headline: 'Assistant Professor of Hydrology',
      email: 'eleonore.gagne@nordsaguenay.example',
      phone: '+1 418 555 0126',
      url: 'https://gagne-snowlab.example',
      location: { city: 'Chicoutimi', region: 'Québec', countryCode: 'CA' },
      profiles: [
        { network: 'ORCID', username: '0000-0000-0000-0126', url: 'https://orcid.example/0000-0000-0000-0126' },
      ],
    },
    sections: [
      retitled(
        'Research',
        summary(
          'I study how snow and frozen ground decide when northern rivers rise. My group joins field stations, satellite radar and hydrological models to give towns and dam operators two more days of warning, and publishes every data set that it uses.',
        ),
      ),
      retitled(
        'Academic appointments',
        section(
          'work',
          experience(
            {
              organization: 'Université du Nord-Saguenay',
              about: 'Department of Earth and Water Sciences',
              location: 'Chicoutimi, Québec',
            },
            {
              position: 'Assistant Professor of Hydrology (tenure track)',
              dates: '2021-08..present',
              body: [
                '- Direct the Snow Laboratory: one research associate, two doctoral and three master’s students.',
                '- Run nine snow and soil stations between 48° and 55° N, with hourly open data since 2022.',
              ],
            },
          ),
          experience(
            { organization: 'Institute for Alpine Environments', location: 'Innsbruck, Austria' },
            {
              position: 'Postdoctoral Fellow',
              dates: '2018-10..2021-07',
              body: ['- Developed a radar retrieval of wet snow that the Tyrolean flood service has used since 2020.'],
            },
          ),
        ),
      ),
      section(
        'education',
        education({
          institution: 'University of the Northern Prairies',
          location: 'Saskatoon, Saskatchewan',
          studyType: 'PhD',
          area: 'Hydrology',
          dates: '2013..2018',
          body: [
            'Thesis: *Refreezing of meltwater in seasonally frozen soils*. Advisers: Ingrid Halvorsen and Tom Whitebear.',
          ],
        }),
        education({
          institution: 'Université du Nord-Saguenay',
          location: 'Chicoutimi, Québec',
          studyType: 'BSc',
          area: 'Physics, minor in Geography',
          dates: '2009..2013',
        }),
      ),
      section(
        'publications',
        publication({
          name: 'Two days earlier: assimilating wet-snow radar into spring flood forecasts',
          authors: 'Gagné, É., Okafor, N., and Tremblay, J.-P.',
          publisher: 'Northern Hydrology Letters 12(3), 201–219',
          dates: '2026',
          url: 'https://doi.example/10.5555/nhl.2026.0311',
        }),
        publication({
          name: 'Snow droughts and the spring peak of five northern rivers',
          authors: 'Bélanger, S., Gagné, É., and Vollant, C.',
          publisher: 'Cold Regions Review, under review',
          dates: '2026',
        }),
        publication({
          name: 'A decade of hourly soil temperature from the Saguenay transect',
          authors: 'Tremblay, J.-P., and Gagné, É.',
          publisher: 'Earth Data Notes 8, 77–90',
          dates: '2025',
          url: 'https://doi.example/10.5555/edn.2025.0077',
        }),
        publication({
          name: 'Why rain on frozen ground fools operational models',
          authors: 'Gagné, É., Halvorsen, I., and Steiner, F.',
          publisher: 'Cold Regions Review 31(1), 14–38',
          dates: '2024',
          url: 'https://doi.example/10.5555/crr.2024.0014',
        }),
        publication({
          name: 'Snow-water equivalent from dual-frequency radar over boreal forest',
          authors: 'Okafor, N., Gagné, É., and Bélanger, S.',
          publisher: 'Journal of Snow Science 19, 1102–1121',
          dates: '2023',
          url: 'https://doi.example/10.5555/jss.2023.1102',
        }),
        publication({
          name: 'Frozen ground',
          authors: 'Gagné, É.',
          publisher: 'Chapter 9 in Steiner, F., and Moser, K. (eds.), Handbook of Mountain Water, Alpenrand Press',
          dates: '2022',
        }),
        publication({
          name: 'Ice layers and the timing of runoff: a laboratory study',
          authors: 'Gagné, É., and Steiner, F.',
          publisher: 'Journal of Snow Science 17, 410–428',
          dates: '2021',
          url: 'https://doi.example/10.5555/jss.2021.0410',
        }),
        publication({
          name: 'Mapping wet snow in steep terrain with C-band radar',
          authors: 'Steiner, F., Gagné, É., and Moser, K.',
          publisher: 'Alpine Remote Sensing 5(2), 88–104',
          dates: '2020',
          url: 'https://doi.example/10.5555/ars.2020.0088',
        }),
        publication({
          name: 'Infiltration into refrozen soils: observations from three winters',
          authors: 'Gagné, É., Whitebear, T., and Halvorsen, I.',
          publisher: 'Northern Hydrology Letters 4(2), 95–116',
          dates: '2018',
          url: 'https://doi.example/10.5555/nhl.2018.0095',
          body: ['Editors’ choice of the volume; cited 143 times.'],
        }),
      ),
      customSection(
        'Data and software',
        'item',
        item({
          title: 'Saguenay snow and soil transect',
          subtitle: 'Nine stations, hourly since 2022; used in 31 papers by other groups',
          url: 'https://gagne-snowlab.example/transect',
          dates: '2022..present',
        }),
        item({
          title: 'wetsnow',
          subtitle: 'R package for mapping wet snow from radar; 14 releases',
          url: 'https://gagne-snowlab.example/wetsnow',
          dates: '2019..present',
        }),
      ),
      customSection(
        'Grants',
        'item',
        item({
          title: 'Forecasting the spring flood under a thinner snowpack',
          subtitle: 'Canadian Fund for Water Research · principal investigator · CAD 486,000',
          dates: '2024..2028',
        }),
        item({
          title: 'An open snow-station network with the Innu communities of Nitassinan',
          subtitle: 'Québec Northern Partnership · co-investigator with C. Vollant · CAD 212,000',
          dates: '2023..2026',
        }),
        item({
          title: 'Early-career start-up grant',
          subtitle: 'Université du Nord-Saguenay · CAD 90,000',
          dates: '2021..2023',
        }),
      ),
      customSection(
        'Teaching',
        'item',
        item({
          title: 'Snow and Ice Hydrology (graduate, 14 students)',
          subtitle: 'Université du Nord-Saguenay',
          dates: '2022..present',
          body: [
            '- Designed the course around a four-day field camp; students’ rating 4.8 of 5 over four years.',
            '- Two class projects grew into published data sets.',
          ],
        }),
        item({
          title: 'Introduction to Environmental Physics (undergraduate, 95 students)',
          subtitle: 'Université du Nord-Saguenay',
          dates: '2021..present',
          body: [
            '- Replaced half of the lectures by worked problems in pairs; the share of failures fell from 22% to 9%.',
          ],
        }),
        item({
          title: 'Remote Sensing of the Cryosphere (teaching fellow)',
          subtitle: 'Institute for Alpine Environments',
          dates: '2019..2021',
        }),
      ),
      customSection(
        'Supervision',
        'item',
        item({
          title: 'Ngozi Okafor, PhD',
          subtitle: 'Radar remote sensing of boreal snow; now at a national weather service',
          dates: '2021..2025',
        }),
        item({
          title: 'Jean-Philippe Tremblay, PhD (in progress)',
          subtitle: 'Heat flow in frozen soils',
          dates: '2022..present',
        }),
        item({
          title: 'Sarah Bélanger, PhD (in progress)',
          subtitle: 'Snow drought and the timing of spring floods',
          dates: '2023..present',
        }),
        item({ title: 'Five master’s theses completed, three under way', dates: '2021..present' }),
      ),
      customSection(
        'Invited talks',
        'item',
        item({ title: 'What towns ask of a flood forecast', subtitle: 'Nordic Water Days, Tromsø', dates: '2026' }),
        item({ title: 'Listening to frozen ground', subtitle: 'Alpine Hydrology Colloquium, Davos', dates: '2024' }),
        item({
          title: 'La neige mouillée vue de l’espace',
          subtitle: 'Société québécoise d’hydrologie, Québec',
          dates: '2023',
        }),
      ),
      customSection(
        'Conference papers',
        'item',
        item({
          title: 'When the flood comes before the forecast',
          subtitle: 'World Congress of Hydrology, Montevideo · talk',
          dates: '2025',
        }),
        item({
          title: 'Nine stations for the price of one',
          subtitle: 'Northern Instruments Workshop, Kiruna · talk and demonstration',
          dates: '2024',
        }),
        item({
          title: 'Does radar see the first melt?',
          subtitle: 'Snow Science Days, Grenoble · poster, best of 64',
          dates: '2022',
        }),
      ),
      section(
        'awards',
        award({ title: 'Young Hydrologist Prize', awarder: 'Northern Hydrology Association', dates: '2022' }),
        award({ title: 'Doctoral thesis medal', awarder: 'University of the Northern Prairies', dates: '2018' }),
      ),
      customSection(
        'Service',
        'item',
        item({ title: 'Associate editor', subtitle: 'Journal of Snow Science', dates: '2023..present' }),
        item({
          title: 'Member, graduate admissions committee',
          subtitle: 'Department of Earth and Water Sciences',
          dates: '2022..present',
        }),
        item({
          title: 'Public lectures and school visits',
          subtitle: 'Four a year, in Saguenay and on the North Shore',
          dates: '2021..present',
        }),
        item({
          title: 'Reviewer for six journals and two national research councils',
          subtitle: 'About 15 reviews a year',
        }),
      ),
      section('languages', language('French', 'native'), language('English', 'bilingual'), language('German', 'B2')),
    ],
  });
