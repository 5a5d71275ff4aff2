/** The same résumé as a `@react-pdf/renderer` document, laid out as its users do: the peer that our typesetter is measured beside. */
import { createRequire } from 'node:module';
import { Document, Font, Page, Text, View, renderToBuffer, type DocumentProps } from '@react-pdf/renderer';
import type { Entry, Resume, RichText } from '@peersume/resume';
import { createElement as h, type ReactElement } from 'react';

const resolve = createRequire(import.meta.resolve('@peersume/typeset/node')).resolve;
const file = (weight: number, style: string): string =>
  resolve(`@fontsource/source-sans-3/files/source-sans-3-latin-${weight}-${style}.woff`);

Font.register({
  family: 'Source Sans 3',
  fonts: [
    { src: file(400, 'normal') },
    { src: file(700, 'normal'), fontWeight: 700 },
    { src: file(400, 'italic'), fontStyle: 'italic' },
  ],
});

const page = { padding: 43, fontFamily: 'Source Sans 3', fontSize: 10, lineHeight: 1.35 } as const;
const name = { fontSize: 26, fontWeight: 700 } as const;
const heading = { fontSize: 9, fontWeight: 700, marginTop: 12, marginBottom: 4, textTransform: 'uppercase' } as const;
const head = { flexDirection: 'row', justifyContent: 'space-between', marginTop: 6 } as const;
const bullet = { flexDirection: 'row', marginTop: 2 } as const;

export function reactPdfDocument(resume: Resume): ReactElement<DocumentProps> {
  const { basics } = resume;
  const contact = [basics.email, basics.phone, basics.url, basics.location?.city].filter((part) => part !== undefined);
  return h(
    Document,
    { title: basics.name },
    h(
      Page,
      { size: 'A4', style: page },
      h(Text, { style: name }, basics.name),
      h(Text, null, basics.headline ?? ''),
      h(Text, null, contact.join(' · ')),
      ...resume.sections.map((section) =>
        h(
          View,
          { key: section.id },
          h(Text, { style: heading }, section.title ?? section.kind),
          ...section.entries.map((entry) => h(View, { key: entry.id }, ...entryElements(entry))),
        ),
      ),
    ),
  );
}

/** The whole PDF, as `renderToBuffer` gives it. */
export const renderReactPdf = async (resume: Resume): Promise<Uint8Array> => renderToBuffer(reactPdfDocument(resume));

function entryElements(entry: Entry): ReactElement[] {
  switch (entry.type) {
    case 'experience':
      return [
        h(Text, { key: 'employer', style: { fontWeight: 700 } }, entry.organization),
        ...entry.roles.flatMap((role) => [
          headElement(`${role.id}-head`, role.position ?? '', rangeText(role.dates)),
          ...bodyElements(role.body),
        ]),
      ];
    case 'education':
      return [
        headElement(
          'head',
          `${entry.studyType ?? ''} ${entry.area ?? ''}, ${entry.institution}`,
          rangeText(entry.dates),
        ),
        ...bodyElements(entry.body),
      ];
    case 'skill':
    case 'interest':
      return [h(Text, { key: 'line' }, `${entry.name}: ${entry.keywords.join(', ')}`)];
    case 'language':
      return [h(Text, { key: 'line' }, `${entry.language}: ${entry.fluency ?? ''}`)];
    case 'award':
    case 'item':
      return [headElement('head', entry.title, rangeText(entry.dates)), ...bodyElements(entry.body)];
    case 'project':
    case 'certificate':
    case 'publication':
      return [headElement('head', entry.name, rangeText(entry.dates)), ...bodyElements(entry.body)];
    case 'reference':
      return [h(Text, { key: 'name' }, entry.name), ...bodyElements(entry.body)];
  }
}

const headElement = (key: string, title: string, dates: string): ReactElement =>
  h(View, { key, style: head }, h(Text, { style: { fontWeight: 700 } }, title), h(Text, null, dates));

const bodyElements = (body: RichText): ReactElement[] =>
  body.map((block) =>
    h(
      View,
      { key: block.id, style: bullet },
      block.type === 'bullet' ? h(Text, { style: { width: 10 } }, '•') : null,
      h(Text, { style: { flex: 1 } }, block.inlines.map((inline) => inline.text).join('')),
    ),
  );

function rangeText(
  dates: { start?: { year: number } | undefined; end?: { year: number } | 'present' | undefined } | undefined,
): string {
  if (dates === undefined) return '';
  const end = dates.end === 'present' ? 'Present' : String(dates.end?.year ?? '');
  return `${dates.start?.year ?? ''} – ${end}`;
}
