/** One round of fuzzing: makes inputs, gives them to a target, and keeps the worst that was seen. */
import { below, type Random } from '@peersume/base';
import { getHeapStatistics } from 'node:v8';
import { mutateBytes } from '../src/wire/testing/mutate-bytes.ts';
import { type FuzzTarget } from './fuzz-target.ts';

export interface FuzzReport {
  readonly target: string;
  frames: number;
  worstMs: number;
  /** Of memory taken to memory allowed. */
  worstMemoryShare: number;
  worstMemoryBytes: number;
  readonly failures: { readonly what: string; readonly hex: string }[];
}

/** No frame may take longer. */
export const maxFrameMs = 50;

export const emptyReport = (target: string): FuzzReport => ({
  target,
  frames: 0,
  worstMs: 0,
  worstMemoryShare: 0,
  worstMemoryBytes: 0,
  failures: [],
});

export function fuzzOnce(target: FuzzTarget, random: Random, report: FuzzReport): void {
  const bytes = makeInput(target, random);
  report.frames++;
  try {
    let cost = measure(target.prepare(bytes, random));
    // Compiling and collecting come and go: what the call itself takes, it takes again.
    for (let again = 0; again < 4 && target.hasState !== true && isTooMuch(cost, target, bytes); again++) {
      cost = least(cost, measure(target.prepare(bytes, random)));
    }
    note(cost, target, bytes, report);
  } catch (error) {
    fail(report, error instanceof Error ? (error.stack ?? error.message) : String(error), bytes);
  }
}

interface Cost {
  readonly ms: number;
  readonly memoryBytes: number;
}

function measure(call: () => void): Cost {
  const memory = memoryInUse();
  const time = cpuMs();
  call();
  return { ms: cpuMs() - time, memoryBytes: memoryInUse() - memory };
}

const least = (one: Cost, other: Cost): Cost => ({
  ms: Math.min(one.ms, other.ms),
  memoryBytes: Math.min(one.memoryBytes, other.memoryBytes),
});

const isTooMuch = ({ ms, memoryBytes }: Cost, target: FuzzTarget, bytes: Uint8Array): boolean =>
  ms > maxFrameMs || memoryBytes > target.memoryOf(bytes.length);

function note(cost: Cost, target: FuzzTarget, bytes: Uint8Array, report: FuzzReport): void {
  const { ms, memoryBytes } = cost;
  report.worstMs = Math.max(report.worstMs, ms);
  const share = memoryBytes / target.memoryOf(bytes.length);
  if (share > report.worstMemoryShare) {
    report.worstMemoryShare = share;
    report.worstMemoryBytes = memoryBytes;
  }
  if (isTooMuch(cost, target, bytes)) {
    fail(report, `${ms.toFixed(1)} ms, ${memoryBytes} bytes of memory for a frame of ${bytes.length}`, bytes);
  }
}

function makeInput(target: FuzzTarget, random: Random): Uint8Array {
  const example = target.examples[below(random, target.examples.length)] ?? new Uint8Array(0);
  const kind = below(random, 1000);
  if (kind < 2) return tiled(example, target.maxBytes, random);
  if (kind < 100) return Uint8Array.from({ length: below(random, 300) }, () => below(random, 256));
  if (kind < 300) return example;
  return mutateBytes(random, example).subarray(0, target.maxBytes);
}

/** A beginning that is right, and then the same few bytes as far as allowed. */
function tiled(example: Uint8Array, maxBytes: number, random: Random): Uint8Array {
  const bytes = new Uint8Array(below(random, maxBytes + 1));
  bytes.fill(below(random, 4) === 0 ? below(random, 256) : 0);
  bytes.set(example.subarray(0, Math.min(bytes.length, below(random, 40))));
  return bytes;
}

/** Of this thread alone: what else the machine does is not the decoder's doing. */
function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Exact as long as nothing is collected between two looks; then the difference is below zero, and not counted. */
function memoryInUse(): number {
  const { used_heap_size: heap, external_memory: external } = getHeapStatistics();
  return heap + external;
}

const mostFailures = 20;

function fail(report: FuzzReport, what: string, bytes: Uint8Array): void {
  if (report.failures.length >= mostFailures) return;
  report.failures.push({ what, hex: Buffer.from(bytes.subarray(0, 200)).toString('hex') });
}
