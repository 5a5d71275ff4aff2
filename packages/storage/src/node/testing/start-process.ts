/** A child that runs a file of this package, and what it prints; killed when the test ends. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

export interface TestProcess {
  readonly pid: number;
  readonly lines: string[];
  /** When it has printed so many lines, or has ended. */
  printed(lines: number): Promise<void>;
  /** At once, as kill -9 does; all that it printed has come. */
  kill(): Promise<void>;
}

export function startProcess(file: string, ...given: readonly string[]): TestProcess {
  const child = spawn(process.execPath, [join(import.meta.dirname, file), ...given], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const closed = once(child, 'close');
  let isClosed = false;
  void closed.then(() => (isClosed = true));
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await closed;
  };
  onTestFinished(kill);
  return {
    pid: child.pid ?? 0,
    lines,
    async printed(count) {
      while (lines.length < count && !isClosed) await Promise.race([once(reader, 'line'), closed]);
    },
    kill,
  };
}
