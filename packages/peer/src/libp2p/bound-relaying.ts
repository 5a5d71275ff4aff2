/**
 * The relay of circuit relay v2 takes from a fast end whatever comes and keeps it until the slow end takes it: without a
 * bound, two strangers fill this machine's memory with as much as one relayed connection may carry. This counts what came
 * in and has not gone out again, and stops reading from the fast end above the limit; its window then stops the sender.
 *
 * The relay passes on the very lists of bytes that it received, so each is counted where it came and settled where it
 * went, without knowing which two streams belong together.
 */
import { type Stream, type StreamMessageEvent } from '@libp2p/interface';

/** Bytes waiting in this process, for each direction of a relayed connection; the stream's window comes on top. */
export const maxRelayedBacklog = 256 * 1024;

export function createRelayBound(): (stream: Stream) => void {
  const arrived = new WeakMap<object, (byteLength: number) => void>();
  return (stream) => {
    let backlog = 0;
    const settle = (byteLength: number): void => {
      backlog -= byteLength;
      if (backlog <= maxRelayedBacklog / 2 && stream.readStatus === 'paused') stream.resume();
    };
    stream.addEventListener('message', ({ data }: StreamMessageEvent) => {
      backlog += data.byteLength;
      arrived.set(data, settle);
      if (backlog > maxRelayedBacklog && stream.readStatus === 'readable') stream.pause();
    });
    const send = stream.send.bind(stream);
    stream.send = (data) => {
      const { byteLength } = data;
      const isTaken = send(data);
      arrived.get(data)?.(byteLength);
      return isTaken;
    };
  };
}
