/** A link that cannot be read is told before anything is started for it. */
import { readPastedLink } from '@peersume/daemon/links';
import type { Refusal } from '../report.ts';
import { refusalOfDoorError } from './refusal-of-door-error.ts';

export function refuseLink(pasted: string): Refusal | undefined {
  const read = readPastedLink(pasted);
  return read.ok ? undefined : refusalOfDoorError({ type: 'LinkWrong', cause: read.error }, { again: 'peersume get' });
}
