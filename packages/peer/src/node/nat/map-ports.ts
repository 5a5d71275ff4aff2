/**
 * Asks the router to let others in (UPnP IGD, by a library): each port that this peer listens on, be it libp2p's or the
 * fast link's. Never in the way: it runs beside the start, its failures are told and tried again, and what was mapped is
 * given back at the end.
 */
import { upnpNat, type Gateway, type UPnPNAT } from '@achingbrain/nat-port-mapper';
import { type Clock, type Timer } from '@peersume/base';
import { judgeIp } from '../../addresses/index.ts';

export interface MappedPort {
  readonly internalPort: number;
  readonly externalPort: number;
  /** The router's own address outside. */
  readonly externalIp: string;
}

export interface PortMapperOptions {
  readonly clock: Clock;
  /** TCP ports that this peer listens on, now; asked again at each round. */
  readonly ports: () => readonly number[];
  /** All that is mapped now. */
  readonly changed: (mapped: readonly MappedPort[]) => void;
  /** How it goes, for the doctor. */
  readonly told?: ((report: NatReport) => void) | undefined;
  /** Of the library, or of a test. */
  readonly client?: UPnPNAT | undefined;
}

export type NatReport =
  | { readonly type: 'looking' }
  | { readonly type: 'mapped'; readonly ports: readonly MappedPort[] }
  /** No router answers UPnP: it is off there, or there is none. */
  | { readonly type: 'noRouter' }
  | { readonly type: 'refused'; readonly detail: string }
  /** The router is behind another one: what it maps is reached from its own side alone. */
  | { readonly type: 'behindAnother'; readonly externalIp: string };

export interface PortMapper {
  /** Ports or networks have changed: looks now. */
  lookAgain(): void;
  /** Gives back what was mapped, for as long as `signal` allows. */
  close(signal?: AbortSignal): Promise<void>;
}

/** Milliseconds that a mapping lasts when nobody renews it: what a crash leaves behind is gone after an hour. */
export const leaseMs = 60 * 60 * 1000;
/** Milliseconds between two rounds: within a lease, and soon after a router was switched off and on. */
export const roundMs = 20 * 60 * 1000;
/** Milliseconds to find routers, and for all that is asked of one. */
export const searchTimeoutMs = 8_000;
export const askTimeoutMs = 10_000;
/** Milliseconds that giving back may hold up the end of a program. */
export const closeTimeoutMs = 2_000;
/** Routers asked: a home has one; two are a modem and a router. */
const maxGateways = 2;
/** Ports mapped: fast link, TCP, WebSocket, and room. */
const maxPorts = 8;

export function createPortMapper(options: PortMapperOptions): PortMapper {
  const { clock, ports, changed, told = () => {} } = options;
  const closing = new AbortController();
  let client = options.client;
  let gateways: readonly Gateway[] = [];
  let mapped: readonly MappedPort[] = [];
  let timer: Timer | undefined;
  let round: Promise<void> | undefined;

  function lookAgain(): void {
    timer?.cancel();
    if (round !== undefined || closing.signal.aborted) return;
    round = run().finally(() => {
      round = undefined;
      if (!closing.signal.aborted) timer = clock.after(roundMs, lookAgain);
    });
  }

  async function run(): Promise<void> {
    told({ type: 'looking' });
    client ??= upnpNat({ description: 'peersume', ttl: leaseMs, autoRefresh: false });
    if (gateways.length === 0) gateways = await findGateways(client, closing.signal);
    const results = await Promise.all(
      gateways.map((gateway) => mapAt(gateway, ports().slice(0, maxPorts), closing.signal)),
    );
    if (closing.signal.aborted) return;
    mapped = results.flatMap(({ mapped }) => mapped);
    changed(mapped);
    told(report(gateways, results, mapped));
    // A router that answers no more may have been changed for another one.
    if (mapped.length === 0) gateways = [];
  }

  lookAgain();
  return {
    lookAgain,
    async close(signal = AbortSignal.timeout(closeTimeoutMs)) {
      closing.abort();
      timer?.cancel();
      await round;
      const given = gateways.map((gateway) => giveBack(gateway, mapped, signal));
      await Promise.all(given);
      mapped = [];
    },
  };
}

async function findGateways(client: UPnPNAT, closing: AbortSignal): Promise<readonly Gateway[]> {
  const found: Gateway[] = [];
  try {
    const signal = AbortSignal.any([closing, AbortSignal.timeout(searchTimeoutMs)]);
    for await (const gateway of client.findGateways({ signal })) {
      found.push(gateway);
      if (found.length >= maxGateways) break;
    }
  } catch {
    // The search ends by its time; what was found until then counts.
  }
  return found;
}

interface MapResult {
  readonly mapped: readonly MappedPort[];
  readonly externalIp?: string;
  readonly detail?: string;
}

async function mapAt(gateway: Gateway, ports: readonly number[], closing: AbortSignal): Promise<MapResult> {
  const signal = AbortSignal.any([closing, AbortSignal.timeout(askTimeoutMs)]);
  const mapped: MappedPort[] = [];
  try {
    const externalIp = await gateway.externalIp({ signal });
    // A router within another network (carrier NAT, a second router) has a private address outside.
    if (judgeIp(externalIp, { from: 'stranger', ownNetworks: [] }) !== undefined) return { mapped, externalIp };
    for (const internalPort of ports) {
      for await (const { externalPort } of gateway.mapAll(internalPort, {
        protocol: 'tcp',
        signal,
        autoRefresh: false,
      })) {
        mapped.push({ internalPort, externalPort, externalIp });
        break;
      }
    }
    return { mapped };
  } catch (cause) {
    return { mapped, detail: cause instanceof Error ? cause.message.slice(0, 200) : 'unknown' };
  }
}

function report(gateways: readonly Gateway[], results: readonly MapResult[], mapped: readonly MappedPort[]): NatReport {
  if (mapped.length > 0) return { type: 'mapped', ports: mapped };
  if (gateways.length === 0) return { type: 'noRouter' };
  const behind = results.find(({ externalIp }) => externalIp !== undefined)?.externalIp;
  if (behind !== undefined) return { type: 'behindAnother', externalIp: behind };
  return {
    type: 'refused',
    detail: results.find(({ detail }) => detail !== undefined)?.detail ?? 'no port was mapped',
  };
}

async function giveBack(gateway: Gateway, mapped: readonly MappedPort[], signal: AbortSignal): Promise<void> {
  try {
    for (const { internalPort } of mapped) await gateway.unmap(internalPort, { signal });
    await gateway.stop({ signal });
  } catch {
    // The lease ends by itself.
  }
}
