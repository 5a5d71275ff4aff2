import type { Resume } from '../../schema/resume.ts';
import {
  award,
  education,
  experience,
  language,
  publication,
  section,
  skill,
  summary,
  writeSample,
} from '../../careers/write-sample.ts';

export const sample = (): Resume =>
  writeSample({
    language: 'en-GB',
    design: {
      template: 'classic',
      page: 'a4',
      accent: '#4a2b5e',
      textFont: 'literata',
      headingFont: 'literata',
      size: 9.5,
      leading: 1.35,
    },
    basics: {
      name: 'Ilse Vandenberghe',
      headline: 'Research scientist, plant pathology',
      email: 'ilse@vandenberghe-lab.example',
      phone: '+32 9 555 01 57',
      url: 'https://vandenberghe-lab.example',
      location: { city: 'Ghent', countryCode: 'BE' },
    },
    sections: [
      summary(
        'I work out why some wheat does not get sick. Nine years from field trials to single cells; two resistance loci that breeders now use; code and data always published with the paper.',
      ),
      section(
        'work',
        experience(
          { organization: 'Flanders Crop Institute', location: 'Ghent' },
          {
            position: 'Research scientist',
            dates: '2021-10..present',
            body: [
              '- Lead a group of four on rust resistance, with €1.1 million of funding that I wrote two of three applications for.',
              '- Mapped *Yr92* to 140 kb and gave the marker to six breeding companies within a year.',
              '- Set up drone scoring of 3,000 plots; two people now do in a morning what took nine people a week.',
            ],
          },
        ),
        experience(
          { organization: 'Fenland Research Station', location: 'Norwich' },
          {
            position: 'Postdoctoral researcher',
            dates: '2018-03..2021-09',
            body: [
              '- Made the first single-cell atlas of a rust infection in wheat leaf: 41,000 cells, six time points.',
              '- Supervised two doctoral and seven master’s students, all of whom finished.',
            ],
          },
        ),
      ),
      section(
        'education',
        education({
          institution: 'University of Leie',
          location: 'Ghent',
          studyType: 'PhD',
          area: 'Plant Biotechnology',
          dates: '2013-10..2018-01',
          body: ['- Thesis: how yellow rust silences the alarm of its host.'],
        }),
        education({
          institution: 'University of Leie',
          studyType: 'MSc',
          area: 'Bioscience Engineering',
          score: 'great distinction',
          dates: '2008-09..2013-06',
        }),
      ),
      section(
        'publications',
        publication({
          name: 'A leaf under siege, cell by cell',
          authors: 'Vandenberghe I, Okafor T, Lind M',
          publisher: 'Journal of Plant Immunity',
          dates: '2023-04',
        }),
        publication({
          name: 'Fine mapping of a durable rust locus in winter wheat',
          authors: 'De Smet A, Vandenberghe I',
          publisher: 'Crop Genetics',
          dates: '2024-09',
        }),
        publication({
          name: 'Scoring disease from the air: what cameras miss',
          authors: 'Vandenberghe I',
          publisher: 'Field Methods',
          dates: '2025-06',
        }),
      ),
      section(
        'skills',
        skill('Bench', 'long-read sequencing', 'single-cell RNA', 'confocal microscopy'),
        skill('Code', 'R', 'Python', 'Nextflow', 'QTL mapping'),
      ),
      section(
        'awards',
        award({ title: 'Young investigator prize', awarder: 'European society for plant disease', dates: '2022-07' }),
      ),
      section('languages', language('Dutch', 'native'), language('English', 'C2'), language('French', 'C1')),
    ],
  });
