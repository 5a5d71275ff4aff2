import { err, ok, type Result } from '@peersume/base';
import { templates } from '@peersume/typeset/templates';
import { nearest } from '../nearest.ts';
import type { Refusal } from '../report.ts';

export function checkTemplate(wanted: string | undefined): Result<void, Refusal> {
  const known = templates.map(({ id }) => id);
  if (wanted === undefined || known.includes(wanted)) return ok(undefined);
  const meant = nearest(wanted, known);
  return err({
    type: 'WrongUsage',
    message: `There is no template “${wanted}”${meant === undefined ? '' : `; did you mean ${meant}?`}`,
    next: 'peersume templates',
    facts: { known },
  });
}
