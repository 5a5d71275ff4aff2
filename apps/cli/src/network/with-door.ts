/** Opens a door, does a command's work and closes it, whatever comes; Ctrl-C ends the work in its own time. */
import type { Door } from '@peersume/daemon/client';
import { ok } from '@peersume/base';
import type { Outcome } from '../report.ts';
import { interruption } from '../terminal/interruption.ts';
import { openDoor } from './open-door.ts';
import { settingsOfCommand, type CommandSettings, type NetworkOptions } from './settings-of-command.ts';

export interface DoorWork {
  readonly door: Door;
  readonly settings: CommandSettings['settings'];
  /** Raised by Ctrl-C. */
  readonly signal: AbortSignal;
  /** The command line, for trying it again. */
  readonly again: string;
}

export async function withDoor(
  commandLine: string,
  options: NetworkOptions,
  work: (work: DoorWork) => Promise<Outcome>,
): Promise<Outcome> {
  const read = settingsOfCommand(options);
  if (!read.ok) return read;
  const { settings, written, notes } = read.value;
  const again = written === '' ? commandLine : `${commandLine} ${written}`;
  interruption.isAwaited = true;
  const { signal } = interruption;
  try {
    const opened = await openDoor(settings, again);
    if (!opened.ok) return opened;
    const door = opened.value;
    try {
      const outcome = await work({ door, settings, signal, again });
      if (!outcome.ok || notes.length === 0) return stoppedOrNot(outcome, again);
      return ok({ ...outcome.value, notes: [...notes, ...(outcome.value.notes ?? [])] });
    } finally {
      await door.close();
    }
  } finally {
    interruption.isAwaited = false;
  }
}

/** What a person stopped is no failure; the exit code says by which signal. */
function stoppedOrNot(outcome: Outcome, again: string): Outcome {
  if (outcome.ok || outcome.error.type !== 'Interrupted') return outcome;
  return ok({
    notes: [`Stopped; what was fetched is kept. To go on: ${again}`],
    data: { stopped: true },
    exitCode: interruption.exitCode,
  });
}

/** Resolves when a person ends it. */
export async function untilInterrupted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
