/**
 * Ways to switch a defence of honest peers off, so that a scenario can show what the defence is for. Limits and times are
 * settings; what is no number is a part of the host that does its work badly.
 */
import { ok, type Disk, type DiskFile } from '@peersume/base';
import { type Ports } from '@peersume/world';
import { believesItsDisk } from '../peers/open-store.ts';
import { type Journal, type PeerProgram, type PeerSetup } from '../peers/peer.ts';
import { swarmPeerWith, type SwarmPeerOptions } from '../peers/swarm-peer.ts';

export interface Weakness extends SwarmPeerOptions {
  /** Dials each neighbour once, whatever becomes of the link, and nobody else. */
  readonly neverDialsAgain?: boolean;
  /** Nobody looks after a store that was in trouble. */
  readonly neverRetries?: boolean;
  /** The disk says that it wrote and keeps nothing back: what is synced is not safe. */
  readonly syncsNothing?: boolean;
  /** What a disk refused is reported as done. */
  readonly hidesDiskTrouble?: boolean;
  /** Dials those alone whom it should dial first; who cannot dial it never has a link to it. */
  readonly dialsOwnOnly?: boolean;
  /** Knows nothing of what it held before. */
  readonly forgetsOnRestart?: boolean;
  /** Sends what its disk gives without a look at the hash. */
  readonly sendsRotten?: boolean;
}

/** Beside its weakness, a host can be watched. */
export interface Watched {
  /** Bytes of pieces that were given to the store and are not safe yet. */
  readonly unwritten?: (bytes: number) => void;
}

export function weakPeer(weakness: Weakness, watched: Watched = {}): PeerProgram {
  const program = swarmPeerWith(weakness);
  return (ports, setup) => {
    if (weakness.forgetsOnRestart === true) setup.memory.clear();
    if (weakness.sendsRotten === true) setup.memory.set(believesItsDisk, true);
    const running = program(weakPorts(weakness, ports, setup), { ...setup, journal: watch(setup, watched) });
    if (weakness.neverRetries !== true) return running;
    return {
      held: running.held,
      get linkCount() {
        return running.linkCount;
      },
      ...(running.read === undefined ? {} : { read: running.read }),
    };
  };
}

function watch({ journal }: PeerSetup, { unwritten }: Watched): Journal {
  if (unwritten === undefined) return journal;
  let bytes = 0;
  return {
    ...journal,
    accepted: (file, piece, payload) => {
      bytes += payload.byteLength;
      unwritten(bytes);
      journal.accepted(file, piece, payload);
    },
    acknowledged: (file, piece) => {
      bytes -= file.manifest.pieceLength(piece);
      journal.acknowledged(file, piece);
    },
  };
}

function weakPorts(weakness: Weakness, ports: Ports, setup: PeerSetup): Ports {
  const dialed = new Set<string>();
  const neighbours = new Set(setup.neighbours.map(({ name }) => name));
  const own = new Set(setup.neighbours.filter(({ dials }) => dials).map(({ name }) => name));
  return {
    ...ports,
    ...(weakness.syncsNothing === true || weakness.hidesDiskTrouble === true
      ? { disk: weakDisk(weakness, ports.disk) }
      : {}),
    dial: (machine, outcome) => {
      const isLeftOut =
        (weakness.neverDialsAgain === true && (dialed.has(machine) || !neighbours.has(machine))) ||
        (weakness.dialsOwnOnly === true && !own.has(machine));
      dialed.add(machine);
      if (!isLeftOut) ports.dial(machine, outcome);
    },
  };
}

function weakDisk(weakness: Weakness, disk: Disk): Disk {
  return {
    remove: (name, done) => disk.remove(name, done),
    open: (name, done) => disk.open(name, (opened) => done(opened.ok ? ok(weakFile(weakness, opened.value)) : opened)),
  };
}

function weakFile({ syncsNothing, hidesDiskTrouble }: Weakness, file: DiskFile): DiskFile {
  return {
    get size() {
      return file.size;
    },
    read: (offset, length, done) => file.read(offset, length, done),
    write: (offset, bytes, done) =>
      file.write(offset, bytes, (written) => done(hidesDiskTrouble === true ? ok(undefined) : written)),
    sync: (done) => {
      // An operation that changes nothing tells when those before it are done.
      if (syncsNothing === true) file.read(0, 0, () => done(ok(undefined)));
      else file.sync((synced) => done(hidesDiskTrouble === true ? ok(undefined) : synced));
    },
    truncate: (size, done) => file.truncate(size, done),
    close: () => file.close(),
  };
}
