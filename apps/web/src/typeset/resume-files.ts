/** Files to résumés and back. What is wrong with one is told as facts: the interface has the words. */
import { loadResume, toJsonResume, type Resume } from '@peersume/resume';
import type { FileReading } from './protocol.ts';

export function readResumeFile(bytes: Uint8Array | string): FileReading {
  const loaded = loadResume(bytes);
  return loaded.ok
    ? { ok: true, resume: loaded.value.resume, problems: loaded.value.problems }
    : { ok: false, error: loaded.error };
}

export const writeJsonResume = (resume: Resume): string => `${JSON.stringify(toJsonResume(resume), null, 2)}\n`;
