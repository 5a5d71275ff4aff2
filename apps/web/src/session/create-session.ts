/**
 * A session over a kept document. What changes is told at once and in this order: to those who show it (the worker has
 * the edit before React draws), then to saving. A pause in typing ends a step of undo.
 */
import type { LogStoreError, Result } from '@peersume/base';
import type { Done, KeptDocument, Operation, OperationError, OperationOptions } from '@peersume/document';
import type { Id, Resume } from '@peersume/resume';
import type { ElsewhereChange, Library } from '@peersume/storage';
import { observable } from '../shell/observable.ts';
import { createCardKeeper, type CardStart } from './keep-card.ts';
import { createSaving, type Timer } from './saving.ts';
import type { Session } from './session.ts';

export interface SessionPorts {
  readonly library: Library;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly timer: Timer;
  /** Tells the person why something was not done. */
  readonly refused: (error: OperationError, operation: Operation) => void;
  /** The first time something is changed here. */
  readonly onFirstChange: () => void;
  /** Somebody removed it in another tab; the next change here brings it back. */
  readonly onRemoved: () => void;
  /** The library is only memory, for this reason. */
  readonly trouble?: LogStoreError | undefined;
}

export interface SessionStart {
  readonly id: string;
  readonly kept: KeptDocument;
  readonly card: CardStart;
  readonly ports: SessionPorts;
}

/** With what leaving and the page's end need. */
export interface OpenSession extends Session {
  /** Batches that are not durable yet. */
  unsaved(): readonly Uint8Array[];
}

/** A pause of this length begins a new step of undo. */
const pauseMs = 900;

export function createSession({ id, kept, card, ports }: SessionStart): OpenSession {
  const { library, now, timer } = ports;
  const { document } = kept;
  const variant = observable<Id | undefined>(undefined);
  const saving = createSaving({ kept, now, timer, trouble: ports.trouble });
  const cards = createCardKeeper({ id, document, card, library, now, timer });
  const listeners = new Set<() => void>();
  let revision = 0;
  let shown: Resume | undefined;
  /** Listeners wait while several operations are applied as one. */
  let held = 0;
  let hasChanged = false;
  let groups = 0;
  let lastChangeAt = 0;
  let pause: number | undefined;
  let isClosed = false;
  let isFirst = true;

  function changed(): void {
    revision += 1;
    shown = undefined;
    if (held > 0) hasChanged = true;
    else tell();
  }

  function tell(): void {
    hasChanged = false;
    for (const listener of listeners) listener();
  }

  const stopHearing = [
    variant.subscribe(changed),
    document.subscribe(() => {
      const current = variant.get();
      if (current !== undefined && !document.variants().some((one) => one.id === current)) variant.set(undefined);
      changed();
      awaitPause();
      saving.changed();
      cards.changed();
      if (isFirst && document.hasUnsaved()) {
        isFirst = false;
        ports.onFirstChange();
      }
    }),
    library.onElsewhere(heardElsewhere),
  ];

  function heardElsewhere(change: ElsewhereChange): void {
    switch (change.type) {
      case 'log':
        if (change.log === id) void kept.catchUp();
        break;
      case 'cards':
        void cards.isGone().then((isGone) => isGone && ports.onRemoved());
        break;
      case 'emptied':
        saving.saveWhole();
        cards.changed();
        break;
      case 'closed':
        saving.lose();
        break;
      case 'setting':
        break;
    }
  }

  /** One timer, however fast the keys come. */
  function awaitPause(): void {
    lastChangeAt = now();
    pause ??= timer.start(onPause, pauseMs);
  }

  function onPause(): void {
    const rest = lastChangeAt + pauseMs - now();
    pause = rest > 0 ? timer.start(onPause, rest) : undefined;
    if (pause === undefined) document.endStep();
  }

  function together<T>(work: () => T): T {
    held += 1;
    try {
      return work();
    } finally {
      held -= 1;
      if (held === 0 && hasChanged) tell();
    }
  }

  function told(done: Result<Done, OperationError>, operation: Operation): Done | undefined {
    if (done.ok) return done.value;
    ports.refused(done.error, operation);
    return undefined;
  }

  const session: OpenSession = {
    id,
    document,
    variant,
    saving: saving.state,
    resume: () => (shown ??= document.resume(variant.get())),
    revision: () => revision,
    apply(operation, group) {
      const options: OperationOptions = {
        ...(group !== undefined && { group }),
        ...(!isAboutMaster(operation) && { variant: variant.get() }),
      };
      return told(document.apply(operation, options), operation);
    },
    applyToMaster: (operation) => told(document.apply(operation), operation),
    nameVersion(name) {
      const time = now();
      const done = document.nameVersion(name, time);
      return told(done, { type: 'nameVersion', name, time, heads: [] }) !== undefined;
    },
    applyAll(operations) {
      const group = `all ${++groups}`;
      return together(() => {
        const done = operations.every((operation) => session.apply(operation, group) !== undefined);
        document.endStep();
        return done;
      });
    },
    undo: () => document.undo(),
    redo: () => document.redo(),
    canUndo: () => document.readOnly() === undefined && document.canUndo(),
    canRedo: () => document.readOnly() === undefined && document.canRedo(),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    save: async () => {
      await saving.save();
      await cards.save();
    },
    async close() {
      if (isClosed) return;
      isClosed = true;
      await session.save();
      // What still draws the last picture of it may ask once more.
      session.resume();
      saving.stop();
      cards.stop();
      if (pause !== undefined) timer.stop(pause);
      for (const stop of stopHearing) stop();
      document.close();
    },
    unsaved: () => kept.unsaved(now()),
  };

  function isAboutMaster(operation: Operation): boolean {
    switch (operation.type) {
      case 'addVariant':
      case 'nameVersion':
      case 'renameVersion':
      case 'removeVersion':
        return true;
      case 'setField':
        return isVariant(operation.entity);
      case 'remove':
      case 'move':
      case 'duplicate':
        return isVariant(operation.id);
      case 'restore':
        return document.removed().some(({ id, type }) => id === operation.id && type === 'variant');
      default:
        return false;
    }
  }

  const isVariant = (entity: Id): boolean => document.variants().some((one) => one.id === entity);

  if (!kept.isSaved()) void saving.save().then(cards.save);
  else cards.opened();
  return session;
}
