/**
 * Steps of undo as bytes, kept beside a document. They name letters by Yjs's ids, so they mean the same after the
 * document was opened again, whatever came to it since; together with `lives/`, which remembers what was brought back as
 * what, undo goes on where it stopped. Bytes that cannot be read are no steps: undo is a comfort, the words are elsewhere.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { Letters, UndoStep } from './step.ts';
import type { PlaceValue, StructureStep } from './structure-step.ts';

export interface SavedUndo {
  /** The clients that were this person's, here. */
  readonly own: readonly number[];
  readonly undo: readonly UndoStep[];
  readonly redo: readonly UndoStep[];
}

export function writeUndo({ own, undo, redo }: SavedUndo): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeUint8(encoder, version);
  encoding.writeAny(encoder, [...own]);
  for (const steps of [undo, redo]) {
    encoding.writeVarUint(encoder, steps.length);
    for (const step of steps) encoding.writeVarUint8Array(encoder, bytesOf(step));
  }
  return encoding.toUint8Array(encoder);
}

export function readUndo(bytes: Uint8Array): SavedUndo | undefined {
  try {
    const decoder = decoding.createDecoder(bytes);
    if (decoding.readUint8(decoder) !== version) return undefined;
    const own = numbers(decoding.readAny(decoder));
    const [undo, redo] = [readSteps(decoder), readSteps(decoder)];
    return { own, undo, redo };
  } catch {
    return undefined;
  }
}

function readSteps(decoder: decoding.Decoder): UndoStep[] {
  const steps: UndoStep[] = [];
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    const bytes = decoding.readVarUint8Array(decoder);
    const step = readStep(decoding.readAny(decoding.createDecoder(bytes)) as WrittenStep);
    // The first save after opening need not write them all anew.
    remember(step, bytes);
    steps.push(step);
  }
  return steps;
}

/** A step is saved again and again while it can be undone, and changes no more once the next has begun. */
function bytesOf(step: UndoStep): Uint8Array {
  const { insertions, deletions } = step.letters ?? {};
  const changes = step.structure.length;
  const known = written.get(step);
  // Yjs adds to a step by giving it new sets.
  const isSame = known?.insertions === insertions && known?.deletions === deletions && known?.changes === changes;
  if (known !== undefined && isSame) return known.bytes;
  const encoder = encoding.createEncoder();
  encoding.writeAny(encoder, writeStep(step) as never);
  return remember(step, encoding.toUint8Array(encoder));
}

function remember(step: UndoStep, bytes: Uint8Array): Uint8Array {
  const { insertions, deletions } = step.letters ?? {};
  written.set(step, { insertions, deletions, changes: step.structure.length, bytes });
  return bytes;
}

interface Known {
  readonly insertions: Letters['insertions'] | undefined;
  readonly deletions: Letters['deletions'] | undefined;
  readonly changes: number;
  readonly bytes: Uint8Array;
}
const written = new WeakMap<UndoStep, Known>();

const version = 1;

interface WrittenStep {
  readonly insertions?: unknown;
  readonly deletions?: unknown;
  readonly structure: readonly StructureStep[];
}

function writeStep({ letters, structure }: UndoStep): WrittenStep {
  const changes = structure as readonly StructureStep[];
  if (letters === undefined) return { structure: changes };
  return { insertions: flat(letters.insertions), deletions: flat(letters.deletions), structure: changes };
}

function readStep({ insertions, deletions, structure }: WrittenStep): UndoStep {
  const letters =
    insertions === undefined
      ? undefined
      : // UndoManager asks no more of its items than these three.
        ({
          insertions: setFrom(numbers(insertions)),
          deletions: setFrom(numbers(deletions)),
          meta: new Map(),
        } as Letters);
  return { letters, structure: structure.map(readStructure) };
}

function readStructure(step: StructureStep): StructureStep {
  const { type, id } = step;
  if (typeof id !== 'string') throw new TypeError('a step names an entity');
  if (type === 'hide' || type === 'show') {
    return { type, id, ifOwn: step.ifOwn, ...(step.inMaster === true && { inMaster: true }) };
  }
  const place = ([parent, key]: PlaceValue): PlaceValue => [String(parent), String(key)];
  return { type: 'place', id, from: place(step.from), to: place(step.to) };
}

/** Client, number of ranges, then start and length of each. */
function flat(set: Letters['insertions']): number[] {
  return [...set.clients].flatMap(([client, ranges]) => [
    client,
    ranges.length,
    ...ranges.flatMap(({ clock, len }) => [clock, len]),
  ]);
}

function setFrom(values: readonly number[]): Letters['insertions'] {
  const set = Y.createDeleteSet();
  let at = 0;
  const next = (): number => values[at++] as number;
  while (at < values.length) {
    const client = next();
    const ranges = [];
    for (let left = next(); left > 0 && at < values.length; left--) ranges.push({ clock: next(), len: next() });
    set.clients.set(client, ranges);
  }
  return set;
}

function numbers(value: unknown): number[] {
  if (!Array.isArray(value) || !value.every((part) => Number.isSafeInteger(part) && (part as number) >= 0)) {
    throw new TypeError('a list of numbers');
  }
  return value as number[];
}
