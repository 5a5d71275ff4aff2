/** Files to résumés and back, said in the words that a person reads. */
import { describeLoadError, loadResume, toJsonResume, type Resume } from '@peersume/resume';
import type { FileReading } from './protocol.ts';

export function readResumeFile(bytes: Uint8Array | string): FileReading {
  const loaded = loadResume(bytes);
  return loaded.ok
    ? { ok: true, resume: loaded.value.resume, problems: loaded.value.problems }
    : { ok: false, message: describeLoadError(loaded.error) };
}

export const writeJsonResume = (resume: Resume): string => `${JSON.stringify(toJsonResume(resume), null, 2)}\n`;
