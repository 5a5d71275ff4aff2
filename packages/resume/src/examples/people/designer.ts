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
    design: {
      template: 'modern',
      page: 'a4',
      accent: '#1f5d3a',
      textFont: 'inter',
      headingFont: 'eb-garamond',
      links: 'underline',
    },
    basics: {
      name: 'Hana Kobayashi',
      headline: 'Product designer',
      email: 'hana@kobayashi-design.example',
      url: 'https://kobayashi-design.example',
      phone: '+49 30 5550 0137',
      location: { city: 'Berlin', countryCode: 'DE' },
    },
    sections: [
      summary(
        'Designer of tools that are used all day. I sketch in code, test on Tuesdays, and care about the empty state as much as the full one. Portfolio: [kobayashi-design.example](https://kobayashi-design.example).',
      ),
      section(
        'work',
        experience(
          { organization: 'Lindenbaum', about: 'software for libraries', location: 'Berlin' },
          {
            position: 'Lead product designer',
            dates: '2023-04..present',
            body: [
              '- Redesigned the lending desk for 2,400 libraries: lending a book went from nine clicks to **two**, measured at 30 desks.',
              '- Built a system of 58 components with an engineer; new screens are designed in hours, and contrast cannot be wrong.',
              '- Introduced a test with five readers every second Tuesday; 41 rounds so far.',
            ],
          },
          {
            position: 'Product designer',
            dates: '2020-09..2023-03',
            body: [
              '- Designed the reading app for children: 310,000 readers, 4.8 stars, no streaks and no confetti.',
              '- Made the whole catalogue usable by keyboard, which librarians now prefer.',
            ],
          },
        ),
        experience(
          { organization: 'Studio Morgenrot', location: 'Hamburg' },
          {
            position: 'Interaction designer',
            dates: '2017-08..2020-08',
            body: [
              '- Signs and ticket machines for two transit networks, tested in the rain with gloves on.',
              '- Led a four-person team for the museum of work: 11 exhibits that survive school classes.',
            ],
          },
        ),
      ),
      section(
        'projects',
        project({
          name: 'Forms that forgive',
          url: 'https://kobayashi-design.example/forms',
          dates: '2024',
          body: ['- A free collection of form patterns with the tests behind them; used by three city governments.'],
        }),
      ),
      section(
        'skills',
        skill('Design', 'interaction', 'type', 'design systems', 'accessibility'),
        skill('Make', 'Figma', 'HTML and CSS', 'React, enough to be trusted'),
      ),
      section(
        'education',
        education({
          institution: 'Hochschule an der Spree',
          location: 'Berlin',
          studyType: 'MA',
          area: 'Interface Design',
          dates: '2015-10..2017-07',
        }),
        education({
          institution: 'Naniwa College of Art',
          location: 'Osaka',
          studyType: 'BA',
          area: 'Graphic Design',
          dates: '2011-04..2015-03',
        }),
      ),
      section('languages', language('Japanese', 'native'), language('English', 'C2'), language('German', 'C1')),
    ],
  });
