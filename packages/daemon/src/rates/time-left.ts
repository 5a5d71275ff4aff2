/**
 * How long a transfer still takes. Told each piece as it comes, it keeps a rate that forgets: bytes and time both fade by
 * the same factor, so that their quotient is a mean over the last `memory`. The memory grows with the transfer (a long
 * one is judged over a longer time, for its end is further away) and is never shorter than some pieces take, as pieces
 * come in gusts. Time in which nothing comes counts as soon as it is unusual.
 */
export interface TimeLeft {
  /** `bytes` more are here. */
  add(bytes: number, nowMs: number): void;
  /** The transfer rests: time until it goes on does not count. */
  rest(nowMs: number): void;
  /** Seconds until `remaining` bytes are here; undefined while nothing can be said. */
  secondsLeft(remaining: number, nowMs: number): number | undefined;
}

/** Memory in seconds: at the least, at the most, and as a share of what has passed. */
const leastMemory = 2;
const mostMemory = 20;
const memoryShare = 0.35;
/** So many arrivals are remembered at the least: of fewer, the mean is chance. */
const leastArrivals = 12;
/** Nothing is said before so many bytes' arrivals and so much time. */
const firstArrivals = 3;
const firstSeconds = 0.5;

export function createTimeLeft(): TimeLeft {
  let startMs: number | undefined;
  let lastMs = 0;
  let arrivals = 0;
  let passed = 0;
  /** Faded. */
  let bytes = 0;
  let seconds = 0;
  let count = 0;

  /** The mean time between arrivals, in seconds. */
  const interval = (): number => (count > 0 ? seconds / count : 0);
  const memory = (): number =>
    Math.max(leastMemory, Math.min(mostMemory, passed * memoryShare), leastArrivals * interval());

  function fade(step: number): void {
    const kept = Math.exp(-step / memory());
    bytes *= kept;
    seconds = seconds * kept + step;
    count *= kept;
  }

  return {
    add(more, nowMs) {
      arrivals++;
      if (startMs === undefined) {
        // What has come at the very first moment took an unknown time.
        startMs = nowMs;
        lastMs = nowMs;
        return;
      }
      const step = Math.max(0, nowMs - lastMs) / 1000;
      passed += step;
      fade(step);
      lastMs = nowMs;
      bytes += more;
      count++;
    },
    rest() {
      startMs = undefined;
    },
    secondsLeft(remaining, nowMs) {
      if (remaining <= 0) return 0;
      if (startMs === undefined || arrivals < firstArrivals || passed < firstSeconds) return undefined;
      const silence = Math.max(0, nowMs - lastMs) / 1000;
      // A pause as long as usual says nothing yet: the next piece is on its way.
      const unusual = Math.max(0, silence - 2 * interval());
      const rate = bytes / (seconds + unusual);
      const running = remaining / rate - Math.min(silence, 2 * interval());
      return Number.isFinite(running) ? Math.max(0, running) : undefined;
    },
  };
}
