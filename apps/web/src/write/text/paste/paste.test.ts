import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { safeLink } from '@peersume/resume';
import { describe, expect, test } from 'vitest';
import { pasteLimits, type PastedLine } from './pasted-line.ts';
import { readHtml } from './read-html.ts';
import { readPlain } from './read-plain.ts';

const fixture = (name: string): string => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');

/** "* **bold** [words](address)" */
const said = (lines: readonly PastedLine[] | undefined): string[] | undefined =>
  lines?.map(({ type, inlines }) => {
    const words = inlines.map(({ text, bold, italic, code, link }) => {
      const marked = code ? `\`${text}\`` : italic ? `_${text}_` : bold ? `**${text}**` : text;
      return link === undefined ? marked : `[${marked}](${link})`;
    });
    return `${type === 'bullet' ? '* ' : type === 'paragraph' ? '¶ ' : ''}${words.join('')}`;
  });

describe('HTML of the clipboard', () => {
  test('Word: its lists without their signs, its words without its styles, links to files as words', () => {
    expect(said(readHtml(fixture('word.html.txt')))).toEqual([
      '¶ **Senior engineer**, Acme Ltd',
      '* Led a team of **five** across two countries',
      '* Cut _build_ time, see [the report](https://example.org/report)',
      '* Wrote notes',
    ]);
  });

  test('Google Docs: bold only where it is bold, nested lists flat', () => {
    expect(said(readHtml(fixture('google-docs.html.txt')))).toEqual([
      '¶ **Projects**',
      '* Built a **tide gauge** from scrap',
      '* [_Mapped_](https://www.google.com/maps) the harbour',
      '¶ Available from May',
    ]);
  });

  test('LibreOffice: lines broken in the source are one line', () => {
    expect(said(readHtml(fixture('libreoffice.html.txt')))).toEqual([
      '¶ Summary of **work**',
      '* Kept the books of _three_ shops',
      '* Trained two successors',
    ]);
  });

  test('a page of the web: headings are plain, hard spaces are spaces, cells stand apart', () => {
    expect(said(readHtml(fixture('chrome-page.html.txt')))).toEqual([
      '**About me**',
      'I repair **clocks** and `watches`.',
      '2019 Workshop',
    ]);
  });

  test('a viewer of PDFs: a sentence broken at the margin is one again', () => {
    expect(said(readHtml(fixture('pdf-viewer.html.txt')))).toEqual([
      '* Led the migration of the billing platform to a service that four teams can deploy by themselves',
      '* Cut the error rate by half',
    ]);
  });

  test('hostile HTML leaves its plain words and nothing else', () => {
    expect(said(readHtml(fixture('hostile.html.txt')))).toEqual(['Plain words and more', 'bank']);
  });

  test('what is too long, too deep or too many falls to the plain text, quickly', () => {
    const deep = `${'<b>'.repeat(100_000)}x${'</i>'.repeat(100_000)}`;
    const long = `<p>${'x'.repeat(5_000_000)}</p>`;
    const many = '<i>x</i>'.repeat(100_000);
    const attributes = `<p ${'a=b '.repeat(300_000)}>x</p>`;
    const styles = `<p style="${';'.repeat(1_400_000)}">x</p>`;
    for (const html of [deep, long, many]) expect(readHtml(html)).toBeUndefined();
    const began = performance.now();
    for (const html of [deep, long, many, attributes, styles, '<'.repeat(1_400_000), '&'.repeat(1_400_000)])
      readHtml(html);
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  test('of whatever HTML, only words, marks and safe links come out, within the limits', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<ul>',
        '<li>',
        '</li>',
        '</ul>',
        '<p>',
        '</p>',
        '<b>',
        '</b>',
        '<br>',
        '<script>',
        '</script>',
        '<!--',
        '-->',
        '<a href="javascript:x">',
        '<a href="https://example.org">',
        '</a>',
        '<p style="mso-list:l0 level1">',
        '<![if !x]>',
        '<![endif]>',
        '&nbsp;',
        '&#xF0B7;',
        '&#0;',
        '<svg>',
        '</svg>',
        '<td>',
        '• ',
      ),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('words', ' ', '\n', '"', "'", '<', '>', '=', '&'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        for (const { inlines } of readHtml(pieces.join('')) ?? []) {
          expect(inlines.length).toBeGreaterThan(0);
          for (const { text, link } of inlines) {
            expect(text).not.toBe('');
            expect(text.isWellFormed()).toBe(true);
            expect(text).not.toMatch(/[\n\r\t\0]/u);
            if (link !== undefined) expect(safeLink(link)).toBeDefined();
          }
          expect(inlines[0]?.text).toBe(inlines[0]?.text.trimStart());
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('plain text', () => {
  test('signs of lists make bullets; other lines beside them are paragraphs', () => {
    expect(said(readPlain('Acme\n• Led the team\n– Built it\n\t* Sold it\n1.\tFirst\no\tSecond\n\nDone.'))).toEqual([
      '¶ Acme',
      '* Led the team',
      '* Built it',
      '* Sold it',
      '* First',
      '* Second',
      '¶ Done.',
    ]);
  });

  test('a sentence that a margin broke is one line; lines that begin anew stay', () => {
    expect(
      said(
        readPlain(
          'Led the migration of the billing platform to services\nthat four teams can deploy, and cut the time of a re-\nlease to minutes.\nTrained two successors who lead the team today\nBuilt the first prototype',
        ),
      ),
    ).toEqual([
      'Led the migration of the billing platform to services that four teams can deploy, and cut the time of a re-lease to minutes.',
      'Trained two successors who lead the team today',
      'Built the first prototype',
    ]);
  });

  test('a sign on a line of its own belongs to the next', () => {
    expect(said(readPlain('•\nLed the team\n•\nBuilt it'))).toEqual(['* Led the team', '* Built it']);
  });

  test('a hyphen within a line is no list', () => {
    expect(said(readPlain('-5 °C outside'))).toEqual(['-5 °C outside']);
    expect(said(readPlain('state-of-the-art'))).toEqual(['state-of-the-art']);
  });

  test('no more lines, and no longer ones, than a paste may have', () => {
    expect(readPlain('A line.\n'.repeat(5_000))).toHaveLength(pasteLimits.lines);
    expect(readPlain('x'.repeat(1_000_000))[0]?.inlines[0]?.text).toHaveLength(pasteLimits.lineLength);
  });
});
