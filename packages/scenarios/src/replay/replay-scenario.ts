/** Runs a scenario again and tells every step: time, from, to, what was said. */
import { type Outcome } from '../run/outcome.ts';
import { runScenario, type RunOptions } from '../run/run-scenario.ts';
import { type TraceLine } from '../run/trace.ts';
import { machineNames, type Scenario } from '../scenario/scenario.ts';
import { describeFrame } from './describe-frame.ts';

export interface ReplayOptions extends Omit<RunOptions, 'trace'> {
  readonly fromMs?: number;
  readonly toMs?: number;
  /** Only what this machine sends, gets or does, and what happens to the whole world. */
  readonly peer?: string;
  /** Frames are told when they arrive; with this, also when they are sent. */
  readonly withSent?: boolean;
}

export function replayScenario(scenario: Scenario, options: ReplayOptions, print: (line: string) => void): Outcome {
  const { fromMs = 0, toMs = Infinity, peer, withSent = false, ...run } = options;
  const names = scenario.groups.flatMap(machineNames);
  const width = Math.max(...names.map((name) => name.length));
  const speaksBittorrent = new Set(
    scenario.groups.filter(({ program }) => program === 'bittorrentLike').flatMap(machineNames),
  );
  const isOf = (name: string): boolean => peer === undefined || name === '' || name === peer;
  const shown = (line: TraceLine): string | undefined => {
    if (line.atMs < fromMs || line.atMs > toMs) return undefined;
    if (line.type === 'note') return isOf(line.actor) ? `${line.actor.padEnd(2 * width + 3)}  ${line.what}` : undefined;
    if (!isOf(line.from) && !isOf(line.to)) return undefined;
    if (line.event === 'sent' && !withSent) return undefined;
    const way = `${line.from.padStart(width)} ${line.event === 'sent' ? '·' : '→'} ${line.to.padEnd(width)}`;
    const said = line.header === undefined ? '' : describeFrame(line.header, speaksBittorrent.has(line.from));
    const bytes = line.payloadBytes === undefined || line.payloadBytes === 0 ? '' : ` + ${line.payloadBytes} bytes`;
    const event = line.event === 'delivered' || line.event === 'sent' ? '' : `${line.event} ${line.reason ?? ''} `;
    return `${way}  ${event}${said}${bytes}`.trimEnd();
  };
  return runScenario(scenario, {
    ...run,
    trace: (line) => {
      const text = shown(line);
      if (text !== undefined) print(`${line.atMs.toFixed(3).padStart(12)}  ${text}`);
    },
  });
}
