export { createWorld, type WorldOptions } from './create-world.ts';
export {
  type DiskOperation,
  type DiskOptions,
  type Machine,
  type MachineOptions,
  type Network,
  type NetworkEvent,
  type Path,
  type Ports,
  type RunOutcome,
  type RunUntil,
  type World,
  type WorldDisk,
} from './world.ts';
