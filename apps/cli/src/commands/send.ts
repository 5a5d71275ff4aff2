/** `peersume send FILE [--to NAME]`: shares a file and offers it to a device nearby, which may accept or decline. */
import { resolve } from 'node:path';
import type { Door } from '@peersume/daemon/client';
import type { FileJson } from '@peersume/daemon/http';
import { err, ok, type Result } from '@peersume/base';
import { bytesInWords, rateInWords } from '../network/measure-words.ts';
import { createProgressLine } from '../network/progress-line.ts';
import { quoted, refusalOfDoorError } from '../network/refusal-of-door-error.ts';
import type { NetworkOptions } from '../network/settings-of-command.ts';
import { table } from '../network/table.ts';
import { withDoor, type DoorWork } from '../network/with-door.ts';
import type { Outcome, Refusal } from '../report.ts';
import { printable } from '../terminal/print.ts';

export interface SendOptions extends NetworkOptions {
  readonly to?: string;
}

export async function send(paths: readonly string[], options: SendOptions): Promise<Outcome> {
  return await withDoor(`peersume send ${paths.map(quoted).join(' ')}`, options, async (work) => {
    const { door, signal, again } = work;
    const found = await findDevice(work, options.to);
    if (!found.ok) return found;
    const shared = await door.call(
      'share',
      { paths: paths.map((path) => resolve(path)), isPrivate: true },
      undefined,
      signal,
    );
    if (!shared.ok) return err(refusalOfDoorError(shared.error, { again }));
    const { root, byteLength } = shared.value;
    const progress = createProgressLine();
    progress.show({ name: found.value.name, words: ['asked; waiting for the answer'] });
    const answer = await door.call('offer', { root, to: found.value.id }, undefined, signal);
    progress.clear();
    if (!answer.ok) return err(refusalOfDoorError(answer.error, { again }));
    if (answer.value.answer === 'declined') {
      await door.call('forget', { root, deleteFetched: false });
      return err({ type: 'CannotConnect', message: `${found.value.name} declined, or nobody answered.`, next: again });
    }
    if (!(await untilSent(door, root, byteLength, signal)))
      return err({ type: 'Interrupted', message: 'Stopped.', next: again });
    const text = `${printable(found.value.name)} has it: ${bytesInWords(byteLength)}.`;
    return ok({ text, data: { root, to: found.value, byteLength } });
  });
}

interface Device {
  readonly id: string;
  readonly name: string;
}

const lookFor = { tries: 20, everyMs: 250 }; // an announcement on the local network comes within a second or two

async function findDevice(
  { door, signal, again }: DoorWork,
  wanted: string | undefined,
): Promise<Result<Device, Refusal>> {
  const progress = createProgressLine();
  progress.show({ name: 'looking for devices nearby', words: [] });
  let near: readonly Device[] = [];
  for (let left = lookFor.tries; left > 0 && !signal.aborted; left--) {
    const answer = await door.call('nearby', {}, undefined, signal);
    if (!answer.ok) return err(refusalOfDoorError(answer.error, { again }));
    near = answer.value.nearby;
    const meant = near.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted?.toLowerCase());
    if (meant !== undefined) {
      progress.clear();
      return ok(meant);
    }
    await new Promise((resolve) => setTimeout(resolve, lookFor.everyMs));
  }
  progress.clear();
  const [only] = near;
  if (wanted === undefined && only !== undefined && near.length === 1) return ok(only);
  if (near.length === 0)
    return err({
      type: 'CannotConnect',
      message: 'No device nearby answers. Start peersume serve on the other one, or send a link instead.',
      next: again.replace('send', 'share'),
    });
  const list = table(
    [{}, {}],
    near.map(({ name, id }) => [name, id]),
  );
  return err({
    type: 'WrongUsage',
    message: wanted === undefined ? `Which of them?\n${list}` : `No device nearby is called ${wanted}.\n${list}`,
    next: `${again} --to ${quoted(only?.name ?? '')}`,
    facts: { nearby: near },
  });
}

/** Until the other end has as many bytes as there are. */
async function untilSent(door: Door, root: string, byteLength: number, signal: AbortSignal): Promise<boolean> {
  const progress = createProgressLine();
  const isThrough = (file: FileJson) => file.sentBytes >= byteLength && file.peers === 0;
  while (!signal.aborted) {
    const files = await door.call('files', {});
    const file = files.ok ? files.value.files.find((each) => each.root === root) : undefined;
    if (file === undefined || isThrough(file)) break;
    progress.show({
      name: file.name,
      share: byteLength === 0 ? 1 : Math.min(1, file.sentBytes / byteLength),
      words: [rateInWords(file.rates.upload)],
    });
    // The receiver stays linked for a while after its last piece; what is sent is sent.
    if (file.sentBytes >= byteLength && file.rates.upload === 0) break;
    await new Promise((resolve) => setTimeout(resolve, lookFor.everyMs));
  }
  progress.clear();
  return !signal.aborted;
}
