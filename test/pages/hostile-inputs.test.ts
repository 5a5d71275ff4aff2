/** Whatever a file holds, it ends in a typed error or in a safe page: no hang, no crash, nothing in the PDF that acts. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFRawStream } from '@cantoo/pdf-lib';
import { loadResume } from '@peersume/resume';
import { checkLayout, templates, type Typesetter } from '@peersume/typeset';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostileInputs } from '../fixtures/hostile/generate.ts';
import { findJudge } from '../judges.ts';
import { matterhornFailures } from '../pdf/matterhorn/check-matterhorn.ts';
import { readPdf } from '../pdf/matterhorn/pdf-model.ts';
import { qpdfCheck } from '../pdf/qpdf-check.ts';
import { createNodeTypesetter } from './typeset-fixture.ts';

/** Time of the processor for one template, ten times what the worst input took when this was written. */
const maxSeconds = 30;

let typesetter: Typesetter;
let directory = '';

beforeAll(async () => {
  typesetter = await createNodeTypesetter();
  directory = await mkdtemp(join(tmpdir(), 'peersume-hostile-'));
});

afterAll(() => rm(directory, { recursive: true, force: true }));

describe('hostile inputs that survive loading', () => {
  const surviving = hostileInputs.filter(({ outcome }) => outcome === 'survives');

  test.each(surviving)('$name: $purpose', async ({ bytes }) => {
    const loaded = loadResume(bytes());
    if (!loaded.ok) throw new Error(`refused: ${JSON.stringify(loaded.error)}`);
    for (const { id } of templates) {
      const began = process.cpuUsage();
      const layout = await typesetter.typeset(loaded.value.resume, { design: { template: id } });
      expect(process.cpuUsage(began).user / 1e6).toBeLessThan(maxSeconds);
      if (!layout.ok) {
        expect(layout.error).toHaveProperty('limit');
        continue;
      }
      expect(checkLayout(layout.value).filter(({ type }) => type !== 'BeyondMargin')).toEqual([]);
      const pdf = await typesetter.pdf(layout.value);
      expect(await matterhornFailures(pdf)).toEqual([]);
      expect(await actionsIn(pdf)).toEqual([]);
      if (findJudge('qpdf') === undefined) continue;
      const file = join(directory, 'hostile.pdf');
      await writeFile(file, pdf);
      expect(await qpdfCheck(file)).toBe('');
    }
  });
});

/** Everything in a PDF that could act when it is opened or clicked, but for links to where links may lead. */
async function actionsIn(bytes: Uint8Array): Promise<string[]> {
  const { objects } = await readPdf(bytes);
  const found: string[] = [];
  for (const object of objects) {
    // A stream's data may hold any letters; its dictionary is what acts.
    const text = object instanceof PDFRawStream ? object.dict.toString() : object.toString();
    for (const name of [
      '/JavaScript',
      '/JS',
      '/Launch',
      '/OpenAction',
      '/AA',
      '/EmbeddedFile',
      '/SubmitForm',
      '/GoToR',
    ]) {
      if (new RegExp(`${name}(?![A-Za-z])`).test(text)) found.push(`${name} in ${text.slice(0, 80)}`);
    }
    const uri = /\/URI \(([^)]*)/.exec(text)?.[1];
    if (uri !== undefined && !/^(https?|mailto|tel):/.test(uri)) found.push(`link to ${uri}`);
  }
  return found;
}
