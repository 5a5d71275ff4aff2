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
    language: 'en-NZ',
    design: {
      template: 'modern',
      page: 'a4',
      accent: '#2f6f4f',
      textFont: 'literata',
      headingFont: 'source-sans-3',
      size: 9.5,
    },
    basics: {
      name: 'Aroha Ngata',
      headline: 'Registered social worker, children and families',
      email: 'aroha@ngata-whanau.example',
      phone: '+64 9 555 0126',
      location: { city: 'Auckland', countryCode: 'NZ' },
    },
    sections: [
      summary(
        'Social worker for eight years, most of them in people’s kitchens. I work with families so that children can stay at home, say plainly what must change, and write reports that parents have read before the judge does.',
      ),
      section(
        'work',
        experience(
          { organization: 'Te Awa Family Service', about: '34 social workers, South Auckland', location: 'Auckland' },
          {
            position: 'Senior social worker, supervisor',
            dates: '2022-03..present',
            body: [
              '- Supervise six colleagues; carry 11 families myself.',
              '- Led the family-meeting programme: 84 meetings, and in **71 of them** the family’s own plan held a year later.',
              '- Agreed a shared intake with police, school and clinic; a family now tells its story once, before four times.',
            ],
          },
          {
            position: 'Social worker',
            dates: '2019-02..2022-02',
            body: [
              '- Worked with 60 families in three years; 52 children stayed with, or went back to, their own.',
              '- Began a Thursday group for grandparents who raise grandchildren; 25 come.',
            ],
          },
        ),
        experience(
          { organization: 'Harakeke Youth House', location: 'Hamilton' },
          {
            position: 'Youth worker',
            dates: '2016-11..2019-01',
            body: ['- Night and weekend care for eight teenagers; helped five into their first flat.'],
          },
        ),
      ),
      section(
        'certificates',
        certificate({ name: 'Registered social worker', dates: '2018-12' }),
        certificate({ name: 'Signs of Safety, trainer', dates: '2023-09' }),
      ),
      section(
        'education',
        education({
          institution: 'Waikare University',
          location: 'Hamilton',
          studyType: 'Bachelor',
          area: 'Social Work',
          dates: '2013-02..2016-11',
        }),
      ),
      section(
        'skills',
        skill('Practice', 'assessment', 'family meetings', 'court reports', 'safety planning', 'supervision'),
      ),
      section('languages', language('English', 'native'), language('Māori', 'fluent'), language('Samoan', 'basic')),
    ],
  });
