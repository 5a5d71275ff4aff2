/** Files to résumés and back, said in the words that a person reads. */
import type { Resume } from '@peersume/resume';
import * as model from '@peersume/resume';
import type { FileReading } from './protocol.ts';

export function readResumeFile(bytes: Uint8Array): FileReading {
  const parsed = model.Resume.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
  return parsed.success
    ? { ok: true, resume: parsed.data, problems: [] }
    : { ok: false, reason: 'not-a-resume', message: 'It is not a résumé.' };
}

export function writeJsonResume(resume: Resume): string {
  return JSON.stringify(resume);
}
