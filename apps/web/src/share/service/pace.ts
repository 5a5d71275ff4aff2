/** How fast bytes come, over the last few seconds, and how long the rest takes at that pace. Constant memory. */
export interface Pace {
  readonly total: number;
  add(bytes: number): void;
  /** Bytes a second. */
  rate(): number;
}

const bucketMs = 250;
const buckets = 20; // five seconds: calm, and still true
/** In its first moments a rate is over this at the least. */
const leastSpanMs = 500;

export function createPace(now: () => number): Pace {
  const counts = new Float64Array(buckets);
  let newest = -1;
  let firstMs: number | undefined;
  let total = 0;

  function advance(): number {
    const bucket = Math.floor(now() / bucketMs);
    if (newest < 0 || bucket - newest >= buckets) counts.fill(0);
    else for (let next = newest + 1; next <= bucket; next++) counts[next % buckets] = 0;
    newest = Math.max(newest, bucket);
    return newest % buckets;
  }

  return {
    get total() {
      return total;
    },
    add(bytes) {
      firstMs ??= now();
      total += bytes;
      const at = advance();
      counts[at] = (counts[at] ?? 0) + bytes;
    },
    rate() {
      if (firstMs === undefined) return 0;
      advance();
      const span = Math.min((buckets - 1) * bucketMs + (now() % bucketMs), Math.max(leastSpanMs, now() - firstMs));
      return (counts.reduce((sum, count) => sum + count, 0) * 1000) / span;
    },
  };
}
