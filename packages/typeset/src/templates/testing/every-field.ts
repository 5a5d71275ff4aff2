/** A résumé in which every field of every type of entry is filled, for tests. */
import { Resume, type RichText, type Section } from '@peersume/resume';

export const everyField = (): Resume =>
  Resume.parse({
    format: 'peersume-resume',
    version: 1,
    language: 'en',
    design: { template: 'classic', page: 'a4' },
    basics: {
      name: 'Ada Example',
      headline: 'Engineer of engines',
      email: 'ada@example.org',
      phone: '+44 20 5555 0101',
      url: 'https://ada.example/',
      location: { address: '12 Lane', postalCode: 'W1', city: 'London', region: 'England', countryCode: 'GB' },
      profiles: [
        { id: 'p1', network: 'GitHub', username: 'ada', url: 'https://github.example/ada' },
        { id: 'p2', network: 'Mastodon', username: '@ada' },
      ],
    },
    sections: [
      section('summary', 'item', [
        { ...base('sum'), type: 'item', title: '', body: text('sum', 'Writes *programs*.') },
      ]),
      section('work', 'experience', [
        {
          ...base('job1'),
          type: 'experience',
          organization: 'Engines Ltd',
          about: 'makers of engines',
          url: 'https://engines.example',
          location: 'Marylebone',
          roles: [
            role('r1', 'Lead', { start: { year: 1842, month: 3 }, end: 'present' }),
            role('r2', 'Junior', { start: { year: 1840 }, end: { year: 1842, month: 2 } }),
          ],
        },
        {
          ...base('job2'),
          type: 'experience',
          organization: 'Looms & Sons',
          about: 'weavers',
          location: 'Lyon',
          roles: [role('r3', 'Weaver', { start: { year: 1838 }, end: { year: 1839 } })],
        },
      ]),
      section('education', 'education', [
        {
          ...base('edu'),
          type: 'education',
          institution: 'Home School',
          url: 'https://home.example',
          location: 'Ockham',
          area: 'Mathematics',
          studyType: 'Tuition',
          score: '3.9',
          dates: { text: 'long ago' },
          courses: ['Calculus', 'Logic'],
          body: text('edu', 'Taught by De Morgan.'),
        },
      ]),
      section('projects', 'project', [
        {
          ...base('pro'),
          type: 'project',
          name: 'Note G',
          url: 'https://note-g.example/program',
          entity: 'Babbage',
          kind: 'research',
          roles: ['Author'],
          keywords: ['Bernoulli', 'Loops'],
          dates: { start: { year: 1843 } },
          body: text('pro', 'First program.'),
        },
      ]),
      section('awards', 'award', [
        {
          ...base('awa'),
          type: 'award',
          title: 'Medal',
          awarder: 'Society',
          url: 'https://medal.example',
          dates: { start: { year: 1844 } },
          body: text('awa', 'For notes.'),
        },
      ]),
      section('certificates', 'certificate', [
        {
          ...base('cer'),
          type: 'certificate',
          name: 'Diploma',
          issuer: 'Guild',
          dates: { start: { year: 1845 } },
          body: [],
        },
      ]),
      section('publications', 'publication', [
        {
          ...base('pub'),
          type: 'publication',
          name: 'Sketch',
          authors: 'Menabrea',
          publisher: 'Memoirs',
          dates: { start: { year: 1843, month: 9 } },
          body: text('pub', 'With notes.'),
        },
      ]),
      section('skills', 'skill', [
        { ...base('ski1'), type: 'skill', name: 'Languages', level: 'expert', keywords: ['French', 'Cards'] },
        { ...base('ski2'), type: 'skill', name: 'Patience', keywords: [] },
      ]),
      section('languages', 'language', [
        { ...base('lan1'), type: 'language', language: 'English', fluency: 'native' },
        { ...base('lan2'), type: 'language', language: 'German' },
      ]),
      section('interests', 'interest', [{ ...base('int'), type: 'interest', name: 'Flying', keywords: ['Birds'] }]),
      section('references', 'reference', [
        { ...base('ref'), type: 'reference', name: 'Charles', body: text('ref', 'She enchants numbers.') },
      ]),
      {
        ...section('custom', 'item', [
          {
            ...base('cus'),
            type: 'item',
            title: 'Talk',
            subtitle: 'Salon',
            url: 'https://talk.example',
            location: 'Paris',
            dates: { start: { year: 1841 } },
            body: text('cus', 'On flight.'),
          },
        ]),
        title: 'Speaking',
      },
    ],
  });

const base = (id: string): { readonly id: string; readonly visible: true } => ({ id, visible: true });

const section = (kind: Section['kind'], entryType: Section['entryType'], entries: readonly object[]): object => ({
  id: `s-${kind}`,
  kind,
  entryType,
  visible: true,
  entries,
});

const role = (id: string, position: string, dates: object): object => ({
  id,
  position,
  dates,
  location: `Place of ${position}`,
  body: text(id, `Work of ${position}.`),
});

/** A paragraph, and a bullet with every mark. */
const text = (id: string, words: string): RichText => [
  { id: `${id}-a`, type: 'paragraph', inlines: [{ text: words }] },
  {
    id: `${id}-b`,
    type: 'bullet',
    inlines: [
      { text: 'Plain ' },
      { text: 'bold', bold: true },
      { text: ' and ' },
      { text: 'italic', italic: true },
      { text: ' and ' },
      { text: 'code()', code: true },
      { text: ' and ' },
      { text: 'link', link: 'https://link.example' },
    ],
  },
];
