/** `peersume accept [ID]` and `peersume decline [ID]`: what somebody nearby wants to send. */
import { resolve } from 'node:path';
import { err, ok } from '@peersume/base';
import { bytesInWords, counted } from '../network/measure-words.ts';
import { refusalOfDoorError } from '../network/refusal-of-door-error.ts';
import type { NetworkOptions } from '../network/settings-of-command.ts';
import { table } from '../network/table.ts';
import { withDoor } from '../network/with-door.ts';
import type { Outcome } from '../report.ts';
import { printable } from '../terminal/print.ts';
import { style } from '../terminal/style.ts';

export interface AnswerOptions extends NetworkOptions {
  readonly directory?: string;
}

/** Without an id: the one offer that waits, or the list of them. */
export async function answerOffer(
  answer: 'accept' | 'decline',
  id: string | undefined,
  options: AnswerOptions,
): Promise<Outcome> {
  return await withDoor(`peersume ${answer}`, options, async ({ door, settings, again }) => {
    const waiting = await door.call('offers', {});
    if (!waiting.ok) return err(refusalOfDoorError(waiting.error, { again }));
    const { offers } = waiting.value;
    const offer = id === undefined && offers.length === 1 ? offers[0] : offers.find((each) => each.id === id);
    if (offer === undefined && id !== undefined) return err(refusalOfDoorError({ type: 'OfferGone', id }, { again }));
    if (offer === undefined) {
      const rows = offers.map((each) => [each.id, each.name, bytesInWords(each.byteLength), `from ${each.from}`]);
      const nothing = door.isRunning
        ? 'Nobody offers anything.'
        : 'No daemon runs that could be offered anything. Start one: peersume serve';
      return ok({
        text: offers.length === 0 ? style('quiet', nothing) : table([{}, {}, { isNumber: true }, {}], rows),
        data: { offers },
      });
    }
    const into = resolve(options.directory ?? settings.downloads);
    const done =
      answer === 'accept'
        ? await door.call('accept', { id: offer.id, into })
        : await door.call('decline', { id: offer.id });
    if (!done.ok) return err(refusalOfDoorError(done.error, { again }));
    const what = `${printable(offer.name)} (${counted(offer.files, 'file')}, ${bytesInWords(offer.byteLength)})`;
    const text =
      answer === 'accept' ? `${what} comes into ${printable(into)}. See: peersume status` : `${what} is declined.`;
    return ok({ text, data: { offer, ...(answer === 'accept' && { into }) } });
  });
}
