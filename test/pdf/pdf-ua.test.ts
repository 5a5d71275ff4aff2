/**
 * Every template × every fixture is PDF/UA-1: by our own checks of the Matterhorn Protocol's machine conditions, and by
 * veraPDF where Java and Maven are on the machine. That veraPDF can say no is seen on a file with a planted violation.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { templates } from '@peersume/typeset';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixtures } from '../fixtures/index.ts';
import { createNodeTypesetter, typesetFixture } from '../pages/typeset-fixture.ts';
import { matterhornFailures } from './matterhorn/check-matterhorn.ts';
import { prepareVeraPdf, validateWithVeraPdf } from './verapdf.ts';

interface Job {
  readonly name: string;
  readonly file: string;
  readonly bytes: Uint8Array;
}

const missing = await prepareVeraPdf();
const jobs: Job[] = [];
let directory = '';

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'peersume-pdf-ua-'));
  const typesetter = await createNodeTypesetter();
  for (const { id } of templates) {
    for (const fixture of fixtures) {
      const bytes = await typesetter.pdf(await typesetFixture(typesetter, fixture, id));
      const file = join(directory, `${id}-${fixture.file.replaceAll('/', '-')}.pdf`);
      await writeFile(file, bytes);
      jobs.push({ name: `${fixture.file} by ${id}`, file, bytes });
    }
  }
}, 240_000);

afterAll(() => rm(directory, { recursive: true, force: true }));

test('no file fails a machine-checkable condition of the Matterhorn Protocol', async () => {
  const found: string[] = [];
  for (const { name, bytes } of jobs)
    found.push(...(await matterhornFailures(bytes)).map((fact) => `${name}: ${fact}`));
  expect(jobs.length).toBeGreaterThan(100);
  expect(found).toEqual([]);
});

const withVeraPdf = missing === undefined ? test : test.skip;
const needs = missing === undefined ? '' : ` [${missing}]`;

withVeraPdf(
  `veraPDF finds every file conforms to PDF/UA-1${needs}`,
  async () => {
    const reports = await validateWithVeraPdf(jobs.map(({ file }) => file));
    const wrong = reports.filter(({ compliant }) => !compliant);
    expect(wrong.map(({ file, failures }) => `${file}: ${failures.join('; ')}`)).toEqual([]);
  },
  300_000,
);

withVeraPdf(`veraPDF sees a violation${needs}`, async () => {
  const document = await PDFDocument.load(jobs[0]?.bytes ?? new Uint8Array(), { updateMetadata: false });
  document.catalog.delete(PDFName.of('Lang'));
  const file = join(directory, 'without-language.pdf');
  await writeFile(file, await document.save());
  const [report] = await validateWithVeraPdf([file]);
  expect(report).toMatchObject({ compliant: false });
  expect(report?.failures.join()).toMatch(/language/i);
});
