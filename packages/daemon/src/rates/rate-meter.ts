/** Bytes a second over the last few seconds, from the moments at which bytes came. Constant memory. */

/** Rates shown to people: long enough to be calm, short enough to be true. */
const windowMs = 4000;
const bucketMs = 250;
const buckets = windowMs / bucketMs;
/** In its first moments a rate is over this at the least, so that one early piece is no burst of gigabytes. */
const leastSpanMs = 500;

export interface RateMeter {
  /** Of all time. */
  readonly total: number;
  add(bytes: number, nowMs: number): void;
  /** Bytes a second. */
  rate(nowMs: number): number;
}

export function createRateMeter(total = 0): RateMeter {
  const counts = new Float64Array(buckets);
  let newest = -1;
  let firstMs: number | undefined;
  let sum = total;

  /** Empties the buckets that have passed since. */
  function advance(nowMs: number): number {
    const bucket = Math.floor(nowMs / bucketMs);
    if (newest < 0 || bucket - newest >= buckets) counts.fill(0);
    else for (let next = newest + 1; next <= bucket; next++) counts[next % buckets] = 0;
    newest = Math.max(newest, bucket);
    return newest % buckets;
  }

  return {
    get total() {
      return sum;
    },
    add(bytes, nowMs) {
      firstMs ??= nowMs;
      sum += bytes;
      const index = advance(nowMs);
      counts[index] = (counts[index] ?? 0) + bytes;
    },
    rate(nowMs) {
      if (firstMs === undefined) return 0;
      advance(nowMs);
      const recent = counts.reduce((all, count) => all + count, 0);
      const spanMs = Math.min(windowMs - bucketMs + (nowMs % bucketMs), Math.max(leastSpanMs, nowMs - firstMs));
      return (recent * 1000) / spanMs;
    },
  };
}
