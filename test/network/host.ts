/** A host of a test's network, and what it is plugged into. */
import { type ChildProcess, type SpawnOptions } from 'node:child_process';

export interface Switch {
  readonly namespace: string;
  /** Ports so far, for their names. */
  ports: number;
}

export interface Host {
  readonly name: string;
  readonly namespace: string;
  /** Plugs the host into the switch under an address such as `10.1.0.2/24`. Gives the name of the interface. */
  plug: (into: Switch, address: string, options?: PlugOptions) => string;
  /** Takes the cable out and puts it back. */
  setLink: (device: string, isUp: boolean) => void;
  setAddress: (device: string, before: string, after: string) => void;
  setMtu: (device: string, bytes: number) => void;
  /** Where everything goes that is not near. */
  routeBy: (gateway: string) => void;
  routeTo: (subnet: string, gateway: string) => void;
  /** Passes on what is for others. */
  forward: () => void;
  /** Hides what is behind it: `cone` keeps a port for all peers, `symmetric` takes another for each. */
  hideBehind: (device: string, kind: 'cone' | 'symmetric') => void;
  /** Lets nothing in that was not asked for from inside. */
  refuseStrangers: (device: string) => void;
  start: (program: string, args: readonly string[], options?: SpawnOptions) => ChildProcess;
}

export interface PlugOptions {
  /** Bits a second, in the form of tc: `8mbit`. */
  readonly upload?: string;
  readonly download?: string;
}
