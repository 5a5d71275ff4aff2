/** `-o -`: one file of a share to standard output, in order, as it comes, no faster than it is read. */
import { once } from 'node:events';
import type { OpenedJson } from '@peersume/daemon/http';
import { assert, err, ok } from '@peersume/base';
import type { Outcome } from '../report.ts';
import { quoted, refusalOfDoorError } from './refusal-of-door-error.ts';
import type { DoorWork } from './with-door.ts';

export async function streamFile(
  { door, signal, again }: DoorWork,
  opened: OpenedJson | undefined,
  paths: readonly string[] | undefined,
  link: string,
): Promise<Outcome> {
  assert(opened !== undefined, 'what is streamed was opened first');
  const files = opened.files.filter(({ path }) => paths?.includes(path) ?? true);
  const [file] = files;
  if (file === undefined || files.length > 1)
    return err({
      type: 'WrongUsage',
      message: `Standard output takes one file, and ${files.length} are chosen.`,
      next: `peersume get ${quoted(link)} -o - --only ${quoted(file?.path ?? 'PATH')}`,
      facts: { files: opened.files },
    });
  if (process.stdout.isTTY)
    return err({
      type: 'WrongUsage',
      message: 'A file’s bytes would garble the terminal.',
      next: `peersume get ${quoted(link)} -o - > ${quoted(file.path.split('/').at(-1) || opened.name)}`,
    });
  const wasHere = opened.heldBytes > 0;
  let bytes = 0;
  try {
    for await (const chunk of door.read(opened.root, file.path, { start: 0 }, signal)) {
      bytes += chunk.byteLength;
      if (!process.stdout.write(chunk)) await once(process.stdout, 'drain', { signal });
    }
  } catch (error) {
    if (signal.aborted) return err({ type: 'Interrupted', message: 'Stopped.', next: again });
    return err(
      refusalOfDoorError(
        { type: 'DaemonGone', detail: error instanceof Error ? error.message : String(error) },
        { again, link },
      ),
    );
  }
  if (bytes !== file.byteLength)
    return err({ type: 'CannotConnect', message: `Only ${bytes} of ${file.byteLength} bytes came.`, next: again });
  // What was only passed through is not kept.
  if (!wasHere) await door.call('forget', { root: opened.root, deleteFetched: true });
  return ok({ data: { root: opened.root, path: file.path, byteLength: bytes }, outputIsTaken: true });
}
