/** A machine of a world whose program does nothing but keep one store. */
import { createWorld, type Machine, type Ports, type World } from '@peersume/world';

export interface MachineStore {
  readonly world: World;
  readonly machine: Machine;
  /** The ports of the running program; started where it does not run. */
  ports(): Ports;
  /** Until nothing is under way. */
  settle(): void;
}

export function createMachineStore(seed: string): MachineStore {
  const world = createWorld({ seed });
  const machine = world.machine({ name: 'disk owner', uplink: Infinity, downlink: Infinity });
  let ports: Ports | undefined;
  return {
    world,
    machine,
    ports() {
      if (!machine.running) machine.start((given) => (ports = given));
      if (ports === undefined) throw new Error('a started program has its ports');
      return ports;
    },
    settle: () => void world.run({}),
  };
}
