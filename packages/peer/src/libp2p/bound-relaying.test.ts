import { type Stream } from '@libp2p/interface';
import { expect, test } from 'vitest';
import { createRelayBound, maxRelayedBacklog } from './bound-relaying.ts';

/** As much of a stream as a relay sees. */
class PaperStream extends EventTarget {
  readStatus = 'readable';
  readonly sent: Uint8Array[] = [];
  pause(): void {
    this.readStatus = 'paused';
  }
  resume(): void {
    this.readStatus = 'readable';
  }
  send(bytes: Uint8Array): boolean {
    this.sent.push(bytes);
    return true;
  }
  arrive(bytes: Uint8Array): void {
    this.dispatchEvent(Object.assign(new Event('message'), { data: bytes }));
  }
}

test('[RE5] a relay reads from the fast end only as much more as the slow end has not taken yet', () => {
  const bound = createRelayBound();
  const [fast, slow] = [new PaperStream(), new PaperStream()];
  for (const stream of [fast, slow]) bound(stream as unknown as Stream);
  const chunks = Array.from({ length: 5 }, () => new Uint8Array(maxRelayedBacklog / 4));
  for (const chunk of chunks.slice(0, 4)) fast.arrive(chunk);
  expect(fast.readStatus).toBe('readable');
  const [first, second, third, , last] = chunks as [Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array];
  fast.arrive(last);
  expect(fast.readStatus).toBe('paused');
  slow.send(first);
  slow.send(second);
  expect(fast.readStatus).toBe('paused');
  slow.send(third);
  expect([fast.readStatus, slow.readStatus]).toEqual(['readable', 'readable']);
  expect(slow.sent).toEqual([first, second, third]);
});

test('[RE5] what a relay says by itself counts for nobody', () => {
  const bound = createRelayBound();
  const stream = new PaperStream();
  bound(stream as unknown as Stream);
  stream.send(new Uint8Array(2 * maxRelayedBacklog));
  expect(stream.readStatus).toBe('readable');
});
