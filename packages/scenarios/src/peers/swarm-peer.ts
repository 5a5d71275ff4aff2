/** The production engine on a machine of the world: its host. It dials, opens stores, and tells the journal. */
import { ok, type Payload } from '@peersume/base';
import {
  createSwarm,
  type FileHandle,
  type PieceStore,
  type SharedFile,
  type SwarmNews,
  type SwarmSettings,
} from '@peersume/swarm';
import { type Ports } from '@peersume/world';
import { type Content } from '../content/content.ts';
import { type PeerFile, type PeerProgram, type PeerSetup, type RunningPeer } from './peer.ts';
import { openStore } from './open-store.ts';
import { stayConnected } from './stay-connected.ts';

/** What a host may set. Scenarios that show what a defence is for switch it off here. */
export interface SwarmPeerOptions {
  readonly settings?: SwarmSettings | undefined;
  /** Takes every piece for true. */
  readonly trustsAll?: boolean | undefined;
}

export const swarmPeer: PeerProgram = (ports, setup) => runSwarmPeer({}, ports, setup);

export const swarmPeerWith =
  (options: SwarmPeerOptions): PeerProgram =>
  (ports, setup) =>
    runSwarmPeer(options, ports, setup);

function runSwarmPeer(options: SwarmPeerOptions, ports: Ports, setup: PeerSetup): RunningPeer {
  const { clock, random } = ports;
  const { files, group, journal, role } = setup;
  const handles = new Map<Content, FileHandle>();

  const verify = (payload: Payload, digest: Uint8Array, done: (holds: boolean) => void): void => {
    const holds = options.trustsAll === true || files.some(({ content }) => content.hasDigest(payload, digest));
    if (!holds) journal.refused(payload.byteLength);
    done(holds);
  };
  const observe = (news: SwarmNews): void => {
    journal.news(news);
    if (news.type === 'addressesFound') for (const name of news.addresses) connections.meet(name);
  };
  const swarm = createSwarm({ clock, random, verify, observe }, options.settings);
  swarm.limit({ upload: role === 'freeRider' ? 0 : group.upload, download: group.download });
  const connections = stayConnected(
    ports,
    setup.neighbours,
    (link) => {
      const listener = swarm.attach(link, link.peer);
      return {
        received: (frame) => {
          if (frame.payload !== undefined) journal.got(frame.payload.byteLength);
          listener.received(frame);
        },
        drained: () => listener.drained(),
        closed: (reason) => listener.closed(reason),
      };
    },
    (name) => !swarm.isBanned(name),
  );
  for (const file of files) {
    const add = (): void => void handles.set(file.content, swarm.add(sharedFile(ports, setup, file)));
    const waitMs = file.addedAtMs - clock.now();
    if (waitMs > 0) clock.after(waitMs, add);
    else add();
  }

  return {
    held: (content) => handles.get(content)?.held,
    get linkCount() {
      return connections.count;
    },
    stream: (content, piece, piecesPerSecond) => handles.get(content)?.stream(piece, piecesPerSecond),
    read: (content, piece, done) => {
      const handle = handles.get(content);
      if (handle === undefined) done(undefined);
      else handle.read(piece, (payload) => done(payload.ok ? payload.value : undefined));
    },
    retry: () => {
      for (const handle of handles.values()) handle.retry();
    },
  };
}

function sharedFile(ports: Ports, setup: PeerSetup, file: PeerFile): SharedFile {
  const { content } = file;
  const knows = `manifest of ${content.name}`;
  const isKnown = file.isManifestKnown || setup.memory.has(knows);
  return {
    root: content.manifest.root,
    ...(isKnown ? { manifest: () => content.manifest } : {}),
    download: file.isWanted,
    openStore: (manifest, done) => {
      setup.memory.set(knows, true);
      openStore(ports.disk, setup.memory, file, manifest, (opened) => {
        if (opened.ok) setup.journal.opened(content, opened.value.held);
        done(opened.ok ? ok(withJournal(opened.value, setup, content)) : opened);
      });
    },
  };
}

/** The store, telling the journal what was given to it and what it promised. */
function withJournal(store: PieceStore, setup: PeerSetup, content: Content): PieceStore {
  return {
    held: store.held,
    get pendingBytes() {
      return store.pendingBytes;
    },
    write: (piece, payload, done) => {
      setup.journal.accepted(content, piece, payload);
      // What is held is not written again, and may have rotted since it was acknowledged.
      const wasHeld = store.held.has(piece);
      store.write(piece, payload, (written) => {
        if (written.ok && !wasHeld) setup.journal.acknowledged(content, piece);
        done(written);
      });
    },
    read: (piece, done) => store.read(piece, done),
    close: (done) => store.close(done),
  };
}
