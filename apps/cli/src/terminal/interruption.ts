/**
 * Ctrl-C and its like. What watches ends by the signal in its own time; everything else ends at once, and leaves no
 * half-written file behind.
 */
import { removeUnfinishedFiles } from '../files/write-atomically.ts';
import { exitCodes, type ExitCode } from '../report.ts';

const controller = new AbortController();

export const interruption = {
  signal: controller.signal,
  exitCode: exitCodes.interrupted as ExitCode,
  /** Set while something listens to the signal and will end the program itself. */
  isAwaited: false,
};

export function listenForInterruption(): void {
  const end = (code: ExitCode) => () => {
    removeUnfinishedFiles();
    // Whoever asks twice does not want to wait any longer.
    if (!interruption.isAwaited || controller.signal.aborted) process.exit(code);
    interruption.exitCode = code;
    controller.abort();
  };
  process.on('SIGINT', end(exitCodes.interrupted));
  process.on('SIGTERM', end(exitCodes.terminated));
  process.on('SIGHUP', end(exitCodes.terminated));
}
