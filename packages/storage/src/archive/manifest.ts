/** The table of contents of an archive; also what a hostile one is checked against. */
import { err, ok, type Result } from '@peersume/base';
import { archiveVersion, type ArchiveError } from './archive.ts';
import { maxBatches, maxLabelLength, maxResumes, maxVariants } from './limits.ts';

export interface Manifest {
  readonly exportedAt: number;
  readonly resumes: readonly ListedResume[];
  readonly settings: Readonly<Record<string, unknown>>;
}

export interface ListedResume {
  /** Its files stand under this. */
  readonly folder: string;
  readonly id: string;
  readonly title: string;
  readonly name?: string;
  readonly createdAt: number;
  readonly changedAt: number;
  readonly archivedAt?: number;
  readonly career?: string;
  /** How many there are; tells that none is missing. */
  readonly batches: number;
  readonly variants: readonly ListedVariant[];
}

export interface ListedVariant {
  readonly id: string;
  readonly name: string;
  /** Under the résumé's folder. */
  readonly file: string;
}

const format = 'peersume-archive';

export function writeManifest(manifest: Manifest): string {
  return `${JSON.stringify({ format, version: archiveVersion, ...manifest }, null, 2)}\n`;
}

export function readManifest(text: string): Result<Manifest, ArchiveError> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return damaged('the manifest is no JSON');
  }
  if (!isRecord(value) || value['format'] !== format) return err({ type: 'NotAnArchive' });
  const { version, exportedAt, resumes, settings = {} } = value;
  if (typeof version !== 'number') return damaged('the manifest has no version');
  if (version > archiveVersion) return err({ type: 'NewerVersion', version, known: archiveVersion });
  if (!Array.isArray(resumes) || !isTime(exportedAt) || !isRecord(settings))
    return damaged('the manifest is incomplete');
  if (resumes.length > maxResumes) {
    return err({ type: 'TooLarge', what: 'résumés', found: resumes.length, limit: maxResumes });
  }
  const listed = resumes.map(readResume).filter((one) => one !== undefined);
  if (listed.length < resumes.length) return damaged('the manifest lists what is no résumé');
  if (new Set(listed.map(({ id }) => id)).size < listed.length) return damaged('the manifest lists a résumé twice');
  return ok({ exportedAt, resumes: listed, settings });
}

/** Field by field: what the manifest holds besides is not taken over. */
function readResume(value: unknown): ListedResume | undefined {
  if (!isRecord(value)) return undefined;
  const { folder, id, title, name, createdAt, changedAt, archivedAt, career, batches, variants } = value;
  if (!isLabel(folder) || !isId(id) || !isLabel(title) || !isTime(createdAt) || !isTime(changedAt)) return undefined;
  if (!(typeof batches === 'number' && Number.isInteger(batches) && batches >= 0 && batches <= maxBatches))
    return undefined;
  if (!Array.isArray(variants) || variants.length > maxVariants || !variants.every(isVariant)) return undefined;
  return {
    folder,
    id,
    title,
    ...(isLabel(name) && { name }),
    createdAt,
    changedAt,
    ...(isTime(archivedAt) && { archivedAt }),
    ...(isLabel(career) && { career }),
    batches,
    variants: variants.map(({ id, name, file }) => ({ id, name, file })),
  };
}

const isVariant = (value: unknown): value is ListedVariant =>
  isRecord(value) && isId(value['id']) && isLabel(value['name']) && isLabel(value['file']);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isLabel = (value: unknown): value is string => typeof value === 'string' && value.length <= maxLabelLength;

/** Ids come into addresses and names of logs. */
const isId = (value: unknown): value is string => typeof value === 'string' && /^[\w-]{1,64}$/.test(value);

/** What a date can hold. */
const isTime = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= 8.64e15;

const damaged = (detail: string): Result<never, ArchiveError> => err({ type: 'Damaged', detail });
