/**
 * A résumé as a document that several devices edit: Yjs inside, the résumé's own model outside. It changes by typed
 * operations, by ProseMirror in the texts (`editor/`), by undo, and by what comes from other devices; it tells what it
 * says (`resume`), and what is to be stored and sent (`takeUpdate`).
 */
import { assert, err, ok, type Random, type Result } from '@peersume/base';
import { randomIds, type Id, type IdSource, type Resume } from '@peersume/resume';
import * as Y from 'yjs';
import type { GateError } from './gate/gate-error.ts';
import { createGate } from './gate/gate.ts';
import { defaultGateLimits } from './gate/limits.ts';
import type { Received } from './gate/waiting-room.ts';
import { keepSingleLives } from './lives/keep-single.ts';
import { applyOperation } from './operations/apply-operation.ts';
import type { Editing } from './operations/editing.ts';
import type { Done, Operation, OperationError, OperationOptions } from './operations/operation.ts';
import { createResumeBuilder } from './read/build-resume.ts';
import { createSource, type Source } from './read/source.ts';
import { masterView, type View } from './read/view.ts';
import type { ReadOnlyReason } from './read-only.ts';
import { editOrigin, remoteOrigin } from './shape/origins.ts';
import { tops } from './shape/roots.ts';
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
  /** What has been changed here since the last call, as one update; undefined when nothing has. */
  takeUpdate(): Uint8Array | undefined;
  /**
   * What another device has changed, in any order, any number of times. With `announced`, only these clients may speak
   * in it. Refused, it has changed nothing.
   */
  receive(update: Uint8Array, announced?: ReadonlySet<number>): Result<Received, GateError>;
  /** Places, among the updates that the document was opened from, of those that cannot be read. */
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

/** A new document that says what the résumé says. */
export function createDocument(resume: Resume, options: DocumentOptions): ResumeDocument {
  const doc = newDoc();
  doc.clientID = freshClient(doc, options.random);
  writeResume(doc, resume, options.random);
  return documentOf(doc, options, [Y.encodeStateAsUpdate(doc)]);
}

/** A document from everything that was stored of it, in any order. What cannot be read of it is left out and named. */
export function openDocument(
  updates: readonly Uint8Array[],
  options: DocumentOptions,
): Result<ResumeDocument, OpenError> {
  const doc = readAtOnce(updates) ?? newDoc();
  doc.clientID = freshClient(doc, options.random);
  const document = documentOf(doc, options, []);
  if (schemaVersionOf(doc) === undefined) {
    updates.forEach((update, index) => {
      if (!document.restore(update).ok) document.damaged.push(index);
    });
  }
  if (schemaVersionOf(doc) === undefined) {
    document.close();
    return err({ type: 'NoDocument', damaged: document.damaged });
  }
  return ok(document);
}

/** The quick way, where all is there and well. */
function readAtOnce(updates: readonly Uint8Array[]): Y.Doc | undefined {
  const doc = newDoc();
  try {
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update, remoteOrigin);
    }, remoteOrigin);
  } catch {
    return undefined;
  }
  return doc.store.pendingStructs === null && doc.store.pendingDs === null ? doc : undefined;
}

/** The updates hold no résumé, or not its beginning. */
export interface OpenError {
  readonly type: 'NoDocument';
  /** Places, among the updates, of those that cannot be read. */
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
  restore(update: Uint8Array): Result<Received, GateError>;
}

function documentOf(doc: Y.Doc, { random, undo: savedUndo }: DocumentOptions, unsaved: Uint8Array[]): OpeningDocument {
  const { clientID: client } = doc;
  const ids = randomIds(() => random.uint32());
  const saved = savedUndo === undefined ? undefined : readUndo(savedUndo);
  const own = new Set([client, ...(saved?.own ?? [])]);
  const origins = new Set<unknown>([editOrigin]);
  const listeners = new Set<() => void>();
  let depth = 0;
  let hasChanged = false;

  const source = createSource(doc);
  const lives = keepSingleLives(doc);
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

  return {
    doc,
    source,
    ids,
    resume(variant) {
      const sight = sightOf(variant);
      assert(sight !== undefined, 'a variant is asked for that is there');
      return sight.resume();
    },
    variants: () => variantNodes().map(({ id, kind }) => ({ id, name: String(source.fields(id, kind)['name']) })),
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
    takeUpdate() {
      const updates = unsaved.splice(0);
      return updates.length < 2 ? updates[0] : Y.mergeUpdates(updates);
    },
    damaged: [],
    restore: gate.restore,
    receive: (update, announced) => together(() => gate.receive(update, announced)),
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
}
