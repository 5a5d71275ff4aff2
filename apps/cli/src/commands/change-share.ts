/** `peersume pause`, `resume`, `forget`: one share, or with --all every one. */
import { err, ok } from '@peersume/base';
import { findShare } from '../network/find-share.ts';
import { counted } from '../network/measure-words.ts';
import { quoted, refusalOfDoorError } from '../network/refusal-of-door-error.ts';
import type { NetworkOptions } from '../network/settings-of-command.ts';
import { withDoor } from '../network/with-door.ts';
import type { Outcome } from '../report.ts';
import { printable } from '../terminal/print.ts';

export interface ChangeOptions extends NetworkOptions {
  readonly all?: true;
  readonly delete?: true;
}

export type Change = 'pause' | 'resume' | 'forget';

export async function changeShare(
  change: Change,
  wanted: string | undefined,
  options: ChangeOptions,
): Promise<Outcome> {
  const line = `peersume ${change}${wanted === undefined ? '' : ` ${quoted(wanted)}`}`;
  if (wanted === undefined && options.all !== true)
    return err({ type: 'WrongUsage', message: 'Which one? Name it, or take --all.', next: `${line} --all` });
  return await withDoor(line, options, async ({ door, again }) => {
    const chosen = wanted === undefined ? await door.call('files', {}) : await findShare(door, wanted, again);
    if (!chosen.ok) return err('message' in chosen.error ? chosen.error : refusalOfDoorError(chosen.error, { again }));
    const files = 'files' in chosen.value ? chosen.value.files : [chosen.value];
    for (const { root } of files) {
      const done =
        change === 'forget'
          ? await door.call('forget', { root, deleteFetched: options.delete === true })
          : await door.call('change', { root, paused: change === 'pause' });
      if (!done.ok) return err(refusalOfDoorError(done.error, { again }));
    }
    const [only] = files;
    const what = files.length === 1 && only !== undefined ? printable(only.name) : counted(files.length, 'share');
    return ok({ text: `${what} ${pastOf[change]}.`, data: { roots: files.map(({ root }) => root) } });
  });
}

const pastOf = { pause: 'paused', resume: 'resumed', forget: 'is no longer served' } as const;
