/** `peersume peers`: who is linked, how, and what goes over it. */
import { err, ok } from '@peersume/base';
import { bytesInWords, rateInWords, timeInWords } from '../network/measure-words.ts';
import { refusalOfDoorError } from '../network/refusal-of-door-error.ts';
import type { NetworkOptions } from '../network/settings-of-command.ts';
import { table } from '../network/table.ts';
import { withDoor } from '../network/with-door.ts';
import type { Outcome } from '../report.ts';
import { style } from '../terminal/style.ts';

export async function peers(options: NetworkOptions): Promise<Outcome> {
  return await withDoor('peersume peers', options, async ({ door, again, signal }) => {
    const answer = await door.call('peers', {}, undefined, signal);
    if (!answer.ok) return err(refusalOfDoorError(answer.error, { again }));
    const { peers } = answer.value;
    const number = { isNumber: true } as const;
    const rows = peers.map(({ info, forMs, rates, sentBytes, receivedBytes }) => [
      info.peer,
      `${info.kind}${info.isRelayed ? ', relayed' : ''}`,
      info.direction,
      info.remoteAddress ?? '',
      timeInWords(forMs / 1_000),
      `${rateInWords(rates.upload)} up`,
      `${rateInWords(rates.download)} down`,
      `${bytesInWords(sentBytes)} sent`,
      `${bytesInWords(receivedBytes)} received`,
    ]);
    const nobody = door.isRunning
      ? 'Nobody is linked.'
      : 'No daemon runs, so nobody is linked. Start one: peersume serve';
    const text =
      peers.length === 0
        ? style('quiet', nobody)
        : table([{}, {}, {}, {}, number, number, number, number, number], rows);
    return ok({ text, data: { isRunning: door.isRunning, peers } });
  });
}
