/**
 * A document's past: what it said after any number of its batches, in the order in which they are given. States that
 * were rebuilt are kept now and then, so that going through a long history takes time in proportion to the steps.
 */
import type { Id, Resume } from '@peersume/resume';
import * as Y from 'yjs';
import { createGate } from '../gate/gate.ts';
import { storedLimits } from '../gate/limits.ts';
import { createResumeBuilder } from '../read/build-resume.ts';
import { createSource } from '../read/source.ts';
import { masterView } from '../read/view.ts';
import { schemaVersionOf } from '../shape/schema-version.ts';
import { tops } from '../shape/roots.ts';
import { variantView } from '../variants/variant-view.ts';
import { readBatch, type Batch, type Stamp } from './batch.ts';
import type { Version } from './versions.ts';

export interface Timeline {
  /** Of each batch that can be read, in order: moment 1 is after the first of them. */
  readonly stamps: readonly Stamp[];
  /** Undefined while the document, or the variant, was not there. */
  resumeAt(moment: number, variant?: Id): Resume | undefined;
  /** What a named version says; undefined while some of its batches are missing. */
  resumeOf(version: Version, variant?: Id): Resume | undefined;
}

/** Batches between two states that are kept. */
const keepEvery = 256;

export function createTimeline(batches: readonly Uint8Array[]): Timeline {
  const known = batches.flatMap((bytes) => {
    const batch = readBatch(bytes);
    return batch.ok ? [batch.value] : [];
  });
  const kept = new Map<number, Uint8Array>([[0, new Uint8Array()]]);

  function docAt(moment: number): Y.Doc {
    const start = Math.max(...[...kept.keys()].filter((count) => count <= moment));
    const doc = new Y.Doc({ gc: false });
    const state = kept.get(start);
    if (state !== undefined && state.length > 0) Y.applyUpdate(doc, state);
    for (let from = start; from < moment;) {
      const to = Math.min(moment, (Math.floor(from / keepEvery) + 1) * keepEvery);
      applyAll(doc, known.slice(from, to));
      if (to % keepEvery === 0 && !kept.has(to) && isWhole(doc)) kept.set(to, Y.encodeStateAsUpdate(doc));
      from = to;
    }
    return isWhole(doc) ? doc : docOf(known.slice(0, moment));
  }

  return {
    stamps: known.map(({ time, device }) => ({ time, device })),
    resumeAt: (moment, variant) => resumeIn(docAt(Math.min(moment, known.length)), variant),
    resumeOf({ heads }, variant) {
      const counts = new Map(heads);
      const members = known.filter(({ client, number }) => number < (counts.get(client) ?? 0));
      const distinct = new Set(members.map(({ client, number }) => `${client}/${number}`));
      if (distinct.size < heads.reduce((sum, [, count]) => sum + count, 0)) return undefined;
      return resumeIn(docOf(members), variant);
    },
  };
}

function docOf(batches: readonly Batch[]): Y.Doc {
  const doc = new Y.Doc({ gc: false });
  applyAll(doc, batches);
  if (isWhole(doc)) return doc;
  // Some came before what they build on: they wait here as they did then.
  const patient = new Y.Doc({ gc: false });
  const apply = (updates: readonly Uint8Array[]): void => updates.forEach((update) => Y.applyUpdate(patient, update));
  const gate = createGate({ doc: patient, limits: storedLimits, apply });
  for (const { update } of batches) gate.restore(update, () => {});
  return patient;
}

function applyAll(doc: Y.Doc, batches: readonly Batch[]): void {
  doc.transact(() => {
    for (const { update } of batches) {
      try {
        Y.applyUpdate(doc, update);
      } catch {
        // Damaged in storage: opening the document has told of it.
      }
    }
  });
}

const isWhole = (doc: Y.Doc): boolean => doc.store.pendingStructs === null && doc.store.pendingDs === null;

function resumeIn(doc: Y.Doc, variant: Id | undefined): Resume | undefined {
  if (schemaVersionOf(doc) === undefined) return undefined;
  const source = createSource(doc);
  const master = masterView(source);
  if (variant !== undefined && !master.children(tops.variant).some(({ id }) => id === variant)) return undefined;
  return createResumeBuilder(variant === undefined ? master : variantView(source, variant))();
}
