/**
 * An update cut into small ones, each of which builds only on what is known before it. Yjs takes time in the square of
 * the structs that stand close together; before each small one, what it would cost can be counted exactly. (In version
 * 1 of the format each struct stands by itself, so its bytes can be moved as they are.)
 */
import { err, ok, type Result } from '@peersume/base';
import type { GateError } from './gate-error.ts';
import type { Scan, ScannedId, ScannedStruct } from './scan-update.ts';

export interface Piece {
  readonly update: Uint8Array;
  readonly structs: readonly ScannedStruct[];
}

/** Structs in one piece: some hundred thousand comparisons at worst. */
const pieceSize = 256;

/** `stateOf` says how far each client is known before the update. */
export function cutUpdate(
  bytes: Uint8Array,
  { structs, clients, deletionsAt }: Scan,
  stateOf: (client: number) => number,
): Result<Piece[], GateError> {
  if (structs.length <= pieceSize) return ok([{ update: bytes, structs }]);
  const known = new Map<number, number>();
  const isKnown = (id: ScannedId | string | undefined): boolean =>
    typeof id !== 'object' || id.clock < Math.max(known.get(id.client) ?? 0, stateOf(id.client));
  const queues = [...clients.keys()].map((client) => ({
    client,
    next: 0,
    structs: structs.filter((one) => one.client === client),
  }));
  const pieces: Piece[] = [];
  for (let left = structs.length; left > 0;) {
    const before = left;
    for (const queue of queues) {
      const from = queue.next;
      for (
        let one = queue.structs[from];
        one !== undefined && queue.next - from < pieceSize;
        one = queue.structs[++queue.next]
      ) {
        if (!isKnown(one.origin) || !isKnown(one.right) || !isKnown(one.parent)) break;
        known.set(queue.client, one.clock + one.length);
      }
      const part = queue.structs.slice(from, queue.next);
      if (part.length === 0) continue;
      pieces.push({ update: writePiece(bytes, part), structs: part });
      left -= part.length;
    }
    if (left === before) return err({ type: 'Malformed', problem: 'its structs wait for each other' });
  }
  pieces.push({ update: Uint8Array.of(0, ...bytes.subarray(deletionsAt)), structs: [] });
  return ok(pieces);
}

function writePiece(bytes: Uint8Array, part: readonly ScannedStruct[]): Uint8Array {
  const first = part[0] as ScannedStruct; // a part has one at least
  const head = [1, part.length, first.client, first.clock].flatMap(uint);
  const body = bytes.subarray(first.start, part.at(-1)?.end);
  const update = new Uint8Array(head.length + body.length + 1);
  update.set(head);
  update.set(body, head.length);
  // The last byte, zero, says that nothing is deleted.
  return update;
}

function uint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) + 0x80);
  return [...bytes, rest];
}
