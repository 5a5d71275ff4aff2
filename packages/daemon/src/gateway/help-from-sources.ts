/**
 * The gateways that a link names, or an archive that a person gave, help with a share until it is not wanted any more: each
 * as one more peer. One that has not got it, or does not answer, is asked again after pauses.
 */
import type { Clock, Random, Timer } from '@peersume/base';
import { judgeIp } from '@peersume/peer/addresses';
import type { Swarm } from '@peersume/swarm';
import { carBlocks } from './car-blocks.ts';
import { gatewayBlocks, type GatewayOptions } from './gateway-blocks.ts';
import { attachSource } from './source-peer.ts';

export interface HelpOptions {
  readonly swarm: Pick<Swarm, 'attach'>;
  /** The bytes of the share's CID. */
  readonly root: Uint8Array;
  /** As the link has them. */
  readonly sources: readonly string[];
  readonly clock: Clock;
  readonly random: Random;
  /** Of tests; else public addresses alone. */
  readonly gateway?: GatewayOptions | undefined;
}

const publicOnly: GatewayOptions = { judgeIp: (ip) => judgeIp(ip, { from: 'stranger', ownNetworks: [] }) };

/** Before the path of an archive on this machine. */
export const carScheme = 'car:';

/** A link can name more than one wants to trouble. */
const maxSources = 4;
const pausesMs = [5_000, 30_000, 120_000, 600_000];

/** Gives what ends it. */
export function helpFromSources(options: HelpOptions): () => void {
  const stops = options.sources.slice(0, maxSources).map((address) => helpFrom(address, options));
  return () => {
    for (const stop of stops) stop();
  };
}

function helpFrom(address: string, { swarm, root, clock, random, gateway = publicOnly }: HelpOptions): () => void {
  // An archive is named by a person alone: a link's sources are https.
  const source = address.startsWith(carScheme)
    ? carBlocks(address.slice(carScheme.length))
    : gatewayBlocks(address, gateway);
  if (source === undefined) return () => {};
  const controller = new AbortController();
  let timer: Timer | undefined;
  const attach = async (attempt: number): Promise<void> => {
    const name = address.startsWith(carScheme) ? 'archive' : `gateway:${address}`;
    const attached = await attachSource(swarm, { name, root, source, clock, random, signal: controller.signal }).catch(
      () => undefined,
    );
    if (attached?.ok === true || controller.signal.aborted) return;
    timer = clock.after(pausesMs[Math.min(attempt, pausesMs.length - 1)] ?? 0, () => void attach(attempt + 1));
  };
  void attach(0);
  return () => {
    controller.abort();
    timer?.cancel();
    source.close();
  };
}
