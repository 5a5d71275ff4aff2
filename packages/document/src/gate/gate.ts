/**
 * The gate through which updates of other devices come. Each is read without being built (`scan-update.ts`), counted
 * against limits (`check-places.ts`), applied to a scratch copy, where failing is harmless, and looked at there
 * (`check-schema.ts`). Only then does the document see it. What needs something that has not come yet waits.
 */
import { err, ok, type Result } from '@peersume/base';
import * as Y from 'yjs';
import { rootOf } from '../shape/roots.ts';
import { isNewer } from '../shape/schema-version.ts';
import { checkPlaces } from './check-places.ts';
import { findFault } from './check-schema.ts';
import { cutUpdate, type Piece } from './cut-update.ts';
import type { GateError } from './gate-error.ts';
import { storedLimits, type GateLimits } from './limits.ts';
import { scanUpdate, type Scan, type ScannedId } from './scan-update.ts';
import { createWaitingRoom, type Arrival, type Received } from './waiting-room.ts';

export interface Gate {
  /** Lets an update in, now or when what it builds on has come. Only the announced clients may speak in it. */
  receive(update: Uint8Array, announced: ReadonlySet<number>, onApplied: () => void): Result<Received, GateError>;
  /** For what this device has stored itself: waits for what is missing, is not checked further. */
  restore(update: Uint8Array, onApplied: () => void): Result<Received, GateError>;
  /** Bytes of updates that wait. */
  waiting(): number;
}

export interface GateOptions {
  readonly doc: Y.Doc;
  readonly limits: GateLimits;
  /** Takes in what passed, in these pieces. */
  readonly apply: (pieces: readonly Uint8Array[]) => void;
}

export function createGate({ doc, limits, apply }: GateOptions): Gate {
  let scratch: Y.Doc | undefined;
  /** What the document has taken in that the scratch copy has not. */
  let behind: Uint8Array[] = [];
  const room = createWaitingRoom(limits.maxWaitingBytes);

  doc.on('update', (update: Uint8Array) => {
    if (scratch !== undefined) behind.push(update);
  });

  function scratchCopy(): Y.Doc {
    if (scratch === undefined) {
      scratch = new Y.Doc({ gc: false });
      Y.applyUpdate(scratch, Y.encodeStateAsUpdate(doc));
    } else {
      for (const update of behind) Y.applyUpdate(scratch, update);
    }
    behind = [];
    return scratch;
  }

  /** What must come before it, if that has not come yet. */
  function missingFor({ needs, clients }: Scan): ScannedId | undefined {
    for (const [client, { from }] of clients) if (from > Y.getState(doc.store, client)) return { client, clock: from };
    for (const [client, clock] of needs) {
      if (clock > Math.max(Y.getState(doc.store, client), clients.get(client)?.to ?? 0)) return { client, clock };
    }
    return undefined;
  }

  /** Applies an update to the scratch copy; whatever it does there, the copy is as the document is afterwards, or gone. */
  function tryOut(update: Uint8Array, scan: Scan): Result<Uint8Array[], GateError> {
    const copy = scratchCopy();
    const pieces = cutUpdate(update, scan);
    const changes: Changes = new Map();
    const note = (transaction: Y.Transaction): void => noteChanges(copy, transaction, changes);
    copy.on('beforeObserverCalls', note);
    const tried = applyPieces(copy, pieces, changes);
    copy.off('beforeObserverCalls', note);
    if (tried.ok) return ok(pieces.map((piece) => piece.update));
    scratch = undefined;
    return tried;
  }

  function applyPieces(copy: Y.Doc, pieces: readonly Piece[], changes: Changes): Result<void, GateError> {
    const budget = { stepsLeft: limits.maxPlacingSteps };
    try {
      for (const { update, structs } of pieces) {
        const places = checkPlaces(copy, structs, limits, budget);
        if (!places.ok) return places;
        Y.applyUpdate(copy, update);
      }
      const fault = faultAfter(copy, changes);
      return fault === undefined ? ok(undefined) : err(fault);
    } catch (error) {
      return err({ type: 'Malformed', problem: error instanceof Error ? error.message : 'it cannot be applied' });
    }
  }

  function faultAfter(copy: Y.Doc, changes: Changes): GateError | undefined {
    if (copy.store.pendingStructs !== null || copy.store.pendingDs !== null) {
      return { type: 'Malformed', problem: 'it refers to what does not exist' };
    }
    if (isNewer(copy)) return undefined;
    const fault = findFault(copy, changes, limits);
    return fault === undefined ? undefined : { type: 'AgainstSchema', ...fault };
  }

  function letIn({ update, scan, isTrusted, onApplied }: Arrival): Result<void, GateError> {
    const tried = isTrusted ? ok([update]) : tryOut(update, scan);
    if (!tried.ok) return tried;
    apply(tried.value);
    onApplied();
    return ok(undefined);
  }

  function take(arrival: Arrival): Result<Received, GateError> {
    const missing = missingFor(arrival.scan);
    if (missing !== undefined) return room.wait(arrival, missing);
    const done = letIn(arrival);
    if (!done.ok) return done;
    letWaitingIn(arrival.scan);
    return ok({ type: 'applied' });
  }

  /** Those that waited for what has come. A bad one is dropped: its sender was told that it waits, and hears no more. */
  function letWaitingIn(first: Scan): void {
    const come = [first];
    for (let next = come.pop(); next !== undefined; next = come.pop()) {
      for (const client of next.clients.keys()) {
        for (const arrival of room.take(client, Y.getState(doc.store, client))) {
          const missing = missingFor(arrival.scan);
          if (missing !== undefined) room.wait(arrival, missing);
          else if (letIn(arrival).ok) come.push(arrival.scan);
        }
      }
    }
  }

  return {
    waiting: room.bytes,
    receive(update, announced, onApplied) {
      const scan = scanUpdate(update, limits);
      if (!scan.ok) return scan;
      for (const [client, { to }] of scan.value.clients) {
        const isForged = client === doc.clientID && to > Y.getState(doc.store, client);
        if (isForged || !announced.has(client)) return err({ type: 'ForeignClient', client });
      }
      return take({ update, scan: scan.value, isTrusted: false, onApplied });
    },
    restore(update, onApplied) {
      const scan = scanUpdate(update, storedLimits);
      return scan.ok ? take({ update, scan: scan.value, isTrusted: true, onApplied }) : scan;
    },
  };
}

/** Root type's name -> the keys that changed; the null key stands for what has none. */
type Changes = Map<string, Set<string | null>>;

function noteChanges(doc: Y.Doc, transaction: Y.Transaction, changes: Changes): void {
  const names = new Map([...doc.share].map(([name, type]) => [type as Y.AbstractType<unknown>, name]));
  for (const [type, keys] of transaction.changed) {
    const root = rootOf(type as Y.AbstractType<unknown>);
    const name = names.get(root) as string; // every type lies in a root type
    const known = changes.get(name) ?? new Set();
    changes.set(name, known);
    for (const key of keys) known.add(root === type ? key : null);
  }
}
