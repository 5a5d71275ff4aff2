/**
 * One store on one disk that is opened, written, stopped and opened again, with an account of what it promised: for
 * tests that stop it anywhere. Everything it says is checked as it says it.
 */
import { type Disk, type Result } from '@peersume/base';
import { assert, expect } from 'vitest';
import { type DiskPieceStore, openDiskPieceStore } from '../disk/open-disk-piece-store.ts';
import { type StoreError } from '../piece-store.ts';
import { type SampleContent, verifyNow } from './sample-content.ts';

export interface StoreTrialOptions {
  readonly sample: SampleContent;
  readonly compactAboveBytes?: number;
  readonly adopt?: boolean;
}

export interface StoreTrial {
  /** Opens the store on the disk of this run; what was acknowledged before must be held. */
  open(disk: Disk, opened?: (store: DiskPieceStore) => void): void;
  /** Asks for the piece to be written; `done` when it is settled. */
  write(piece: number, done?: (written: Result<void, StoreError>) => void): void;
  /** Reads the piece and compares it with the truth. */
  read(piece: number, done?: (result: 'true' | StoreError['type']) => void): void;
  /** The program has ended; its store is not used any more. */
  stop(): void;
  /** Forgets that the piece was promised: it was damaged on purpose. */
  excuse(piece: number): void;
  readonly store: DiskPieceStore | undefined;
  readonly acknowledged: ReadonlySet<number>;
  readonly failures: readonly StoreError[];
}

export function createStoreTrial({ sample, compactAboveBytes, adopt }: StoreTrialOptions): StoreTrial {
  const { manifest } = sample;
  const acknowledged = new Set<number>();
  const excused = new Set<number>();
  const failures: StoreError[] = [];
  let store: DiskPieceStore | undefined;
  return {
    open(disk, opened) {
      store = undefined;
      const options = { disk, manifest, name: 'trial', verify: verifyNow };
      const rest = { ...(compactAboveBytes !== undefined && { compactAboveBytes }), ...(adopt === true && { adopt }) };
      openDiskPieceStore({ ...options, ...rest }, (result) => {
        if (!result.ok) return void failures.push(result.error);
        store = result.value;
        const missing = [...acknowledged].filter((piece) => !result.value.held.has(piece) && !excused.has(piece));
        expect(missing, 'acknowledged and lost').toEqual([]);
        opened?.(result.value);
      });
    },
    write(piece, done) {
      assert(store !== undefined, 'the store is open');
      store.write(piece, sample.piece(piece), (written) => {
        if (written.ok) {
          acknowledged.add(piece);
          excused.delete(piece);
        } else failures.push(written.error);
        done?.(written);
      });
    },
    read(piece, done) {
      assert(store !== undefined, 'the store is open');
      store.read(piece, (read) => {
        if (!read.ok) return done?.(read.error.type);
        expect(read.value, `piece ${piece} as it was written`).toEqual(sample.piece(piece));
        done?.('true');
      });
    },
    stop() {
      store = undefined;
    },
    excuse(piece) {
      excused.add(piece);
    },
    get store() {
      return store;
    },
    acknowledged,
    failures,
  };
}
