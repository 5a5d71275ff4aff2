/**
 * A file of one's own is the only copy that no browser clears. Knows when one was saved last, and says now and then that
 * it was long ago: only where the browser has not promised to keep what is stored, only when something was written
 * since, at most once a week, and not at all when the person does not want it.
 */
import type { Library } from '@peersume/storage';
import { observable, type Observable } from '../shell/observable.ts';

export interface Backup {
  readonly state: Observable<BackupState>;
  /** A file was saved. */
  made(): void;
  remind(isWanted: boolean): void;
  /** Something was written. */
  written(): Promise<void>;
}

export interface BackupState {
  /** The browser has promised not to clear what is kept here. */
  readonly isPersisted: boolean;
  /** Milliseconds since 1970; absent when no file was ever saved. */
  readonly madeAt?: number;
  readonly isReminding: boolean;
}

interface Kept {
  readonly madeAt?: number;
  /** The oldest words that no file has. */
  readonly writtenAt?: number;
  readonly remindedAt?: number;
  readonly isReminding?: boolean;
}

const week = 7 * 24 * 60 * 60 * 1_000;
/** Long enough to be something that one would miss. */
const isLongAgo = 3 * 24 * 60 * 60 * 1_000;
const settingName = 'backup';

export function createBackup({
  library,
  now,
  onDue,
}: {
  readonly library: Library;
  readonly now: () => number;
  readonly onDue: () => void;
}): Backup {
  let kept: Kept = {};
  let isPersisted = false;
  let hasAsked = false;
  const state = observable<BackupState>(told());
  const loaded = load();

  async function load(): Promise<void> {
    const [setting, health] = await Promise.all([library.setting(settingName), library.health()]);
    kept = readKept(setting.ok ? setting.value : undefined);
    isPersisted = health.isPersisted;
    state.set(told());
  }

  function told(): BackupState {
    const { madeAt, isReminding = true } = kept;
    return { isPersisted, isReminding, ...(madeAt !== undefined && { madeAt }) };
  }

  function keep(next: Kept): void {
    kept = next;
    state.set(told());
    void library.putSetting(settingName, kept);
  }

  /** At the first edit, when the browser sees that it matters. */
  async function askToPersist(): Promise<void> {
    hasAsked = true;
    isPersisted = isPersisted || (await library.persist());
    state.set(told());
  }

  function remindWhenDue(): void {
    const at = now();
    const { writtenAt, remindedAt = 0, isReminding = true } = kept;
    if (writtenAt === undefined) {
      keep({ ...kept, writtenAt: at });
      return;
    }
    if (isPersisted || !isReminding || at - writtenAt < isLongAgo || at - remindedAt < week) return;
    keep({ ...kept, remindedAt: at });
    onDue();
  }

  return {
    state,
    made() {
      const at = now();
      void loaded.then(() => {
        const { writtenAt: _, ...rest } = kept;
        keep({ ...rest, madeAt: at });
      });
    },
    remind: (isReminding) => keep({ ...kept, isReminding }),
    async written() {
      await loaded;
      if (!hasAsked) await askToPersist();
      remindWhenDue();
    },
  };
}

function readKept(value: unknown): Kept {
  if (typeof value !== 'object' || value === null) return {};
  const read = value as Readonly<Record<string, unknown>>;
  const time = (name: 'madeAt' | 'writtenAt' | 'remindedAt'): Kept => {
    const at = read[name];
    return typeof at === 'number' ? { [name]: at } : {};
  };
  return {
    ...time('madeAt'),
    ...time('writtenAt'),
    ...time('remindedAt'),
    ...(typeof read['isReminding'] === 'boolean' && { isReminding: read['isReminding'] }),
  };
}
