import type { Resume } from '../../schema/resume.ts';
import {
  award,
  certificate,
  education,
  experience,
  language,
  section,
  summary,
  writeSample,
} from '../../careers/write-sample.ts';

export const sample = (): Resume =>
  writeSample({
    language: 'en-US',
    design: { template: 'classic', page: 'letter', textFont: 'literata', headingFont: 'literata', accent: '#7a2e1d' },
    basics: {
      name: 'Darnell Whitfield',
      headline: 'High school mathematics teacher',
      email: 'darnell@whitfield-math.example',
      phone: '+1 410 555 0132',
      location: { city: 'Baltimore', region: 'MD', countryCode: 'US' },
    },
    sections: [
      summary(
        'Ten years of teaching algebra to people who had been told that they could not do it. I plan from where students are, show the thinking before the rule, and know every family by name.',
      ),
      section(
        'work',
        experience(
          { organization: 'Patapsco Heights High School', about: 'public, 1,180 students', location: 'Baltimore, MD' },
          {
            position: 'Mathematics department chair',
            dates: '2021-08..present',
            body: [
              '- Rebuilt ninth-grade algebra with five colleagues: first-time pass rate from **54% to 78%** in three years.',
              '- Observe each teacher four times a year and teach a lesson for them in return.',
              '- Won a $48,000 state grant for graphing calculators and wrote the 22 lessons that use them.',
            ],
          },
          {
            position: 'Mathematics teacher, grades 9–12',
            dates: '2016-08..2021-06',
            body: [
              '- Taught Algebra I, Geometry and AP Statistics to classes of 28 to 34.',
              '- Began AP Statistics with 11 students; five years later 63 sat the exam and 71% scored 3 or better.',
              '- Ran Saturday tutoring that 40 students came to without being asked.',
            ],
          },
        ),
        experience(
          { organization: 'Chesapeake Charter Middle School', location: 'Dundalk, MD' },
          {
            position: 'Mathematics teacher, grade 8',
            dates: '2015-08..2016-06',
            body: ['- Moved homework checks into the first five minutes of class; hand-ins doubled by winter.'],
          },
        ),
      ),
      section(
        'education',
        education({
          institution: 'Severn State University',
          location: 'Annapolis, MD',
          studyType: 'M.Ed.',
          area: 'Mathematics Education',
          dates: '2017-06..2019-05',
        }),
        education({
          institution: 'Severn State University',
          studyType: 'B.S.',
          area: 'Mathematics, minor in Spanish',
          dates: '2011-08..2015-05',
        }),
      ),
      section(
        'certificates',
        certificate({ name: 'Maryland Advanced Professional Certificate, Mathematics 7–12', dates: '2020-07' }),
        certificate({ name: 'English learners endorsement', dates: '2022-06' }),
      ),
      section('awards', award({ title: 'Teacher of the Year', awarder: 'Patapsco school district', dates: '2023-05' })),
      section(
        'volunteer',
        experience(
          { organization: 'Harbor Robotics Club' },
          { position: 'Coach', dates: '2018..present', body: ['- Coach 16 students; two trips to the state finals.'] },
        ),
      ),
      section('languages', language('English', 'native'), language('Spanish', 'professional')),
    ],
  });
