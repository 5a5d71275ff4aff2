/** The history of the résumé in progress, read from its log once: every batch that this device holds. */
import { err, ok, type LogStoreError, type Result } from '@peersume/base';
import { createTimeline, type NamedVersion } from '@peersume/document';
import type { Id, Resume } from '@peersume/resume';
import type { Library } from '@peersume/storage';
import type { Session } from '../session/session.ts';
import { listMoments, type Moment } from './list-moments.ts';

export interface Past {
  /** Batches; moment 1 is after the first of them. */
  readonly count: number;
  /** Newest first. */
  moments(versions: readonly NamedVersion[]): readonly Moment[];
  timeOf(at: number): number | undefined;
  /** Undefined while the résumé, or the variant, was not there. */
  resumeAt(at: number, variant: Id | undefined): Resume | undefined;
  /** Undefined while some of it is on another device only. */
  resumeOf(version: NamedVersion, variant: Id | undefined): Resume | undefined;
}

/** Batches read at once. */
const readLimit = 2_000;

export async function openPast(session: Session, library: Library): Promise<Result<Past, LogStoreError>> {
  await session.save();
  const batches: Uint8Array[] = [];
  for (;;) {
    const part = await library.logs.read(session.id, batches.length, readLimit);
    if (!part.ok) return err(part.error);
    for (const batch of part.value) batches.push(batch);
    if (part.value.length < readLimit) break;
  }
  const timeline = createTimeline(batches);
  const { stamps } = timeline;
  return ok({
    count: stamps.length,
    moments: (versions) => listMoments(stamps, versions),
    timeOf: (at) => stamps[at - 1]?.time,
    resumeAt: (at, variant) => timeline.resumeAt(at, variant),
    resumeOf: (version, variant) => timeline.resumeOf(version, variant),
  });
}
