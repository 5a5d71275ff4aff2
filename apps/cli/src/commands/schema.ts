/** `peersume schema` */
import { ok } from '@peersume/base';
import { resumeJsonSchema } from '@peersume/resume';
import type { Outcome } from '../report.ts';

export async function printSchema(): Promise<Outcome> {
  const schema = resumeJsonSchema();
  return ok({ text: JSON.stringify(schema, null, 2), data: { schema } });
}
