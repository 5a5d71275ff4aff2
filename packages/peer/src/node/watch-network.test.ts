import type { NetworkInterfaceInfo } from 'node:os';
import { expect, test } from 'vitest';
import { createVirtualClock } from '../connect/testing/virtual-clock.ts';
import { watchNetwork } from './watch-network.ts';

function createMachine() {
  const clock = createVirtualClock();
  const own = new Map([['eth0', '192.0.2.7']]);
  let slept = 0;
  let changes = 0;
  const watch = watchNetwork(
    {
      clock,
      date: () => clock.now() + slept,
      interfaces: () =>
        Object.fromEntries([...own].map(([name, address]) => [name, [{ address } as NetworkInterfaceInfo]])),
    },
    () => changes++,
  );
  return {
    clock,
    own,
    watch,
    sleep: (ms: number) => (slept += ms),
    get changes() {
      return changes;
    },
  };
}

test('[CN9] another address is told once', () => {
  const machine = createMachine();
  machine.clock.pass(60_000);
  expect(machine.changes).toBe(0);
  machine.own.set('wlan0', '198.51.100.3');
  machine.clock.pass(60_000);
  expect(machine.changes).toBe(1);
});

test('[CN9] sleep is told, a clock that is put right by seconds is not', () => {
  const machine = createMachine();
  machine.sleep(3_000);
  machine.clock.pass(60_000);
  expect(machine.changes).toBe(0);
  machine.sleep(600_000);
  machine.clock.pass(60_000);
  expect(machine.changes).toBe(1);
});

test('[CN9] interfaces that lead nowhere are no change, and nothing is told after the end', () => {
  const machine = createMachine();
  machine.own.set('veth1', 'fe80::1');
  machine.clock.pass(10_000);
  machine.watch.close();
  machine.own.delete('eth0');
  machine.clock.pass(60_000);
  expect(machine.changes).toBe(0);
});
