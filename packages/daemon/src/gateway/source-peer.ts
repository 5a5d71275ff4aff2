/**
 * A source of blocks (a gateway that a link names, an archive) as one more peer of a swarm: a second swarm in this process
 * serves what the source has, over a link that stays here. The exchange then treats it like anybody: asks it by need,
 * checks every piece, and drops it where it lies.
 */
import { ok, type Clock, type Random, type Result } from '@peersume/base';
import { createSwarm, type Swarm } from '@peersume/swarm';
import { createHash } from 'node:crypto';
import type { BlockSource } from './block-source.ts';
import { createLinkPair } from './link-pair.ts';
import { readSourceManifest, type SourceError } from './source-manifest.ts';
import { sourceStore } from './source-store.ts';

export interface SourcePeerOptions {
  /** How it is shown: `gateway:https://…`. */
  readonly name: string;
  /** The bytes of the share's CID. */
  readonly root: Uint8Array;
  readonly source: BlockSource;
  readonly clock: Clock;
  readonly random: Random;
  /** Ends it. */
  readonly signal: AbortSignal;
}

/** Resolves when the source has given the structure and serves; until the signal is raised. */
export async function attachSource(
  swarm: Pick<Swarm, 'attach'>,
  { name, root, source, clock, random, signal }: SourcePeerOptions,
): Promise<Result<void, SourceError>> {
  const manifest = await readSourceManifest(source, root, signal);
  if (!manifest.ok) return manifest;
  const serving = createSwarm({
    clock,
    random,
    // It only serves: what it gives is checked by who gets it.
    verify: (payload, digest, done) =>
      done(
        payload instanceof Uint8Array && Buffer.compare(createHash('sha256').update(payload).digest(), digest) === 0,
      ),
  });
  serving.add({
    root,
    manifest: () => manifest.value,
    openStore: (opened, done) => done(ok(sourceStore(source, opened, signal))),
    download: false,
  });
  const [here, there] = createLinkPair('self', name);
  const listener = swarm.attach(here.link);
  const inner = serving.attach(there.link);
  here.listen(listener);
  there.listen(inner);
  const end = (): void => {
    here.link.close('the source is not needed any more');
    serving.close(() => {});
  };
  if (signal.aborted) end();
  else signal.addEventListener('abort', end, { once: true });
  return ok(undefined);
}
