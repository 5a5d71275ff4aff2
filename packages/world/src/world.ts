/**
 * A world for programs that take time, chance, links and disks through ports: a virtual clock, seeded chance, a network
 * with limits and faults, disks that crash, machines that stop and start again. One thread, one queue of events; the same
 * seed gives the same run, byte for byte, in Node and in a browser.
 */
import { type Clock, type Disk, type Link, type LinkListener, type Random } from '@peersume/base';

export interface World {
  readonly seed: string;
  readonly clock: Clock;
  readonly network: Network;
  /** A stream of chance of its own: what one part draws never shifts what another draws. */
  random(name: string): Random;
  machine(options: MachineOptions): Machine;
  /** Runs events until one of the conditions holds; never forever. */
  run(until: RunUntil): RunOutcome;
  /** Runs the next event; false when there is none. */
  step(): boolean;
  /** Events run so far. */
  readonly events: number;
}

export interface RunUntil {
  /** Virtual milliseconds since the beginning. */
  readonly atMs?: number;
  readonly maxEvents?: number;
  /** Asked after every event: keep it cheap. */
  readonly done?: () => boolean;
}

export type RunOutcome = 'done' | 'idle' | 'time' | 'events';

export interface MachineOptions {
  readonly name: string;
  /** Bytes per second, shared by all links of the machine, fairly. Infinity where it does not matter. */
  readonly uplink: number;
  readonly downlink: number;
  readonly disk?: DiskOptions;
}

/**
 * A computer: its network card, its disk, and at most one running program. A program is told its ports; when it is
 * killed, its timers, links and callbacks die with it, and nothing of it runs again.
 */
export interface Machine {
  readonly name: string;
  readonly disk: WorldDisk;
  /** Starts the program. What it sets up through `Ports` belongs to this run. */
  start(program: (ports: Ports) => void): void;
  readonly running: boolean;
  /** Like `kill -9`: the program ends; what it wrote stays in the machine's hands. Links close after a while. */
  kill(): void;
  /** The power fails: the program ends, and of unsynced writes any part survives. */
  crash(): void;
  /** Changes the card's speed from now on. */
  setBandwidth(bandwidth: { readonly uplink?: number; readonly downlink?: number }): void;
}

/** What a program gets from its machine. */
export interface Ports {
  readonly clock: Clock;
  readonly random: Random;
  readonly disk: Disk;
  /** Accepts links from others: `accept` gets the link and gives its listener. */
  listen(accept: (link: Link) => LinkListener): void;
  /** Dials another machine by its name. `connected` gives the listener; `failed` says why there is no link. */
  dial(
    machine: string,
    outcome: { readonly connected: (link: Link) => LinkListener; readonly failed: (reason: string) => void },
  ): void;
}

export interface Network {
  /** The path between two machines, both ways or one way. What is not said keeps its default. */
  setPath(from: string, to: string, path: Partial<Path>): void;
  setDefaultPath(path: Partial<Path>): void;
  /** Machines in different groups do not hear each other until `heal`; links stall and then break. */
  partition(groups: readonly (readonly string[])[]): void;
  heal(): void;
  /** Every frame, for traces; costs nothing when absent. */
  observe(observer: ((event: NetworkEvent) => void) | undefined): void;
  /** Payload and header bytes that a machine has sent and got since the beginning. */
  traffic(machine: string): { readonly sent: number; readonly received: number; readonly payloadSent: number };
}

/** One direction between two machines. */
export interface Path {
  /** One way, in milliseconds. */
  readonly latencyMs: number;
  /** Up to so much is added to each frame's latency, uniformly. Order is kept unless `reorder` says otherwise. */
  readonly jitterMs: number;
  /** Bytes per second of this path alone. */
  readonly bandwidth: number;
  /** The share of frames lost on the way: on a link, each costs a retransmission; see SPEC.md. */
  readonly loss: number;
  /** The share of frames that overtake their order, that arrive twice: for programs that must survive bad transports. */
  readonly reorder: number;
  readonly duplicate: number;
  /** Whether `from` can dial `to`; a link made by the other side works both ways. */
  readonly dialable: boolean;
}

export interface NetworkEvent {
  readonly type: 'sent' | 'delivered' | 'lost' | 'duplicated' | 'reordered' | 'opened' | 'closed' | 'refused';
  readonly atMs: number;
  readonly from: string;
  readonly to: string;
  readonly header?: Uint8Array | undefined;
  readonly payloadBytes?: number | undefined;
  readonly reason?: string | undefined;
}

export interface DiskOptions {
  /** Bytes. */
  readonly capacity?: number;
  /** Milliseconds for an operation, and bytes per second on top of it. */
  readonly operationMs?: number;
  readonly syncMs?: number;
  readonly bytesPerSecond?: number;
}

/** A disk with its switches for trouble. */
export interface WorldDisk extends Disk {
  setCapacity(bytes: number): void;
  setReadOnly(readOnly: boolean): void;
  /** Turns one bit of the file, at `offset`, on the platter. */
  rot(name: string, offset: number): void;
  /** The next operations fail with `DiskFailure`. */
  failNext(operations: number): void;
  /** Sees each write and sync before it happens: a test may crash the machine just there. */
  observe(observer: ((operation: DiskOperation) => void) | undefined): void;
}

export interface DiskOperation {
  readonly type: 'open' | 'read' | 'write' | 'sync' | 'truncate' | 'remove';
  readonly name: string;
  /** Operations of this disk so far. */
  readonly index: number;
}
