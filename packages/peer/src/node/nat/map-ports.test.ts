import { type Gateway, type PortMapping, type UPnPNAT } from '@achingbrain/nat-port-mapper';
import { expect, test } from 'vitest';
import { createPortMapper, type MappedPort, type NatReport } from './map-ports.ts';

interface Router {
  readonly client: UPnPNAT;
  readonly open: Map<number, number>;
}

/** A router of paper. */
function router(externalIp: string, refuse = false): Router {
  const open = new Map<number, number>();
  const gateway = {
    externalIp: async () => externalIp,
    async *mapAll(internalPort: number) {
      if (refuse) throw new Error('UPnP is off');
      open.set(internalPort, internalPort + 1000);
      yield { externalPort: internalPort + 1000, internalPort } as PortMapping;
    },
    unmap: async (internalPort: number) => void open.delete(internalPort),
    stop: async () => {},
  } as unknown as Gateway;
  const client = {
    async *findGateways() {
      yield gateway;
    },
  } as unknown as UPnPNAT;
  return { client, open };
}

function mapperAt(client: UPnPNAT, ports: () => readonly number[]) {
  const tasks: (() => void)[] = [];
  const changes: (readonly MappedPort[])[] = [];
  const told: NatReport[] = [];
  let wake = Promise.withResolvers<NatReport>();
  const mapper = createPortMapper({
    clock: { now: () => 0, after: (_, task) => (tasks.push(task), { cancel: () => {} }) },
    ports,
    client,
    changed: (mapped) => changes.push(mapped),
    told(report) {
      told.push(report);
      if (report.type === 'looking') return;
      wake.resolve(report);
      wake = Promise.withResolvers();
    },
  });
  return { mapper, tasks, changes, told, next: wake.promise };
}

test('[NM1] every port is mapped and told, and given back at the end', async () => {
  const { client, open } = router('192.0.2.1');
  const { mapper, changes, next } = mapperAt(client, () => [4601, 4602]);
  expect(await next).toMatchObject({ type: 'mapped' });
  expect(changes).toEqual([
    [
      { internalPort: 4601, externalPort: 5601, externalIp: '192.0.2.1' },
      { internalPort: 4602, externalPort: 5602, externalIp: '192.0.2.1' },
    ],
  ]);
  await mapper.close();
  expect(open.size).toBe(0);
});

test('[NM2] a router behind another one is told as such, and nothing is announced', async () => {
  for (const inner of ['192.168.1.2', '100.64.3.4']) {
    const { client, open } = router(inner);
    const { mapper, changes, next } = mapperAt(client, () => [4601]);
    expect(await next).toEqual({ type: 'behindAnother', externalIp: inner });
    expect([changes, open.size]).toEqual([[[]], 0]);
    await mapper.close();
  }
});

test('[NM2] a router that refuses, and none at all', async () => {
  const refusing = mapperAt(router('192.0.2.1', true).client, () => [4601]);
  expect(await refusing.next).toEqual({ type: 'refused', detail: 'UPnP is off' });
  await refusing.mapper.close();
  const nobody = { async *findGateways() {} } as unknown as UPnPNAT;
  const alone = mapperAt(nobody, () => [4601]);
  expect(await alone.next).toEqual({ type: 'noRouter' });
  await alone.mapper.close();
});

test('[NM3] the end does not wait for a router that says nothing', async () => {
  const silence = (signal: AbortSignal) =>
    new Promise<IteratorResult<Gateway>>((_, reject) =>
      signal.addEventListener('abort', () => reject(signal.reason as Error)),
    );
  const silent = {
    findGateways: ({ signal }: { signal: AbortSignal }) => ({
      [Symbol.asyncIterator]: () => ({ next: () => silence(signal) }),
    }),
  } as unknown as UPnPNAT;
  const { mapper } = mapperAt(silent, () => [4601]);
  await mapper.close();
});
