import { err, ok, type Clock } from '@peersume/base';
import { expect, onTestFinished, test, vi } from 'vitest';
import { mustOpen, openOn, readFrom, removeFrom, syncOf, truncateTo, writeTo } from '../testing/ask-disk.ts';
import { hostDisk } from './disk-host.ts';
import { remoteDisk, type RemoteDisk } from './remote-disk.ts';
import { fakeOrigin, type FakeOrigin } from './testing/fake-origin.ts';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const failure = (detail: string) => err({ type: 'DiskFailure', detail });

/** Every wait is over at once. */
const impatientClock: Pick<Clock, 'after'> = {
  after(_delayMs, task) {
    queueMicrotask(task);
    return { cancel() {} };
  },
};

interface Tab {
  readonly disk: RemoteDisk;
  readonly states: RemoteDisk['state'][];
  readonly hosting: Promise<void>;
  readonly messages: () => number;
}

function openTab(origin: FakeOrigin): Tab {
  const { port1, port2 } = new MessageChannel();
  onTestFinished(() => {
    port1.close();
    port2.close();
  });
  const sent = vi.spyOn(port1, 'postMessage');
  const states: RemoteDisk['state'][] = [];
  const hosting = hostDisk({ port: port2, storage: origin.storage, locks: origin.locks, clock: impatientClock });
  const disk = remoteDisk({ port: port1, told: (state) => states.push(state) });
  return { disk, states, hosting, messages: () => sent.mock.calls.length };
}

test('[OP1] gives back what was written, in order, and leaves the caller its bytes', async () => {
  const { disk, messages } = openTab(fakeOrigin());
  const file = await mustOpen(disk, 'a');
  const before = messages();
  const around = new Uint8Array(10_000).fill(7);
  const part = around.subarray(100, 5000);
  const answers = await Promise.all([
    writeTo(file, 3, part),
    readFrom(file, 0, 5),
    truncateTo(file, 4),
    syncOf(file),
    readFrom(file, 0, 100),
    readFrom(file, 50, 9),
  ]);
  expect(answers).toEqual([
    ok(undefined),
    ok(bytes(0, 0, 0, 7, 7)),
    ok(undefined),
    ok(undefined),
    ok(bytes(0, 0, 0, 7)),
    ok(bytes()),
  ]);
  expect(around).toEqual(new Uint8Array(10_000).fill(7));
  expect(file.size).toBe(4);
  // Asked within one task, sent in one message.
  expect(messages() - before).toBe(1);
});

test('[OP1] a file that is open twice is one file', async () => {
  const origin = fakeOrigin();
  const { disk } = openTab(origin);
  const [one, two] = await Promise.all([mustOpen(disk, 'a'), mustOpen(disk, 'a')]);
  await writeTo(one, 0, bytes(1, 2));
  expect([two.size, await readFrom(two, 0, 9)]).toEqual([2, ok(bytes(1, 2))]);
  one.close();
  one.close();
  expect(await readFrom(two, 0, 9)).toEqual(ok(bytes(1, 2)));
  two.close();
  await removeFrom(disk, 'b');
  expect(origin.openHandles()).toBe(0);
  expect((await mustOpen(disk, 'a')).size).toBe(2);
  expect(await removeFrom(disk, 'a')).toEqual(ok(undefined));
  expect((await mustOpen(disk, 'a')).size).toBe(0);
});

test('[OP2] one tab has the disk; what the next asks waits for the end of the first', async () => {
  const origin = fakeOrigin();
  const first = openTab(origin);
  const file = await mustOpen(first.disk, 'a');
  await writeTo(file, 0, bytes(1));
  const second = openTab(origin);
  await vi.waitFor(() => expect(second.disk.state).toBe('waiting'));
  const opening = mustOpen(second.disk, 'a');
  await first.disk.end();
  await first.hosting;
  expect((await opening).size).toBe(1);
  expect([first.states, second.states]).toEqual([
    ['ready', 'ended'],
    ['waiting', 'ready'],
  ]);
  expect(await readFrom(file, 0, 1)).toEqual(failure('the disk was ended'));
  await first.disk.end();
});

test('[OP2] a file that is being opened while the disk ends is left to the next', async () => {
  const origin = fakeOrigin();
  const { disk } = openTab(origin);
  await mustOpen(disk, 'a');
  origin.takeHandles(5);
  const opening = openOn(disk, 'b');
  await disk.end();
  expect((await opening).ok).toBe(false);
  await vi.waitFor(() => expect(origin.files.has('b')).toBe(true));
  expect(origin.openHandles()).toBe(0);
});

test('[OP2] a handle that a killed tab has not given up yet is asked for again', async () => {
  const origin = fakeOrigin();
  const { disk } = openTab(origin);
  origin.takeHandles(10);
  expect((await openOn(disk, 'a')).ok).toBe(true);
  origin.takeHandles(1000);
  expect(await openOn(disk, 'b')).toEqual(failure('NoModificationAllowedError: taken'));
});

test('[OP3] no room is told, and forgotten when there is some', async () => {
  const origin = fakeOrigin();
  const { disk } = openTab(origin);
  const file = await mustOpen(disk, 'a');
  origin.setCapacity(1500);
  expect(await writeTo(file, 0, new Uint8Array(3000))).toEqual(err({ type: 'DiskFull' }));
  origin.setCapacity(5000);
  expect(await writeTo(file, 0, new Uint8Array(3000))).toEqual(ok(undefined));
});

test('[OP5] when the worker is gone, everything asked fails, then and later', async () => {
  const { disk, states } = openTab(fakeOrigin());
  const file = await mustOpen(disk, 'a');
  const asked = [readFrom(file, 0, 1), writeTo(file, 0, bytes(1)), openOn(disk, 'b')];
  disk.fail('it crashed');
  asked.push(syncOf(file) as (typeof asked)[number]);
  for (const answer of asked) expect(await answer).toEqual(failure('it crashed'));
  expect([disk.state, states.at(-1)]).toEqual(['ended', 'ended']);
});

test('[OP5] when the browser gives no files, everything asked fails with its reason', async () => {
  const origin = fakeOrigin();
  const refusing = {
    ...origin,
    storage: { getDirectory: () => Promise.reject(new DOMException('no', 'SecurityError')) },
  };
  const { disk, hosting } = openTab(refusing);
  expect(await openOn(disk, 'a')).toEqual(failure('SecurityError: no'));
  await hosting;
  expect(await openOn(disk, 'a')).toEqual(failure('SecurityError: no'));
});

test('[OP1] names are plain', async () => {
  const { disk } = openTab(fakeOrigin());
  for (const name of ['', '.', '..', 'a/b', 'a\\b', 'x'.repeat(300)]) expect((await openOn(disk, name)).ok).toBe(false);
});
