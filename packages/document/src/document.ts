/**
 * A résumé as a document that several devices edit: Yjs inside, the résumé's own model outside. It changes by typed
 * operations, by ProseMirror in the texts (`editor/`), by undo, and by what comes from other devices; it tells what it
 * says (`resume`), and gives what is to be stored and sent (`takeBatches`).
 */
import { assert, err, ok, type Random, type Result } from '@peersume/base';
import { randomIds, type Id, type IdSource, type Resume } from '@peersume/resume';
import * as Y from 'yjs';
import type { GateError } from './gate/gate-error.ts';
import { createGate, type Gate } from './gate/gate.ts';
import { defaultGateLimits } from './gate/limits.ts';
import type { Received } from './gate/waiting-room.ts';
import { readBatch, writeBatch, type Batch, type Stamp } from './history/batch.ts';
import { readCheckpoint, writeCheckpoint } from './history/checkpoint.ts';
import { createHeads, type Heads } from './history/heads.ts';
import { readVersions, type NamedVersion } from './history/versions.ts';
import { keepSingleLives } from './lives/keep-single.ts';
import { applyOperation } from './operations/apply-operation.ts';
import type { Editing } from './operations/editing.ts';
import type { Done, Operation, OperationError, OperationOptions } from './operations/operation.ts';
import { createResumeBuilder } from './read/build-resume.ts';
import { createSource, type Source } from './read/source.ts';
import { listRemoved, type Removed } from './read/list-removed.ts';
import { masterView, type View } from './read/view.ts';
import type { ReadOnlyReason } from './read-only.ts';
import { editOrigin, remoteOrigin } from './shape/origins.ts';
import { livesOf, tops } from './shape/roots.ts';
import type { Node } from './shape/tree.ts';
import { isNewer, schemaVersion, schemaVersionOf } from './shape/schema-version.ts';
import { readUndo, writeUndo } from './undo/saved-steps.ts';
import { createUndoLog } from './undo/undo-log.ts';
import { differencesOf, type Difference } from './variants/differences.ts';
import { variantView } from './variants/variant-view.ts';
import { writeResume } from './write/from-resume.ts';

export interface ResumeDocument {
  /** For bindings of editors; everything else goes through this interface. */
  readonly doc: Y.Doc;
  readonly source: Source;
  /** Of new entities. */
  readonly ids: IdSource;
  /** What the master says, or one of its variants. */
  resume(variant?: Id): Resume;
  variants(): readonly VariantSummary[];
  /** What `restore` can bring back; in a variant also what is hidden there. */
  removed(variant?: Id): readonly Removed[];
  /** What a variant has of its own. */
  differences(variant: Id): readonly Difference[];
  /** Undefined: it may be changed. */
  readOnly(): ReadOnlyReason | undefined;
  apply(operation: Operation, options?: OperationOptions): Result<Done, OperationError>;
  /** One's own edits only, of this run and of those before. */
  undo(): boolean;
  redo(): boolean;
  canUndo(): boolean;
  canRedo(): boolean;
  /** What follows is another step of undo (a pause in typing). */
  endStep(): void;
  /** To be kept beside the document; `undo` of the options takes it. */
  saveUndo(): Uint8Array;
  /** Edits of this origin are the person's own: the editor's. */
  trackOrigin(origin: unknown): void;
  /** What has been changed here since the last call, to be stored and sent; one batch, more when versions were named. */
  takeBatches(stamp: Stamp): Uint8Array[];
  /** Everything, as one batch: for a log whose beginning is gone. */
  wholeBatch(stamp: Stamp): Uint8Array;
  /**
   * A batch of another device, in any order, any number of times. `announced` are the clients that its sender may speak
   * for; without, any. Refused, it has changed nothing. `onApplied` is told when it has come in, now or later; what only
   * waits has not been looked at closely, and is not to be kept as one's own.
   */
  receive(batch: Uint8Array, announced?: ReadonlySet<number>, onApplied?: () => void): Result<Received, GateError>;
  /** Names this moment. Undone and removed like anything else, by `apply`. */
  nameVersion(name: string, time: number): Result<Done, OperationError>;
  versions(): readonly NamedVersion[];
  /** Something was changed that no batch holds yet. */
  hasUnsaved(): boolean;
  /** Bytes of batches that wait for what they build on; they are in no checkpoint. */
  waitingBytes(): number;
  /** The whole state, to open faster; with the batches of the same document it may be given to `openDocument`. */
  checkpoint(): Uint8Array;
  /** Places, among the batches that the document was opened from, of those that cannot be read. */
  readonly damaged: readonly number[];
  /** Told after every change, whoever made it. */
  subscribe(listener: () => void): () => void;
  close(): void;
}

export interface VariantSummary {
  readonly id: Id;
  readonly name: string;
}

export interface DocumentOptions {
  readonly random: Random;
  /** What `saveUndo` gave. */
  readonly undo?: Uint8Array | undefined;
}

export interface OpenOptions extends DocumentOptions {
  /** What `checkpoint` gave. The batches that are in it need not be given, and may be. */
  readonly checkpoint?: Uint8Array | undefined;
}

/** A new document that says what the résumé says. */
export function createDocument(resume: Resume, options: DocumentOptions): ResumeDocument {
  const doc = newDoc();
  doc.clientID = freshClient(doc, options.random);
  writeResume(doc, resume, options.random);
  return documentOf(doc, options, { unsaved: [Y.encodeStateAsUpdate(doc)], heads: createHeads(), isSettled: true });
}

/** A document from the batches that were stored of it (written here, or let in here), in any order. What cannot be read of it is left out and named. */
export function openDocument(
  batches: readonly Uint8Array[],
  { checkpoint: checkpointBytes, ...options }: OpenOptions,
): Result<ResumeDocument, OpenError> {
  const checkpoint = checkpointBytes && readCheckpoint(checkpointBytes);
  const read = batches.map(readBatch);
  const known = read.flatMap((one) => (one.ok ? [one.value] : []));
  const atOnce = readAtOnce(
    checkpoint?.update,
    known.map(({ update }) => update),
  );
  const doc = atOnce?.doc ?? newDoc();
  doc.clientID = freshClient(doc, options.random);
  const heads = createHeads(checkpoint?.heads);
  const isSettled = atOnce?.isSettled === true;
  const document = documentOf(doc, options, { unsaved: [], heads, isSettled });
  if (checkpoint !== undefined && atOnce === undefined) document.restore(checkpoint.update, () => {});
  read.forEach((batch, index) => {
    const isRead =
      batch.ok && (atOnce !== undefined || document.restore(batch.value.update, () => note(batch.value)).ok);
    if (!isRead) document.damaged.push(index);
    else if (atOnce !== undefined) note(batch.value);
  });
  if (schemaVersionOf(doc) !== undefined) {
    // The program may have ended between hearing of something and putting it right.
    if (document.readOnly() === undefined) document.repair();
    return ok(document);
  }
  document.close();
  return err({ type: 'NoDocument', damaged: document.damaged });

  function note({ client, number }: Batch): void {
    heads.add(client, number);
  }
}

/** The quick way, where all is there and well. Settled where nothing that came after the checkpoint moved a letter. */
function readAtOnce(
  checkpoint: Uint8Array | undefined,
  updates: readonly Uint8Array[],
): { readonly doc: Y.Doc; readonly isSettled: boolean } | undefined {
  const doc = newDoc();
  let moved: number | undefined;
  try {
    doc.transact(() => {
      if (checkpoint !== undefined) {
        Y.applyUpdate(doc, checkpoint, remoteOrigin);
        moved = livesOf(doc).size;
      }
      for (const update of updates) Y.applyUpdate(doc, update, remoteOrigin);
    }, remoteOrigin);
  } catch {
    return undefined;
  }
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) return undefined;
  return { doc, isSettled: livesOf(doc).size === moved };
}

/** The batches hold no résumé, or not its beginning. */
export interface OpenError {
  readonly type: 'NoDocument';
  /** Places, among the batches, of those that cannot be read. */
  readonly damaged: readonly number[];
}

/** Nothing is collected: undo after a restart, and a bullet brought back, need what was deleted. */
const newDoc = (): Y.Doc => new Y.Doc({ gc: false, guid: 'peersume' });

/** One for each run; never one that the document knows. */
function freshClient(doc: Y.Doc, random: Random): number {
  for (;;) {
    const client = random.uint32();
    if (client !== 0 && !doc.store.clients.has(client)) return client;
  }
}

interface Sight {
  readonly view: View;
  readonly resume: () => Resume;
}

/** With what only opening needs. */
interface OpeningDocument extends ResumeDocument {
  readonly damaged: number[];
  readonly restore: Gate['restore'];
  readonly repair: () => void;
}

interface Stored {
  /** Changes that no batch holds yet. */
  readonly unsaved: Uint8Array[];
  readonly heads: Heads;
  /** Nothing was heard since second lives were last looked for (`lives/`). */
  readonly isSettled: boolean;
}

function documentOf(
  doc: Y.Doc,
  { random, undo: savedUndo }: DocumentOptions,
  { unsaved, heads, isSettled }: Stored,
): OpeningDocument {
  const { clientID: client } = doc;
  const ids = randomIds(() => random.uint32());
  const saved = savedUndo === undefined ? undefined : readUndo(savedUndo);
  const own = new Set([client, ...(saved?.own ?? [])]);
  const origins = new Set<unknown>([editOrigin]);
  const listeners = new Set<() => void>();
  /** Changes for batches of their own, each ended by the naming of a version. */
  const ended: Uint8Array[][] = [];
  let nextBatch = 0;
  let depth = 0;
  let hasChanged = false;

  const source = createSource(doc);
  const lives = keepSingleLives(doc, isSettled);
  const undoLog = createUndoLog({ doc, origins, saved, isOwn: (one) => own.has(one), lives: lives.index });
  const sights = new Map<Id | undefined, Sight>();

  /** The master, or a variant that is there. */
  function sightOf(variant: Id | undefined): Sight | undefined {
    const isThere = variant === undefined || variantNodes().some(({ id }) => id === variant);
    if (!isThere) return undefined;
    let sight = sights.get(variant);
    if (sight === undefined) {
      const view = variant === undefined ? master : variantView(source, variant);
      sights.set(variant, (sight = { view, resume: createResumeBuilder(view) }));
    }
    return sight;
  }

  const master = masterView(source);
  const variantNodes = (): readonly Node[] => master.children(tops.variant);

  function editingOf(variant: Id | undefined): Editing | undefined {
    const sight = sightOf(variant);
    return sight && { doc, source, random, ids, undo: undoLog, variant, ...sight };
  }

  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== remoteOrigin) unsaved.push(update);
  });
  doc.on('afterAllTransactions', (_, transactions) => {
    if (!transactions.some((transaction: Y.Transaction) => transaction.changed.size > 0)) return;
    hasChanged = true;
    if (depth === 0) tell();
  });

  function tell(): void {
    if (!hasChanged) return;
    hasChanged = false;
    for (const listener of listeners) listener();
  }

  /** Listeners hear once of all that `change` does. */
  function together<T>(change: () => T): T {
    depth++;
    try {
      return change();
    } finally {
      depth--;
      if (depth === 0) tell();
    }
  }

  function readOnly(): ReadOnlyReason | undefined {
    if (!isNewer(doc)) return undefined;
    return { type: 'NewerVersion', version: schemaVersionOf(doc) ?? 0, known: schemaVersion };
  }

  const gate = createGate({
    doc,
    limits: defaultGateLimits,
    apply(pieces) {
      doc.transact(() => {
        for (const piece of pieces) Y.applyUpdate(doc, piece, remoteOrigin);
      }, remoteOrigin);
      assert(doc.clientID === client, 'a client id is used by one tab alone');
      if (readOnly() === undefined) lives.repair();
    },
  });

  const takeBack = (what: 'undo' | 'redo'): boolean =>
    readOnly() === undefined &&
    together(() => {
      const done = undoLog[what]();
      lives.repair();
      return done;
    });

  const document: OpeningDocument = {
    doc,
    source,
    ids,
    resume(variant) {
      const sight = sightOf(variant);
      assert(sight !== undefined, 'a variant is asked for that is there');
      return sight.resume();
    },
    variants: () => variantNodes().map(({ id, kind }) => ({ id, name: String(source.fields(id, kind)['name']) })),
    removed(variant) {
      const sight = sightOf(variant);
      return sight === undefined ? [] : listRemoved(sight.view);
    },
    differences: (variant) => differencesOf(source, variant),
    readOnly,
    apply(operation, { group, variant } = {}) {
      const reason = readOnly();
      if (reason !== undefined) return err({ type: 'ReadOnly', reason });
      const editing = editingOf(variant);
      if (editing === undefined) return err({ type: 'NotFound', id: variant ?? '' });
      return together(() => {
        undoLog.begin(group);
        const done = applyOperation(editing, operation);
        if (group === undefined) undoLog.end();
        return done;
      });
    },
    undo: () => takeBack('undo'),
    redo: () => takeBack('redo'),
    canUndo: undoLog.canUndo,
    canRedo: undoLog.canRedo,
    endStep: undoLog.end,
    saveUndo: () => writeUndo({ own: [...own], ...undoLog.steps() }),
    trackOrigin: (origin) => void origins.add(origin),
    takeBatches(stamp) {
      const parts = [...ended.splice(0), unsaved.splice(0)].filter((updates) => updates.length > 0);
      return parts.map((updates) => {
        const update = updates.length === 1 ? (updates[0] as Uint8Array) : Y.mergeUpdates(updates);
        const number = nextBatch++;
        heads.add(client, number);
        return writeBatch({ client, number, ...stamp, update });
      });
    },
    wholeBatch(stamp) {
      const number = nextBatch++;
      heads.add(client, number);
      return writeBatch({ client, number, ...stamp, update: Y.encodeStateAsUpdate(doc) });
    },
    hasUnsaved: () => unsaved.length > 0 || ended.length > 0,
    waitingBytes: gate.waiting,
    checkpoint: () => writeCheckpoint({ heads: heads.list(), update: Y.encodeStateAsUpdate(doc) }),
    nameVersion(name, time) {
      const number = nextBatch + ended.length;
      const others = heads.list().filter(([one]) => one !== client);
      const done = document.apply({ type: 'nameVersion', name, time, heads: [...others, [client, number + 1]] });
      if (done.ok) ended.push(unsaved.splice(0));
      return done;
    },
    versions: () => readVersions(doc),
    damaged: [],
    restore: gate.restore,
    repair: lives.repair,
    receive(bytes, announced, onApplied = () => {}) {
      const batch = readBatch(bytes);
      if (!batch.ok) return batch;
      const { client: from, number, update } = batch.value;
      if (announced?.has(from) === false) return err({ type: 'ForeignClient', client: from });
      const applied = (): void => {
        heads.add(from, number);
        onApplied();
      };
      return together(() => gate.receive(update, new Set([from]), applied));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      undoLog.close();
      source.close();
      doc.destroy();
    },
  };
  return document;
}
