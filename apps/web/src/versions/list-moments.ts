/**
 * The past of a résumé as a person remembers it: sittings (writing with no long pause, on one device) and the versions
 * that were named, in the order in which they happened.
 */
import type { NamedVersion, Timeline } from '@peersume/document';

type Stamp = Timeline['stamps'][number];

export type Moment = Sitting | Named;

export interface Sitting {
  readonly type: 'sitting';
  readonly key: string;
  /** Batches before it, and batches at its end. */
  readonly before: number;
  readonly at: number;
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly time: number;
  readonly device: string;
}

export interface Named {
  readonly type: 'named';
  readonly key: string;
  /** Batches that were there, or nearly: where it stands on the way. */
  readonly at: number;
  readonly time: number;
  readonly version: NamedVersion;
}

/** A longer pause than this begins another sitting. */
const pauseMs = 20 * 60_000;
/** A sitting of hours is told in parts, so that one finds one's way in it. */
const longestMs = 90 * 60_000;

/** Newest first. Stamps are in the order of the log; clocks may differ. */
export function listMoments(stamps: readonly Stamp[], versions: readonly NamedVersion[]): Moment[] {
  const sittings: Sitting[] = [];
  stamps.forEach(({ time, device }, index) => {
    const last = sittings.at(-1);
    const goesOn =
      last?.device === device && Math.abs(time - last.time) <= pauseMs && Math.abs(time - last.from) <= longestMs;
    const sitting: Sitting = goesOn
      ? { ...last, at: index + 1, time }
      : { type: 'sitting', key: `sitting/${index}`, before: index, at: index + 1, from: time, time, device };
    sittings.splice(goesOn ? -1 : sittings.length, goesOn ? 1 : 0, sitting);
  });
  const named = versions.map((version): Named => {
    const at = countUntil(stamps, version.time);
    return { type: 'named', key: `version/${version.id}`, at, time: version.time, version };
  });
  return [...sittings, ...named].sort((a, b) => b.at - a.at || b.time - a.time || (a.type === 'named' ? -1 : 1));
}

/** How many of the first stamps are not after this time. */
function countUntil(stamps: readonly Stamp[], time: number): number {
  const later = stamps.findIndex((stamp) => stamp.time > time);
  return later < 0 ? stamps.length : later;
}

export interface Day {
  /** Of the newest of its moments. */
  readonly time: number;
  readonly moments: readonly Moment[];
}

/** `dayOf` names a calendar day where the person is. */
export function groupByDay(moments: readonly Moment[], dayOf: (time: number) => string): Day[] {
  const days: { time: number; name: string; moments: Moment[] }[] = [];
  for (const moment of moments) {
    const name = dayOf(moment.time);
    const last = days.at(-1);
    if (last?.name === name) last.moments.push(moment);
    else days.push({ time: moment.time, name, moments: [moment] });
  }
  return days.map(({ time, moments: own }) => ({ time, moments: own }));
}
