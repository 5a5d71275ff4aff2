/**
 * A cache with a limit and no clock: entries live in a young and an old generation. When the young one is full it
 * becomes the old one, and what was old and not used since goes. At most `limit` entries are held.
 */
export interface GenerationCache<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
  clear(): void;
  readonly size: number;
}

export function createGenerationCache<T>(limit: number): GenerationCache<T> {
  const half = Math.max(1, Math.floor(limit / 2));
  let young = new Map<string, T>();
  let old = new Map<string, T>();

  function set(key: string, value: T): void {
    if (young.size >= half) {
      old = young;
      young = new Map();
    }
    young.set(key, value);
  }

  return {
    get(key) {
      const value = young.get(key);
      if (value !== undefined) return value;
      const survivor = old.get(key);
      if (survivor !== undefined) {
        old.delete(key);
        set(key, survivor);
      }
      return survivor;
    },
    set,
    clear() {
      young = new Map();
      old = new Map();
    },
    get size() {
      return young.size + old.size;
    },
  };
}
