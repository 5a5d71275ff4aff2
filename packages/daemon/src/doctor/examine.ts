/**
 * Why can I not connect? Looks at everything that connecting needs, from this device outwards, each with a limit in time,
 * and has the facts judged. Nothing is contacted but what the settings and the link name.
 */
import { access, constants } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { type Clock } from '@peersume/base';
import { type Attempt, type DiscoveryReport, type DiscoveryWay, type Peer, type PeerAddress } from '@peersume/peer';
import { cidToText, type ShareLink } from '@peersume/swarm';
import { type DaemonError } from '../daemon-error.ts';
import { type Daemon, type FileStatus } from '../daemon.ts';
import { describeFacts } from './describe-facts.ts';
import { diagnose } from './diagnose.ts';
import { type Facts, type InterfaceFact, type TargetFacts } from './facts.ts';

export interface ExaminerParts {
  readonly clock: Clock;
  readonly wallClock: () => number;
  readonly peer: Peer;
  readonly dataDirectory: string;
  readonly freeBytes: () => Promise<number>;
  readonly isBanned: (peer: string) => boolean;
  /** By ways that were joined for no file. */
  readonly generalWays: () => ReadonlyMap<DiscoveryWay, DiscoveryReport>;
  readonly nat: () => Facts['nat'];
  readonly file: (root: string) => FileStatus | undefined;
  readonly open: Daemon['open'];
  /** What went wrong beside, since the start. */
  readonly troubles: () => readonly string[];
}

/** One address, with ICE between two NATs. */
const addressTimeoutMs = 10_000;
/** A linked peer says at once which files it has. */
const speakTimeoutMs = 4000;
/** The first version was made in this year (UTC). */
const programMadeAt = Date.UTC(2026, 0, 1);

export function createExaminer(parts: ExaminerParts): Daemon['examine'] {
  return async (link, signal) => {
    const target = link === undefined ? undefined : await examineTarget(parts, link, signal);
    const facts: Facts = { ...(await factsOfDevice(parts)), ways: waysOf(parts, link), target };
    const attempts = parts.peer.attempts.filter(isAbout(link));
    return { checks: describeFacts(facts), cause: diagnose(facts), attempts };
  };
}

async function factsOfDevice(parts: ExaminerParts): Promise<Omit<Facts, 'ways' | 'target'>> {
  const { peer, wallClock, dataDirectory, freeBytes, troubles, nat } = parts;
  const { addresses } = peer;
  return {
    directory: { isWritable: await isWritable(dataDirectory), freeBytes: await freeBytes() },
    clock: { aheadMs: undefined, isBeforeProgram: wallClock() < programMadeAt },
    interfaces: interfacesNow(),
    mode: peer.mode,
    listening: {
      fast: addresses.some((address) => /\/tls\/p2p\//u.test(address)),
      stream: addresses.some((address) => /\/tcp\/\d+\/(?:ws\/)?p2p\//u.test(address)),
      addresses,
      isPortTaken: troubles().includes('PortTaken'),
    },
    links: peer.links.length,
    coordinators: peer.coordinators,
    libp2p: troubles().length > 0 ? 'failed' : 'coming',
    nat: nat(),
    isUdpBlocked: undefined,
  };
}

function waysOf({ file, generalWays }: ExaminerParts, link: ShareLink | undefined): Facts['ways'] {
  const ofFile = link === undefined ? undefined : file(cidToText(link.root))?.ways;
  return ofFile !== undefined && ofFile.size > 0 ? ofFile : generalWays();
}

async function examineTarget(parts: ExaminerParts, link: ShareLink, signal: AbortSignal): Promise<TargetFacts> {
  const { peer, file, isBanned } = parts;
  const root = cidToText(link.root);
  const peers = link.addresses.map(peerOf);
  const isSelf = peers.length > 0 && peers.every((id) => id === peer.id);
  const tries = isSelf ? [] : await Promise.all(link.addresses.map((address) => tryAddress(parts, address, signal)));
  const isReached = tries.some(({ error }) => error === undefined);
  const speaks = isReached ? await speaksOf(parts, link, signal) : (file(root)?.peers ?? 0) > 0 || undefined;
  return {
    isPrivate: link.key !== undefined,
    addresses: link.addresses,
    tries,
    speaks,
    isSelf,
    isBanned: peers.length > 0 && peers.every((id) => id !== undefined && isBanned(id)),
    local: localOf(file(root)),
  };
}

async function tryAddress(
  { peer }: ExaminerParts,
  address: PeerAddress,
  signal: AbortSignal,
): Promise<TargetFacts['tries'][number]> {
  const linked = await peer.connect([address], AbortSignal.any([signal, AbortSignal.timeout(addressTimeoutMs)]));
  if (linked.ok) return { address, error: undefined };
  const error = linked.error.findLast(({ type }) => type !== 'Aborted');
  return { address, error: error ?? { type: 'NoAnswer', address, after: 'nothing' } };
}

/** Whether a linked peer has the file. What was looked at only for this is forgotten again by `open`. */
async function speaksOf({ open, file }: ExaminerParts, link: ShareLink, signal: AbortSignal): Promise<boolean> {
  const root = cidToText(link.root);
  if (file(root) !== undefined && file(root)?.peers !== 0) return true;
  const opened = await open(link, AbortSignal.any([signal, AbortSignal.timeout(speakTimeoutMs)]));
  return opened.ok || opened.error.type === 'KeyWrong' || (file(root)?.peers ?? 0) > 0;
}

function localOf(status: FileStatus | undefined): TargetFacts['local'] {
  if (status === undefined) return undefined;
  if (status.trouble !== undefined) return localOfTrouble(status.trouble);
  return status.state === 'paused' ? 'paused' : undefined;
}

function localOfTrouble(trouble: DaemonError): TargetFacts['local'] {
  switch (trouble.type) {
    case 'StoreTrouble':
      if (trouble.cause.type === 'StoreFull') return 'diskFull';
      return trouble.cause.type === 'StoreReadOnly' ? 'readOnly' : 'diskFailure';
    case 'StructureRefused':
      return 'refusedStructure';
    case 'KeyWrong':
      return 'wrongKey';
    case 'SourceChanged':
      return 'sourceChanged';
    default:
      return undefined;
  }
}

const peerOf = (address: PeerAddress): string | undefined => /.*\/p2p\/([^/]+)$/u.exec(address)?.[1];

const isAbout =
  (link: ShareLink | undefined) =>
  ({ peer }: Attempt): boolean =>
    link === undefined || link.addresses.some((address) => peerOf(address) === peer);

function interfacesNow(): InterfaceFact[] {
  return Object.values(networkInterfaces()).flatMap((list = []) =>
    list.map(({ address, family, internal }) => ({ address, family, isInternal: internal })),
  );
}

const isWritable = (directory: string): Promise<boolean> =>
  access(directory, constants.W_OK).then(
    () => true,
    () => false,
  );
