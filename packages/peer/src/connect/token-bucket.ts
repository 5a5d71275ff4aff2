/** A rate with a burst: tokens come back with time, up to a full bucket. */
export interface TokenBucket {
  take(now: number): boolean;
  /** When the next token is there, a moment of the clock. */
  readyAt(now: number): number;
}

export function createTokenBucket(perMinute: number, burst: number, startAt: number): TokenBucket {
  let tokens = burst;
  let at = startAt;
  const refill = (now: number): void => {
    tokens = Math.min(burst, tokens + ((now - at) * perMinute) / 60_000);
    at = now;
  };
  return {
    take(now) {
      refill(now);
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
    readyAt(now) {
      refill(now);
      return tokens >= 1 ? now : now + ((1 - tokens) * 60_000) / perMinute;
    },
  };
}
