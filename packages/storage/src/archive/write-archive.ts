import { zipSync } from 'fflate';
import { manifestName, type Archive, type ArchivedResume } from './archive.ts';
import { joinBatches } from './join-batches.ts';
import { writeManifest, type ListedResume } from './manifest.ts';

/** The same archive gives the same bytes. */
export function writeArchive({ exportedAt, resumes, settings }: Archive): Uint8Array<ArrayBuffer> {
  const files: Record<string, Uint8Array> = {};
  const digits = String(resumes.length).length;
  const listed = resumes.map(({ card, batches }, index): ListedResume => {
    const number = String(index + 1).padStart(digits, '0');
    const folder = `resumes/${[number, fileName(card.name ?? card.title)].filter(Boolean).join('-')}`;
    const { snapshot: _, variants, ...rest } = card;
    return {
      ...rest,
      folder,
      batches: batches.length,
      variants: variants.map(({ id, name }, at) => ({
        id,
        name,
        file: `variants/${[at + 1, fileName(name)].filter(Boolean).join('-')}.json`,
      })),
    };
  });

  files[manifestName] = utf8(writeManifest({ exportedAt, resumes: listed, settings: Object.fromEntries(settings) }));
  for (const [index, { folder, variants }] of listed.entries()) {
    // Both lists have the same length.
    const { card, batches } = resumes[index] as ArchivedResume;
    if (card.snapshot !== '') files[`${folder}/resume.json`] = utf8(indented(card.snapshot));
    for (const [at, { file }] of variants.entries()) {
      const snapshot = card.variants[at]?.snapshot ?? '';
      if (snapshot !== '') files[`${folder}/${file}`] = utf8(indented(snapshot));
    }
    files[`${folder}/history.batches`] = joinBatches(batches);
  }
  // The zip's own time is a date of no zone; it says nothing here.
  return zipSync(files, { level: 6, mtime: new Date(1980, 0, 1) });
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** For people; `compact` takes it back. */
function indented(snapshot: string): string {
  try {
    return `${JSON.stringify(JSON.parse(snapshot), null, 2)}\n`;
  } catch {
    return snapshot;
  }
}

/** In any script, safe on every system. */
const fileName = (label: string): string =>
  [
    ...label
      .normalize('NFC')
      .toLowerCase()
      .matchAll(/[\p{L}\p{M}\p{N}]+/gu),
  ]
    .join('-')
    .slice(0, 40)
    .replace(/[\ud800-\udbff]$/, '');
