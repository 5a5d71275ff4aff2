import { describe, expect, test } from 'vitest';
import { crowdScenario } from '../figures/crowd-scenario.ts';
import { type PeerProgram } from '../peers/peer.ts';
import { swarmPeer } from '../peers/swarm-peer.ts';
import { hashOutcome } from '../run/outcome.ts';
import { runScenario } from '../run/run-scenario.ts';
import { describeFrame } from './describe-frame.ts';
import { replayScenario, type ReplayOptions } from './replay-scenario.ts';

const scenario = {
  ...crowdScenario({ seed: 'replay', leechers: 3, fileBytes: 4 * 262_144, uplinks: 'equal' }),
  faults: [
    { type: 'kill', atMs: 2_100, machine: 'leecher0-1' } as const,
    { type: 'restart', atMs: 2_300, machine: 'leecher0-1' } as const,
  ],
};

const linesOf = (options: ReplayOptions = {}): readonly string[] => {
  const lines: string[] = [];
  replayScenario(scenario, options, (line) => lines.push(line));
  return lines;
};

const timeOf = (line: string): number => Number(line.trim().split(' ')[0]);

describe('[SC41] a replay', () => {
  test('tells who said what to whom, in words and in order', () => {
    const lines = linesOf();
    const told = lines.join('\n');
    for (const part of [
      'hello version',
      'haveMap channel 0 pieceCount 4',
      'request channel 0 pieces',
      '+ 262144 bytes',
    ])
      expect(told).toContain(part);
    expect(told).toMatch(/seed-0 → leecher0-2 {2}piece channel 0 piece \d/);
    expect(told).toContain('FAULT {"type":"kill"');
    expect(told).toContain('news {"type":"fileComplete"');
    const times = lines.map(timeOf);
    expect(times).toEqual([...times].sort((one, other) => one - other));
  });

  test('keeps to the times and the machine asked for', () => {
    const lines = linesOf({ fromMs: 2_050, toMs: 2_150, peer: 'leecher0-2' });
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) {
      expect(line).toContain('leecher0-2');
      expect(timeOf(line)).toBeGreaterThanOrEqual(2_050);
      expect(timeOf(line)).toBeLessThanOrEqual(2_150);
    }
  });

  test('is the run that it tells of', () => {
    const outcome = replayScenario(scenario, {}, () => undefined);
    expect(hashOutcome(outcome)).toBe(hashOutcome(runScenario(scenario)));
  });

  test('shows where a broken peer went wrong', () => {
    const acceptsAnything: PeerProgram = (ports, setup) => {
      const [file] = setup.files;
      if (setup.name === 'leecher0-0' && file !== undefined)
        ports.clock.after(2_050, () => setup.journal.accepted(file.content, 2, { byteLength: 9 }));
      return swarmPeer(ports, setup);
    };
    const lines: string[] = [];
    replayScenario(scenario, { programs: { swarm: acceptsAnything } }, (line) => lines.push(line));
    expect(lines.find((line) => line.includes('VIOLATION'))).toMatch(
      /2050\.000 .*VIOLATION {"type":"wrongPieceAccepted","machine":"leecher0-0","file":"file","piece":2}/,
    );
  });
});

test('[SC41] a frame that is no message is told by its bytes', () => {
  expect(describeFrame(Uint8Array.of(255, 1, 2), false)).toMatch(/^\?\? 3 bytes ff0102/);
  expect(describeFrame(Uint8Array.of(99), true)).toMatch(/^\?\? 1 bytes 63/);
});
