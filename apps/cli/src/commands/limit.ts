/** `peersume limit --up RATE --down RATE`: how fast the running daemon may be. */
import { readRate } from '@peersume/daemon/config';
import { err, ok } from '@peersume/base';
import { rateInWords } from '../network/measure-words.ts';
import { refusalOfDoorError } from '../network/refusal-of-door-error.ts';
import type { NetworkOptions } from '../network/settings-of-command.ts';
import { withDoor } from '../network/with-door.ts';
import type { Outcome } from '../report.ts';

export interface LimitOptions extends NetworkOptions {
  readonly up?: string;
  readonly down?: string;
}

export async function limit({ up, down, ...options }: LimitOptions): Promise<Outcome> {
  const limits: { upload?: number | null; download?: number | null } = {};
  for (const [name, flag, written] of [
    ['upload', '--up', up],
    ['download', '--down', down],
  ] as const) {
    if (written === undefined) continue;
    const rate = readRate(written);
    if (!rate.ok)
      return err({ type: 'WrongUsage', message: `${flag} ${rate.error}.`, next: 'peersume limit --up 2M --down none' });
    limits[name] = rate.value ?? null;
  }
  return await withDoor('peersume limit', options, async ({ door, again }) => {
    const changed = await door.call('limit', limits);
    if (!changed.ok) return err(refusalOfDoorError(changed.error, { again }));
    const now = changed.value.limits;
    const words = (value: number | undefined) => (value === undefined ? 'no limit' : rateInWords(value));
    const notes = door.isRunning ? [] : ['No daemon runs, so this changed nothing. Start one: peersume serve'];
    return ok({ text: `up ${words(now.upload)}, down ${words(now.download)}`, notes, data: { limits: now } });
  });
}
