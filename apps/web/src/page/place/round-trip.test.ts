import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadResume, type FieldRef, type Resume } from '@peersume/resume';
import { createTypesetter } from '@peersume/typeset';
import { createNodeFontSource, loadSubsetter } from '@peersume/typeset/node';
import {
  applyPreviewDiff,
  createPreviewSender,
  emptyPreview,
  previewPages,
  type DrawnPreview,
} from '@peersume/typeset/preview';
import { beforeAll, describe, expect, test } from 'vitest';
import { alignText } from './align-text.ts';
import { ascentEm, offsetNear, placeOf } from './caret-place.ts';
import { editableField } from './editable-field.ts';
import { printedField } from './printed-field.ts';

const fixtures = join(import.meta.dirname, '../../../../../test/fixtures');
const files = [
  'careers/academic.json',
  'careers/manager.json',
  'ligatures.json',
  'rich-text.json',
  'punctuation.json',
  'symbols-and-emoji.json',
  'languages/arabic.json',
  'languages/hebrew.json',
  'languages/hindi.json',
  'languages/thai.json',
  'languages/japanese.json',
  'languages/many-scripts.json',
];
const templates = ['classic', 'modern', 'technical', 'folio'] as const;

describe('every letter of every field', () => {
  let draw: (resume: Resume) => Promise<DrawnPreview>;
  beforeAll(async () => {
    const typesetter = await createTypesetter({ fonts: createNodeFontSource(), subsetter: loadSubsetter });
    draw = async (resume) => {
      const layout = await typesetter.typeset(resume);
      if (!layout.ok) throw new Error(layout.error.type);
      return applyPreviewDiff(emptyPreview, createPreviewSender({ carets: true }).diff(previewPages(layout.value)));
    };
  });

  test.each(files)('has a place on the page of %s, and a click there leads back to it', async (file) => {
    const loaded = loadResume(readFileSync(join(fixtures, file)));
    if (!loaded.ok) throw new Error(`${file} does not load`);
    const template = templates[files.indexOf(file) % templates.length] ?? 'classic';
    const resume: Resume = { ...loaded.value.resume, design: { ...loaded.value.resume.design, template } };
    const drawn = await draw(resume);
    let exact = 0;
    let all = 0;
    for (const field of fieldsOf(drawn)) {
      const editable = editableField(resume, field);
      const printed = printedField(drawn, field);
      if (editable === undefined || editable.kind === 'form' || printed === null) continue;
      if (editable.kind === 'line' && (editable.property === 'location' || editable.text === '')) continue;
      const isMixed = printed.pieces.some((piece) => piece.direction !== printed.pieces[0]?.direction);
      const map = alignText(editable.text, printed.text);
      expect(map.share, `${field}: “${editable.text}” / “${printed.text}”`).toBeGreaterThan(0.9);
      for (const at of boundariesOf(editable.text)) {
        // The beginning of an address is not printed.
        if (editable.kind === 'line' && editable.property === 'url' && at < editable.text.indexOf('//') + 2) continue;
        const { offset, side } = map.toPrinted(at);
        const place = placeOf(printed, offset, side);
        expect(place, field).not.toBeNull();
        if (place === null) continue;
        const hit = offsetNear(printed, place.page, place.x, place.baseline - ascentEm * 0.3 * place.size);
        expect(hit).not.toBeNull();
        if (hit === null) continue;
        const where = `${field} at ${at} of “${editable.text}”`;
        // Where a line was broken, or the direction changes, two places in the words stand at one place of the page,
        // or one at two: what was clicked is still where the caret then stands.
        const again = placeOf(printed, hit.offset, hit.side);
        const isHanging = editable.text.slice(0, at).endsWith(' ');
        expect(again?.line, where).toBe(place.line);
        if (!isHanging) expect(again?.x, where).toBeCloseTo(place.x, 1);
        const back = map.toSource(hit.offset, hit.side);
        if (back === at) exact += 1;
        // Marks piled up by the dozen are cut where fonts change.
        else if (!isMixed && !/\p{M}{3}/u.test(editable.text))
          expect(Math.abs(back - at), where).toBeLessThanOrEqual(2);
        all += 1;
      }
    }
    expect(exact / all).toBeGreaterThan(0.97);
  });
});

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const boundariesOf = (text: string): number[] => [
  ...Array.from(graphemes.segment(text), ({ index }) => index),
  text.length,
];

function fieldsOf(drawn: DrawnPreview): Set<FieldRef> {
  const fields = new Set<FieldRef>();
  for (const { segments } of drawn.lines.values()) {
    for (const { field } of segments) if (field !== undefined) fields.add(field);
  }
  return fields;
}
