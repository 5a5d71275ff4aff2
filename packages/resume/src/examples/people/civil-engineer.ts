import type { Resume } from '../../schema/resume.ts';
import {
  certificate,
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
    design: { template: 'technical', page: 'a4', accent: '#7b3f00', textFont: 'inter', bullet: 'dash' },
    basics: {
      name: 'Rania Haddad',
      headline: 'Civil engineer, bridges and structures',
      email: 'rania@haddad-bridges.example',
      phone: '+962 6 555 0128',
      location: { city: 'Amman', countryCode: 'JO' },
    },
    sections: [
      summary(
        'Structural engineer with eight years on bridges: design, checking, and two years on site, which made me better at both. Looking for a team that builds in difficult ground.',
      ),
      section(
        'work',
        experience(
          { organization: 'Wadi Consult', about: 'structural engineers, 90 people', location: 'Amman' },
          {
            position: 'Senior bridge engineer',
            dates: '2022-04..present',
            body: [
              '- Designed the 186 m Zarqa viaduct, five spans in post-tensioned concrete, from tender to drawings in ten months.',
              '- Saved **1,400 tonnes of concrete** by a slimmer pier that I proved with a pushover analysis.',
              '- Check the work of four engineers; wrote the office’s calculation template, now used on 23 projects.',
            ],
          },
          {
            position: 'Bridge engineer',
            dates: '2019-07..2022-03',
            body: [
              '- Assessed 64 road bridges after the 2020 floods; nine were strengthened, one was closed that same night.',
              '- Modelled scour for three river crossings with data from our own surveys.',
            ],
          },
        ),
        experience(
          { organization: 'Delta Crossings JV', location: 'Aqaba' },
          {
            position: 'Site engineer',
            dates: '2017-08..2019-06',
            body: [
              '- Ran piling and falsework for a 420 m overpass: 212 piles, none rejected.',
              '- Redrew the pour sequence after a crane failed; six days lost instead of forty.',
            ],
          },
        ),
      ),
      section(
        'projects',
        project({
          name: 'Footbridge at Dana',
          dates: '2024',
          body: ['- Gave the design of a 38 m timber footbridge to a village; built with 20 volunteers in five weeks.'],
        }),
      ),
      section(
        'skills',
        skill('Design', 'Eurocodes', 'AASHTO LRFD', 'post-tensioning', 'seismic'),
        skill('Software', 'MIDAS Civil', 'SAP2000', 'Tekla', 'Python for checks'),
      ),
      section(
        'certificates',
        certificate({ name: 'Chartered member', issuer: 'Jordan engineers’ association', dates: '2021-05' }),
      ),
      section(
        'education',
        education({
          institution: 'University of the Upper Rhine',
          location: 'Karlsruhe',
          studyType: 'MSc',
          area: 'Structural Engineering',
          dates: '2015-10..2017-06',
        }),
        education({
          institution: 'Balqa Technical University',
          studyType: 'BSc',
          area: 'Civil Engineering',
          score: '3.8 of 4',
          dates: '2010-09..2015-06',
        }),
      ),
      section('languages', language('Arabic', 'native'), language('English', 'C1'), language('German', 'B2')),
    ],
  });
