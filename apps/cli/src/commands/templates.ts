/** `peersume templates` */
import { ok } from '@peersume/base';
import { templates } from '@peersume/typeset/templates';
import type { Outcome } from '../report.ts';
import { style } from '../terminal/style.ts';

export async function listTemplates(): Promise<Outcome> {
  const width = Math.max(...templates.map(({ id }) => id.length));
  const lines = templates.map(({ id, description }) => `${style('strong', id.padEnd(width))}  ${description}`);
  return ok({
    text: lines.join('\n'),
    data: { templates: templates.map(({ id, name, description, defaults }) => ({ id, name, description, defaults })) },
  });
}
