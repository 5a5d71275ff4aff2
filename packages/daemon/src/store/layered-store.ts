/**
 * A store in two layers: what is placed already is read from where people see it, the rest from the store of a download.
 * And one whose layers change while it is in use: reads and writes that come during the change wait for its end.
 */
import { err, ok, type Payload } from '@peersume/base';
import { type PieceSet, type PieceStore, type StoreError } from '@peersume/swarm';

export interface LayeredStore extends PieceStore {
  /** Closes the layers that are left out, runs `change` and goes on with what it gives. `held` stays the same object. */
  change(change: () => Promise<StoreLayers>): Promise<void>;
}

export interface StoreLayers {
  /** Only read. */
  readonly placed?: PieceStore | undefined;
  readonly growing?: PieceStore | undefined;
}

export interface StoreWatcher {
  wrote(piece: number, payload: Payload): void;
  lost(piece: number): void;
  failed(error: StoreError): void;
}

export function createLayeredStore(held: PieceSet, first: StoreLayers, watcher: StoreWatcher): LayeredStore {
  let layers = first;
  let waiting: (() => void)[] | undefined;
  let isClosed = false;

  /** Now, or when the change is over. */
  const later = (task: () => void): void => {
    if (waiting === undefined) task();
    else waiting.push(task);
  };

  return {
    held,
    get pendingBytes() {
      return layers.growing?.pendingBytes ?? 0;
    },
    write(piece, payload, done) {
      later(() => {
        if (held.has(piece)) return done(ok(undefined));
        if (layers.growing === undefined) return done(err({ type: 'StoreReadOnly' }));
        layers.growing.write(piece, payload, (written) => {
          if (written.ok) held.add(piece);
          done(written);
          if (written.ok) watcher.wrote(piece, payload);
          else watcher.failed(written.error);
        });
      });
    },
    read(piece, done) {
      later(() => {
        const { placed, growing } = layers;
        const layer = placed?.held.has(piece) === true ? placed : growing;
        if (layer === undefined) {
          held.delete(piece);
          return done(err({ type: 'PieceMissing', piece }));
        }
        layer.read(piece, (payload) => {
          if (!payload.ok && payload.error.type === 'PieceRotten' && held.delete(piece)) watcher.lost(piece);
          done(payload);
        });
      });
    },
    async change(change) {
      if (isClosed || waiting !== undefined) return;
      waiting = [];
      const before = layers;
      await closeLayers(before);
      layers = await change();
      const tasks = waiting;
      waiting = undefined;
      for (const task of tasks) task();
    },
    close(done) {
      later(() => {
        isClosed = true;
        void closeLayers(layers, done);
      });
    },
  };
}

async function closeLayers({ placed, growing }: StoreLayers, done?: () => void): Promise<void> {
  await Promise.all([closed(placed), closed(growing)]);
  done?.();
}

const closed = (store: PieceStore | undefined): Promise<void> =>
  store === undefined ? Promise.resolve() : new Promise((resolve) => store.close(resolve));
