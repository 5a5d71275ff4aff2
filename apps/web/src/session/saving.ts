/**
 * Makes what is typed durable by itself: at most `throttleMs` after it was typed, also when typing never pauses, and one
 * write at a time, so that what comes meanwhile is one write too. The state is a fact: `saved` only when everything is
 * durable. What fails is kept in memory, told, and tried again, at growing intervals.
 */
import type { LogStoreError } from '@peersume/base';
import type { KeptDocument } from '@peersume/document';
import { observable, type Observable } from '../shell/observable.ts';
import type { SaveState } from './session.ts';

export interface Saving {
  readonly state: Observable<SaveState>;
  /** To be called after every change. */
  changed(): void;
  /** Makes durable what waits, now. */
  save(): Promise<void>;
  /** What was stored is gone from the store: everything is written again. */
  saveWhole(): void;
  /** The library is gone: what is written from now on is only in memory. */
  lose(): void;
  stop(): void;
}

export interface Timer {
  start(callback: () => void, ms: number): number;
  stop(id: number): void;
}

export interface SavingOptions {
  readonly kept: Pick<KeptDocument, 'save' | 'saveWhole' | 'isSaved'> & {
    readonly document: Pick<KeptDocument['document'], 'readOnly'>;
  };
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly timer: Timer;
  /** Nothing lasts here: the store is only memory, because the browser gave no other. */
  readonly trouble?: LogStoreError | undefined;
}

/** With the write itself it stays below 200 ms, which is what a killed tab may lose. */
const throttleMs = 100;
/** After the first, second … failure in a row. */
const retryMs = [1_000, 3_000, 10_000, 30_000] as const;

export function createSaving({ kept, now, timer, trouble }: SavingOptions): Saving {
  const isReadOnly = (): boolean => kept.document.readOnly() !== undefined;
  /** The truth while nothing fails. */
  function ordinary(): SaveState {
    if (trouble !== undefined) return failedFor(trouble);
    if (!kept.isSaved()) return { type: 'saving' };
    return { type: isReadOnly() ? 'readOnly' : 'saved' };
  }

  const state = observable<SaveState>(ordinary());
  let scheduled: number | undefined;
  let running: Promise<void> | undefined;
  let failures = 0;
  let isLost = false;
  let isWhole = false;
  /** When the oldest change was made that no write holds yet. */
  let waitingSince: number | undefined;

  /** The same state is the same object: nothing is drawn for it. */
  function tell(next: SaveState): void {
    if (JSON.stringify(next) !== JSON.stringify(state.get())) state.set(next);
  }

  function schedule(ms: number): void {
    scheduled ??= timer.start(() => {
      scheduled = undefined;
      void save();
    }, ms);
  }

  async function write(): Promise<void> {
    waitingSince = undefined;
    const written = isWhole ? await kept.saveWhole(now()) : await kept.save(now());
    if (written.ok) {
      failures = 0;
      isWhole = false;
      tell(ordinary());
      if (!kept.isSaved()) schedule(Math.max(0, (waitingSince ?? now()) + throttleMs - now()));
      return;
    }
    tell(failedFor(written.error));
    schedule(retryMs[Math.min(failures, retryMs.length - 1)] ?? throttleMs);
    failures += 1;
  }

  async function save(): Promise<void> {
    if (scheduled !== undefined) timer.stop(scheduled);
    scheduled = undefined;
    if (isLost) return;
    // What was changed since the write began needs another.
    while (running !== undefined) await running;
    if (kept.isSaved() && failures === 0 && !isWhole) return;
    running = write().finally(() => (running = undefined));
    await running;
  }

  return {
    state,
    changed() {
      if (isLost) return;
      if (state.get().type !== 'failed') tell(ordinary());
      if (kept.isSaved()) return;
      waitingSince ??= now();
      if (running === undefined) schedule(throttleMs);
    },
    saveWhole() {
      isWhole = true;
      void save();
    },
    save,
    lose() {
      isLost = true;
      if (scheduled !== undefined) timer.stop(scheduled);
      state.set({ type: 'failed', why: 'closed', detail: '' });
    },
    stop() {
      if (scheduled !== undefined) timer.stop(scheduled);
      scheduled = undefined;
    },
  };
}

function failedFor(error: LogStoreError): SaveState {
  switch (error.type) {
    case 'StoreFull':
      return { type: 'failed', why: 'full', detail: '' };
    case 'StoreDenied':
      return { type: 'failed', why: 'denied', detail: error.detail };
    case 'StoreFailure':
      return { type: 'failed', why: 'failed', detail: error.detail };
    case 'Aborted':
      return { type: 'failed', why: 'failed', detail: '' };
  }
}
