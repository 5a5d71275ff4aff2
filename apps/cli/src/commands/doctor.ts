/** `peersume doctor [LINK]`: why it does not connect, the cause named, and what to do. */
import type { DiagnosisJson } from '@peersume/daemon/http';
import { err, ok } from '@peersume/base';
import { refuseLink } from '../network/refuse-link.ts';
import { createProgressLine } from '../network/progress-line.ts';
import { quoted, refusalOfDoorError } from '../network/refusal-of-door-error.ts';
import type { NetworkOptions } from '../network/settings-of-command.ts';
import { withDoor } from '../network/with-door.ts';
import { exitCodes, type Outcome } from '../report.ts';
import { printable } from '../terminal/print.ts';
import { style } from '../terminal/style.ts';

export async function doctor(words: readonly string[], options: NetworkOptions): Promise<Outcome> {
  const link = words.length === 0 ? undefined : words.join('\n');
  const line = `peersume doctor${link === undefined ? '' : ` ${quoted(link)}`}`;
  const wrong = link === undefined ? undefined : refuseLink(link);
  if (wrong !== undefined) return err(wrong);
  return await withDoor(line, options, async ({ door, again, signal }) => {
    const progress = createProgressLine();
    progress.show({ name: 'examining', words: ['one thing after the other'] });
    const examined = await door.call('examine', link === undefined ? {} : { link }, undefined, signal);
    progress.clear();
    if (!examined.ok) return err(refusalOfDoorError(examined.error, { again, link }));
    return ok({
      text: describeDiagnosis(examined.value),
      data: { ...examined.value },
      exitCode: examined.value.cause === undefined ? exitCodes.ok : exitCodes.cannotConnect,
    });
  });
}

const signs = {
  good: style('good', '✓'),
  bad: style('bad', '✗'),
  unknown: style('warning', '?'),
  skipped: style('quiet', '–'),
} as const;

function describeDiagnosis({ checks, cause, attempts }: DiagnosisJson): string {
  const width = Math.max(0, ...checks.map(({ name }) => name.length));
  const lines = checks.map(
    ({ name, outcome, detail }) =>
      `${signs[outcome]} ${printable(name).padEnd(width)}  ${style(outcome === 'skipped' ? 'quiet' : 'plain', printable(detail))}`,
  );
  const tried = attempts.slice(-maxAttempts).map(({ address, way, outcome }) => {
    const result = outcome.type === 'linked' ? 'linked' : outcome.type;
    return `  ${printable(address)}  ${style('quiet', `${way}: ${result}`)}`;
  });
  const verdict =
    cause === undefined
      ? [style('good', 'Everything that was tried works.')]
      : [`${style('bad', printable(cause.sentence))}`, `  ${printable(cause.advice)}`];
  return [...lines, ...(tried.length > 0 ? ['', 'Tried of late', ...tried] : []), '', ...verdict].join('\n');
}

const maxAttempts = 10;
