/**
 * One tab writes a résumé at a time (Web Locks). A second tab shows it and may take it over; the first then learns that
 * it may no longer write. Where the browser has no locks (an origin that is not secure), the tab simply writes.
 */
export interface WriterLock {
  hold(id: string): Promise<void>;
  takeOver(): Promise<void>;
  release(): void;
}

export function createWriterLock({
  locks,
  onChange,
}: {
  locks: LockManager | undefined;
  onChange: (isWriter: boolean) => void;
}): WriterLock {
  let current: string | undefined;
  let letGo: (() => void) | undefined;

  function request(id: string, options: LockOptions): Promise<void> {
    return new Promise((settled) => {
      const held = locks?.request(`peersume/${id}`, options, (lock) => {
        if (id === current) onChange(lock !== null);
        settled();
        if (lock === null) return undefined;
        return new Promise<void>((resolve) => (letGo = resolve));
      });
      // Rejects when another tab takes it over.
      held?.catch(() => {
        if (id === current) onChange(false);
        settled();
      });
      if (held === undefined) {
        onChange(true);
        settled();
      }
    });
  }

  return {
    async hold(id) {
      if (current === id) return;
      letGo?.();
      letGo = undefined;
      current = id;
      await request(id, { ifAvailable: true });
    },
    async takeOver() {
      if (current !== undefined) await request(current, { steal: true });
    },
    release() {
      letGo?.();
      letGo = undefined;
      current = undefined;
    },
  };
}
