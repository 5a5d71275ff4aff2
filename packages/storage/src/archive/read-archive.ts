/** An archive from anywhere. What is damaged in it costs only itself. */
import { err, ok, type Result } from '@peersume/base';
import type { Card } from '../library.ts';
import { manifestName, type Archive, type ArchivedResume, type ArchiveError } from './archive.ts';
import { partBatches } from './join-batches.ts';
import { maxBatches, maxManifestBytes } from './limits.ts';
import { readManifest, type ListedResume } from './manifest.ts';
import { openZip, type Zip } from './zip/open-zip.ts';

export interface ArchiveReading extends Archive {
  /** Ids of résumés of which something is missing or damaged; what could be read of them is here. */
  readonly incomplete: readonly string[];
}

export function readArchive(bytes: Uint8Array): Result<ArchiveReading, ArchiveError> {
  const zip = openZip(bytes);
  if (!zip.ok) return zip;
  const root = rootOf(zip.value);
  if (root === undefined) return err({ type: 'NotAnArchive' });
  const text = zip.value.read(`${root}${manifestName}`, maxManifestBytes);
  if (!text.ok) return text;
  const manifest = readManifest(new TextDecoder().decode(text.value));
  if (!manifest.ok) return manifest;

  const { exportedAt, resumes: listed, settings } = manifest.value;
  const resumes: ArchivedResume[] = [];
  const incomplete: string[] = [];
  for (const one of listed) {
    const read = readResume(zip.value, `${root}${one.folder}/`, one);
    if (!read.ok) return read;
    resumes.push(read.value.resume);
    if (!read.value.isWhole) incomplete.push(one.id);
  }
  return ok({ exportedAt, resumes, settings: new Map(Object.entries(settings)), incomplete });
}

/** Who packs the files again often puts them into one folder more. */
function rootOf(zip: Zip): string | undefined {
  return zip.names
    .filter((name) => new RegExp(String.raw`^([^/]+/)?${manifestName}$`).test(name))
    .sort((a, b) => a.length - b.length)[0]
    ?.slice(0, -manifestName.length);
}

interface ResumeReading {
  readonly resume: ArchivedResume;
  readonly isWhole: boolean;
}

function readResume(zip: Zip, folder: string, listed: ListedResume): Result<ResumeReading, ArchiveError> {
  let isWhole = true;
  let tooLarge: ArchiveError | undefined;

  /** Too much altogether ends the reading; a file that is missing or damaged does not. */
  function read(name: string): Uint8Array | undefined {
    const found = zip.read(`${folder}${name}`);
    if (found.ok) return found.value;
    isWhole = false;
    if (found.error.type === 'TooLarge') tooLarge ??= found.error;
    return undefined;
  }
  const readText = (name: string): string => compact(new TextDecoder().decode(read(name) ?? new Uint8Array()));

  const { folder: _, batches: count, variants, ...card } = listed;
  const whole: Card = {
    ...card,
    snapshot: zip.has(`${folder}resume.json`) ? readText('resume.json') : '',
    variants: variants.map(({ id, name, file }) => ({
      id,
      name,
      snapshot: zip.has(`${folder}${file}`) ? readText(file) : '',
    })),
  };
  const batches = partBatches(read('history.batches') ?? new Uint8Array(), maxBatches);
  if (tooLarge !== undefined) return err(tooLarge);
  return ok({ resume: { card: whole, batches }, isWhole: isWhole && batches.length === count });
}

/** As the library keeps it. */
function compact(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text;
  }
}
