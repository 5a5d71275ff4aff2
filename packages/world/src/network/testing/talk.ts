/** Programs that write down what they hear, for tests of the network. */
import { type Frame, type Link, type LinkListener } from '@peersume/base';
import { createWorld, type WorldOptions } from '../../create-world.ts';
import { type Machine, type MachineOptions, type Path, type Ports, type World } from '../../world.ts';

export interface Heard {
  readonly at: number;
  /** The first byte of the header. */
  readonly word: number;
  readonly payload: Frame['payload'];
}

/** One end of a link and what came to it. */
export class Side implements LinkListener {
  readonly heard: Heard[] = [];
  readonly drainedAt: number[] = [];
  readonly closedWith: string[] = [];
  readonly closedAt: number[] = [];
  readonly link: Link;
  readonly #ports: Ports;
  whenDrained: () => void = () => undefined;
  whenHeard: (heard: Heard) => void = () => undefined;

  constructor(link: Link, ports: Ports) {
    this.link = link;
    this.#ports = ports;
  }

  received({ header, payload }: Frame): void {
    const heard = { at: this.#ports.clock.now(), word: header[0] ?? -1, payload };
    this.heard.push(heard);
    this.whenHeard(heard);
  }

  drained(): void {
    this.drainedAt.push(this.#ports.clock.now());
    this.whenDrained();
  }

  closed(reason: string): void {
    this.closedWith.push(reason);
    this.closedAt.push(this.#ports.clock.now());
  }

  /** The words heard, in order. */
  get words(): number[] {
    return this.heard.map(({ word }) => word);
  }

  say(word: number): boolean {
    return this.link.send({ header: Uint8Array.of(word) });
  }

  /** A payload whose frame, with its header of one byte, has so many bytes. */
  give(word: number, bytes: number): boolean {
    return this.link.send({ header: Uint8Array.of(word), payload: { byteLength: bytes - 1 } });
  }
}

export interface TalkOptions extends Partial<WorldOptions> {
  readonly path?: Partial<Path>;
  /** By name; others get 1 MB/s up and down. */
  readonly machines?: Readonly<Record<string, Partial<MachineOptions>>>;
}

/** A world in which everybody listens, and tests dial. */
export class Talk {
  readonly world: World;
  readonly machines = new Map<string, Machine>();
  readonly ports = new Map<string, Ports>();
  /** Ends of accepted links, by the machine that accepted, in order. */
  readonly accepted = new Map<string, Side[]>();

  constructor(names: readonly string[], { seed = 'talk', path = {}, machines = {}, ...options }: TalkOptions = {}) {
    this.world = createWorld({ seed, ...options });
    this.world.network.setDefaultPath({ latencyMs: 10, ...path });
    for (const name of names) {
      const machine = this.world.machine({ name, uplink: 1_000_000, downlink: 1_000_000, ...machines[name] });
      this.machines.set(name, machine);
      this.start(name);
    }
  }

  machine(name: string): Machine {
    return this.machines.get(name)!;
  }

  start(name: string): void {
    this.machine(name).start((ports) => {
      this.ports.set(name, ports);
      ports.listen((link) => {
        const side = new Side(link, ports);
        this.accepted.set(name, [...(this.accepted.get(name) ?? []), side]);
        return side;
      });
    });
  }

  /** Dials and runs the world until the answer is there. */
  dial(from: string, to: string): Side | string {
    const ports = this.ports.get(from)!;
    let answer: Side | string | undefined;
    ports.dial(to, {
      connected: (link) => {
        const side = new Side(link, ports);
        answer = side;
        return side;
      },
      failed: (reason) => {
        answer = reason;
      },
    });
    this.world.run({ done: () => answer !== undefined });
    return answer!;
  }

  /** Both ends of a new link, the dialling one first. */
  connect(from: string, to: string): [Side, Side] {
    const side = this.dial(from, to);
    if (!(side instanceof Side)) throw new Error(`no link from ${from} to ${to}: ${side}`);
    return [side, this.accepted.get(to)!.at(-1)!];
  }

  get now(): number {
    return this.world.clock.now();
  }

  /** Lets so many milliseconds pass. */
  pass(ms: number): void {
    this.world.run({ atMs: this.now + ms });
  }
}
