/** Every template sets every fixture, and other people's programs read the result. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkLayout, templates, type Layout } from '@peersume/typeset';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixtures, type Fixture } from '../fixtures/index.ts';
import { describeWith } from '../judges.ts';
import { extractWithMutool } from '../pdf/extract-with-mutool.ts';
import { extractWithPdfjs } from '../pdf/extract-with-pdfjs.ts';
import { extractWithPoppler } from '../pdf/extract-with-poppler.ts';
import { qpdfCheck } from '../pdf/qpdf-check.ts';
import { structText, wordsOfStructure } from '../pdf/struct-text.ts';
import { expectedLines, firstDifference, unwantedCharacters, type ExpectedLine, type Reader } from './expected-text.ts';
import { createNodeTypesetter, typesetFixture } from './typeset-fixture.ts';

interface Job {
  readonly name: string;
  readonly fixture: Fixture;
  readonly layout: Layout;
  readonly expected: readonly ExpectedLine[];
  readonly pdf: Uint8Array;
  readonly file: string;
}

let directory = '';
const jobs: Job[] = [];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'peersume-pages-'));
  const typesetter = await createNodeTypesetter();
  for (const { id } of templates) {
    await mkdir(join(directory, id));
    for (const fixture of fixtures) {
      const layout = await typesetFixture(typesetter, fixture, id);
      const pdf = await typesetter.pdf(layout);
      const file = join(directory, id, `${fixture.file.replaceAll('/', '-').replace(/\.json$/, '')}.pdf`);
      await writeFile(file, pdf);
      jobs.push({ name: `${fixture.file} by ${id}`, fixture, layout, expected: expectedLines(layout), pdf, file });
    }
  }
}, 240_000);

afterAll(async () => {
  await rm(directory, { recursive: true, force: true });
});

describe('every template sets every fixture', () => {
  test('there are at least 30 fixtures and four templates', () => {
    expect(fixtures.length).toBeGreaterThanOrEqual(30);
    expect(templates.length).toBeGreaterThanOrEqual(4);
    expect(jobs).toHaveLength(fixtures.length * templates.length);
  });

  test('no page shows anything beyond its margins, over something else, alone, or out of order', () => {
    expect(complaints((job) => checkLayout(job.layout).map((violation) => JSON.stringify(violation)))).toEqual([]);
  });

  test('each fixture takes as many pages as it should', () => {
    const wrong = complaints(({ fixture, layout }) => {
      const [fewest, most] = fixture.pages;
      const count = layout.pages.length;
      return count >= fewest && count <= most ? [] : [`${count} pages, not ${fewest} to ${most}`];
    });
    expect(wrong).toEqual([]);
  });

  test('a character that no font has is reported where a fixture holds one, and nowhere else', () => {
    const wrong = complaints(({ fixture, layout }) => {
      const missing = layout.findings.filter((finding) => finding.type === 'MissingCharacters');
      return missing.length > 0 === fixture.flags.includes('missing-glyphs') ? [] : [JSON.stringify(missing)];
    });
    expect(wrong).toEqual([]);
  });
});

describeWith('pdftotext')('poppler reads them', () => {
  test('all words come in order', async () => {
    expect(await judged((job) => extracted(job, poppler, () => extractWithPoppler(job.file)))).toEqual([]);
  });

  test('its raw mode, which knows neither direction nor narrow spaces, has them in order where there are none', async () => {
    const isPlain = ({ flags }: Fixture): boolean =>
      !flags.some((flag) => flag === 'rtl' || flag === 'mixed-direction' || flag === 'invisible-characters');
    const found = await judged(async (job) =>
      isPlain(job.fixture) ? extracted(job, poppler, () => extractWithPoppler(job.file, 'raw')) : [],
    );
    expect(found).toEqual([]);
  });
});

describeWith('pdfinfo')('poppler reads their structure', () => {
  test('the structure tree says the résumé in reading order', async () => {
    const read = async (file: string): Promise<string> => wordsOfStructure(await structText(file));
    expect(await judged((job) => extracted(job, asItStands, () => read(job.file)))).toEqual([]);
  });
});

describeWith('mutool')('MuPDF reads them', () => {
  test('all words come in order, right-to-left ones as they stand', async () => {
    const found = await judged((job) => extracted(job, asItStands, () => extractWithMutool(job.file)));
    expect(found).toEqual([]);
  });
});

describe('pdf.js reads them', () => {
  test('all words come in order', async () => {
    const read = async (pdf: Uint8Array): Promise<string> => (await extractWithPdfjs(pdf)).join('\n');
    expect(await judged((job) => extracted(job, pdfjs, () => read(job.pdf)))).toEqual([]);
  });
});

describeWith('qpdf')('qpdf checks them', () => {
  test('no file is damaged', async () => {
    const found = await judged(async ({ file }) => {
      const complaint = await qpdfCheck(file);
      return complaint === '' ? [] : [complaint];
    });
    expect(found).toEqual([]);
  });
});

const poppler: Reader = { rightToLeft: 'logical' };
const pdfjs: Reader = { rightToLeft: 'logical', dropsFormatCharacters: true };
/** MuPDF, and poppler where it reads the structure tree. */
const asItStands: Reader = { rightToLeft: 'visual' };

async function extracted(job: Job, reader: Reader, read: () => Promise<string>): Promise<string[]> {
  const text = await read();
  const difference = firstDifference(job.expected, text, reader, job.fixture.flags.includes('rtl'));
  return [...(difference === undefined ? [] : [difference]), ...unwantedCharacters(text)];
}

const complaints = (check: (job: Job) => readonly string[]): string[] =>
  jobs.flatMap((job) => check(job).map((complaint) => `${job.name}: ${complaint}`));

/** Two at a time: as many as the smallest machine has cores. */
async function judged(check: (job: Job) => Promise<readonly string[]>): Promise<string[]> {
  const found: string[] = [];
  const waiting = [...jobs];
  const worker = async (): Promise<void> => {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
      for (const complaint of await check(job)) found.push(`${job.name}: ${complaint}`);
    }
  };
  await Promise.all([worker(), worker()]);
  return found.toSorted();
}
