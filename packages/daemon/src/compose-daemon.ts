/**
 * A daemon put together: one data directory, one identity, one peer, one swarm, and the files that are kept. Everything
 * that ran when it was closed, or killed, runs again.
 */
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { assert, type Clock, err, ok, type PeerId, type Random, type Result } from '@peersume/base';
import {
  type DiscoveryReport,
  type DiscoveryWay,
  type Membership,
  type Peer,
  type PeerAddress,
  type PeerEvents,
} from '@peersume/peer';
import { type DataDirectory, openDataDirectory } from '@peersume/storage/node';
import { cidFromText, cidToText, createSwarm, type StoreError, type Swarm, type SwarmNews } from '@peersume/swarm';
import { type DaemonError } from './daemon-error.ts';
import { type Daemon, type NearbyPeer } from './daemon.ts';
import { topicOf } from './discovery/topic-of-file.ts';
import type { GatewayOptions } from './gateway/gateway-blocks.ts';
import { type Facts } from './doctor/facts.ts';
import { createExaminer } from './doctor/examine.ts';
import { createFileBoard, type FileBoard } from './files/file-board.ts';
import { type KeptFile } from './files/kept-file.ts';
import { readFile } from './files/read-file.ts';
import { createFileCatalog } from './keep/file-catalog.ts';
import { type FileRecord } from './keep/file-record.ts';
import { createLinkBoard, type LinkBoard } from './links/link-board.ts';
import { createOffers, type Offers } from './offer/create-offers.ts';
import { encodeWord } from './offer/offer-words.ts';
import { isNearby } from './offer/is-nearby.ts';
import { linkOf } from './share/format-link.ts';
import { verifyPayload } from './store/hashing.ts';
import { createTeller } from './tell-events.ts';

export interface DaemonOptions {
  readonly dataDirectory: string;
  readonly version: string;
  /** As other devices nearby show it. */
  readonly name?: string | undefined;
  readonly limits?: Limits | undefined;
  /** How long somebody who has a file is looked for before `NobodyFound`. */
  readonly patienceMs?: number | undefined;
}

export interface DaemonParts {
  readonly clock: Clock;
  readonly random: Random;
  /** UTC, in milliseconds: names of topics change by the day. */
  readonly wallClock: () => number;
  /** What the local network tells of devices there. */
  readonly devicesNearby?: () => readonly (NearbyPeer & { readonly addresses: readonly PeerAddress[] })[];
  /** How this peer looks from outside, as far as it is known. */
  readonly nat?: () => Facts['nat'];
  /** Types of what went wrong beside, for the examination. */
  readonly troubles?: () => readonly string[];
  readonly createPeer: (
    directory: DataDirectory,
    events: PeerEvents,
    isBanned: (peer: PeerId) => boolean,
  ) => Promise<Result<Peer, DaemonError>>;
  /** Of tests: which gateways are spoken to, where not public ones alone. */
  readonly gateway?: GatewayOptions | undefined;
}

interface Limits {
  readonly upload?: number | undefined;
  readonly download?: number | undefined;
}

const usualPatienceMs = 60_000;
/** Bytes that wait for the disk, and as many on their way from one peer: memory, and 2.5 Gbit/s over 100 ms. */
const maxUnwrittenBytes = 32 * 1024 * 1024;

export async function composeDaemon(options: DaemonOptions, parts: DaemonParts): Promise<Result<Daemon, DaemonError>> {
  const directory = await openDataDirectory(options.dataDirectory);
  if (!directory.ok) return directory;
  const started = await composeIn(options, parts, directory.value);
  if (!started.ok) directory.value.close();
  return started;
}

async function composeIn(
  options: DaemonOptions,
  {
    clock,
    random,
    wallClock,
    createPeer,
    gateway,
    troubles = () => [],
    devicesNearby = () => [],
    nat = () => 'unknown',
  }: DaemonParts,
  directory: DataDirectory,
): Promise<Result<Daemon, DaemonError>> {
  const dataDirectory = directory.path;
  const teller = createTeller(clock);
  const swarm: Swarm = createSwarm(
    { clock, random, verify: verifyPayload, observe: hearNews },
    { exchange: { maxUnwrittenBytes, maxOutstandingBytes: maxUnwrittenBytes } },
  );
  let limits: { upload: number | undefined; download: number | undefined } = {
    upload: options.limits?.upload,
    download: options.limits?.download,
  };
  swarm.limit(limits);
  let isClosing: Promise<void> | undefined;

  const offers: Offers = createOffers({
    clock,
    random,
    say: (to, body) => links.say(to, body),
    offered: (offer) => teller.tell({ type: 'offered', offer }),
    accepted: (link, into) => void takeOffered(link, into),
    named: () => teller.linksChanged(),
  });
  const links: LinkBoard = createLinkBoard({
    clock,
    swarm,
    heard: (from, body) => offers.heard(from, body),
    firstWord: options.name === undefined ? undefined : encodeWord({ type: 'name', name: options.name }),
    left: (gone) => offers.left(gone),
    linksChanged: () => teller.linksChanged(),
    speakersChanged: (rootKey) => {
      const root = cidToText(Buffer.from(rootKey, 'hex'));
      if (board.files.has(root)) teller.fileChanged(root);
    },
  });
  const created = await createPeer(directory, { linked: links.linked, changed: () => teller.linksChanged() }, (id) =>
    swarm.isBanned(id),
  );
  if (!created.ok) return created;
  const peer: Peer = created.value;
  const board: FileBoard = createFileBoard({
    clock,
    swarm,
    catalog: createFileCatalog(directory.files),
    dataDirectory,
    join: joinFile,
    peersOf: (root) => links.peersOf(board.files.get(root)?.rootKey ?? ''),
    changed: (root) => teller.fileChanged(root),
    pieceCame: (root, piece, from) => teller.tell({ type: 'pieceCame', root, piece, from }),
    workOf: (root) => join(dataDirectory, 'pieces', root),
    linkOf: (record) => linkOf(record, peer.addresses),
    patienceMs: options.patienceMs ?? usualPatienceMs,
  });
  const restored = await board.restore();
  if (!restored.ok) {
    await close();
    return restored;
  }

  function keptFile(is: (file: KeptFile) => boolean): KeptFile | undefined {
    for (const file of board.files.values()) if (is(file)) return file;
    return undefined;
  }

  function hearNews(news: SwarmNews): void {
    if (news.type === 'addressesFound')
      keptFile(({ handle }) => handle?.file === news.file)?.membership?.hear(news.addresses, 'exchange');
    else if (news.type === 'fileRefused')
      keptFile(({ handle }) => handle?.file === news.file)?.refused({ type: 'StructureRefused', cause: news.error });
    else if (news.type === 'storeTrouble')
      keptFile(({ handle }) => handle?.file === news.file)?.troubled(storeErrors[news.failure]);
  }

  async function joinFile(record: FileRecord): Promise<Membership | undefined> {
    const topic = await topicOf(record, wallClock());
    if (isClosing !== undefined) return undefined;
    const membership = peer.join(topic, { addresses: record.addresses });
    return record.sources.length === 0 || record.phase === 'placed'
      ? membership
      : await withSources(membership, record);
  }

  /** Gateways that the link named help too, for as long as the file is wanted. */
  async function withSources(membership: Membership, record: FileRecord): Promise<Membership> {
    const root = cidFromText(record.root);
    assert(root.ok, 'a record has a root');
    const { helpFromSources } = await import('./gateway/help-from-sources.ts');
    const stop = helpFromSources({ swarm, root: root.value, sources: record.sources, clock, random, gateway });
    // What the membership tells changes: its getters stay getters.
    return Object.create(membership, {
      leave: {
        value() {
          stop();
          membership.leave();
        },
      },
    }) as Membership;
  }

  async function takeOffered(link: Parameters<Daemon['open']>[0], into: string): Promise<void> {
    const { signal } = new AbortController();
    const opened = await board.open(link, signal);
    if (opened.ok) await opened.value.fetch({ into, keep: true }, signal);
  }

  /** Of files that are looked for: how each way goes is the same for all. */
  function generalWays(): ReadonlyMap<DiscoveryWay, DiscoveryReport> {
    const ways = new Map<DiscoveryWay, DiscoveryReport>();
    for (const { membership } of board.files.values())
      for (const [way, report] of membership?.reports ?? []) ways.set(way, report);
    return ways;
  }

  /** Devices that the local network tells of, and those that there is a link to. */
  function nearby(): NearbyPeer[] {
    const found = new Map<PeerId, string>();
    for (const { id, name } of devicesNearby()) if (id !== peer.id) found.set(id, offers.nameOf(id) ?? name);
    for (const { info } of links.statuses()) {
      const name = offers.nameOf(info.peer);
      if (name !== undefined && isNearby(info)) found.set(info.peer, name);
    }
    return [...found].map(([id, name]) => ({ id, name }));
  }

  /** A device nearby may have no link yet. */
  async function reach(to: PeerId, signal: AbortSignal): Promise<void> {
    if (links.linksOf(to).length > 0) return;
    const addresses = devicesNearby().find(({ id }) => id === to)?.addresses ?? [];
    if (addresses.length > 0) await peer.connect(addresses, signal);
  }

  async function offer(root: string, to: PeerId, signal: AbortSignal): ReturnType<Daemon['offer']> {
    const file = board.files.get(root);
    const listing = file?.listing;
    if (file === undefined || listing === undefined) return err({ type: 'FileUnknown', root });
    const { record } = file;
    const what = { link: linkOf(record, peer.addresses), name: record.name, byteLength: record.byteLength };
    await reach(to, signal);
    const answer = await offers.offer(to, { ...what, files: listing.files.length }, signal);
    return answer === 'aborted' ? err({ type: 'Aborted' }) : ok(answer);
  }

  /** Nothing new begins, stores are closed before links are, the lock goes last. */
  async function close(): Promise<void> {
    teller.close();
    offers.close();
    await board.close();
    await new Promise<void>((resolve) => swarm.close(resolve));
    await peer.close();
    directory.close();
  }

  const examine = createExaminer({
    clock,
    wallClock,
    peer,
    dataDirectory,
    freeBytes: () => freeBytesOf(dataDirectory),
    isBanned: (id) => swarm.isBanned(id),
    generalWays,
    nat,
    file: (root) => board.files.get(root)?.status(),
    open: board.open,
    troubles,
  });
  let space = { storedBytes: 0, freeBytes: await freeBytesOf(dataDirectory) };

  return ok({
    id: peer.id,
    status() {
      void freeBytesOf(dataDirectory).then((freeBytes) => {
        space = { ...space, freeBytes };
      });
      const storedBytes = [...board.files.values()].reduce((sum, file) => sum + file.storedBytes, 0);
      return {
        id: peer.id,
        version: options.version,
        mode: peer.mode,
        coordinators: peer.coordinators,
        addresses: peer.addresses,
        links: links.size,
        limits,
        rates: links.rates(),
        dataDirectory,
        storedBytes,
        freeBytes: space.freeBytes,
      };
    },
    files: () => [...board.files.values()].map((file) => file.status()),
    file: (root) => board.files.get(root)?.status(),
    peers: links.statuses,
    share: board.share,
    open: board.open,
    async change(root, change) {
      const file = board.files.get(root);
      return file === undefined ? err({ type: 'FileUnknown', root }) : await file.change(change);
    },
    forget: board.forget,
    list: (root) => board.files.get(root)?.listing?.files,
    blocks(root) {
      const file = board.files.get(root);
      const manifest = file?.manifest;
      if (file === undefined || manifest === undefined || file.record.key !== undefined) return undefined;
      return {
        manifest,
        isHeld: (piece) => file.held?.has(piece) === true,
        readPiece: (piece) => file.readHeld(piece),
      };
    },
    nearby,
    offer,
    async *read(root, path, range, signal) {
      const file = board.files.get(root);
      assert(file !== undefined, 'files are read that are here');
      yield* readFile(file, path, range, () => clock.now(), signal);
    },
    limit(changed) {
      limits = { upload: changed.upload, download: changed.download };
      swarm.limit(limits);
    },
    examine,
    observe: teller.observe,
    close: () => (isClosing ??= close()),
  });
}

const storeErrors: Readonly<Record<'full' | 'readOnly' | 'failed', StoreError>> = {
  full: { type: 'StoreFull' },
  readOnly: { type: 'StoreReadOnly' },
  failed: { type: 'StoreFailure', detail: 'the disk gave an error' },
};

async function freeBytesOf(directory: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(directory);
    return bavail * bsize;
  } catch {
    return 0;
  }
}
