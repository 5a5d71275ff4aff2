/** `peersume sample`: a complete résumé to start from, as a JSON Resume file. */
import { existsSync } from 'node:fs';
import { err, ok, type Result } from '@peersume/base';
import { careers, loadSample, toJsonResume, type Career } from '@peersume/resume';
import { writeAtomically } from '../files/write-atomically.ts';
import { nearest } from '../nearest.ts';
import type { Outcome, Refusal } from '../report.ts';
import { style } from '../terminal/style.ts';

export interface SampleOptions {
  readonly output?: string;
  readonly force?: true;
}

export async function sample(wanted: string | undefined, { output, force }: SampleOptions): Promise<Outcome> {
  if (wanted === undefined) return ok(listCareers());
  const career = findCareer(wanted);
  if (!career.ok) return career;
  const file = toJsonResume(await loadSample(career.value.id));
  const text = JSON.stringify(file, null, 2);
  const data = { career: career.value.id, resume: file };
  if (output === undefined || output === '-') return ok({ text, data });

  // A résumé that somebody has begun to fill in must not be lost to a repeated command.
  if (existsSync(output) && force !== true) {
    return err({
      type: 'CannotWrite',
      message: `${output} is there already.`,
      next: `peersume sample ${career.value.id} -o ${output} --force`,
    });
  }
  const written = await writeAtomically(output, `${text}\n`);
  if (!written.ok) return written;
  return ok({
    text: `${style('good', output)}  ${style('quiet', `now: peersume build ${output}`)}`,
    data: { career: career.value.id, file: output },
  });
}

function findCareer(wanted: string): Result<Career, Refusal> {
  const career = careers.find(({ id }) => id === wanted);
  if (career !== undefined) return ok(career);
  const meant = nearest(
    wanted,
    careers.map(({ id }) => id),
  );
  return err({
    type: 'WrongUsage',
    message: `There is no sample “${wanted}”.`,
    next: meant === undefined ? 'peersume sample' : `peersume sample ${meant}`,
    facts: { known: careers.map(({ id }) => id) },
  });
}

function listCareers() {
  const width = Math.max(...careers.map(({ id }) => id.length));
  return {
    text: careers.map(({ id, description }) => `${style('strong', id.padEnd(width))}  ${description}`).join('\n'),
    data: { careers: careers.map(({ id, name, description }) => ({ id, name, description })) },
  };
}
