/**
 * Ways to switch a defence of honest peers off, so that a scenario can show what the defence is for. Limits and times are
 * settings; what is no number is a part of the host that does its work badly.
 */
import { ok, type Disk, type DiskFile } from '@peersume/base';
import { type Ports } from '@peersume/world';
import { type PeerProgram } from '../peers/peer.ts';
import { swarmPeerWith, type SwarmPeerOptions } from '../peers/swarm-peer.ts';

export interface Weakness extends SwarmPeerOptions {
  /** Dials each neighbour once, whatever becomes of the link. */
  readonly neverDialsAgain?: boolean;
  /** Nobody looks after a store that was in trouble. */
  readonly neverRetries?: boolean;
  /** The disk says that it wrote and keeps nothing back: what is synced is not safe. */
  readonly syncsNothing?: boolean;
  /** What a disk refused is reported as done. */
  readonly hidesDiskTrouble?: boolean;
  /** Frames come to the program a second time, as if nothing had made them known. */
  readonly forgetsOnRestart?: boolean;
}

export function weakPeer(weakness: Weakness): PeerProgram {
  const program = swarmPeerWith(weakness);
  return (ports, setup) => {
    if (weakness.forgetsOnRestart === true) setup.memory.clear();
    const running = program(weakPorts(weakness, ports), setup);
    if (weakness.neverRetries !== true) return running;
    const { retry: _never, ...rest } = running;
    return {
      ...rest,
      get linkCount() {
        return running.linkCount;
      },
    };
  };
}

function weakPorts(weakness: Weakness, ports: Ports): Ports {
  const dialed = new Set<string>();
  return {
    ...ports,
    ...(weakness.syncsNothing === true || weakness.hidesDiskTrouble === true
      ? { disk: weakDisk(weakness, ports.disk) }
      : {}),
    dial: (machine, outcome) => {
      const isSecond = weakness.neverDialsAgain === true && dialed.has(machine);
      dialed.add(machine);
      if (!isSecond) ports.dial(machine, outcome);
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
