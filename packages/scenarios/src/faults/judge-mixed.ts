/** What must hold after a run of mixed faults. */
import { adversaryPrograms } from '../adversaries/programs.ts';
import { type Outcome } from '../run/outcome.ts';
import { runScenario } from '../run/run-scenario.ts';
import { machineNames, type Scenario } from '../scenario/scenario.ts';

export interface MixedRun {
  readonly outcome: Outcome;
  /** In one word, the same while the scenario shrinks; undefined where everything holds. */
  readonly failure: string | undefined;
  readonly detail: string;
}

/** Bytes that one attacker may cost one run. */
const mostWastedBytes = 64 * 1024 * 1024;

export function runMixed(given: Scenario): MixedRun {
  const scenario = possible(given);
  const honest = new Set(scenario.groups.filter((group) => group.program === undefined).flatMap(machineNames));
  let blamed: string | undefined;
  const outcome = runScenario(scenario, {
    programs: adversaryPrograms,
    restartsAtEnd: true,
    mendsWhenStuck: true,
    told: (machine, news) => {
      if (news.type === 'peerBlamed' && honest.has(news.peer)) blamed ??= `${machine} blames ${news.peer}: ${news.why}`;
    },
  });
  const [violation] = outcome.violations;
  if (violation !== undefined) {
    const name = violation.type === 'programThrew' ? `programThrew ${firstLine(violation.detail)}` : violation.type;
    return { outcome, failure: name, detail: JSON.stringify(violation) };
  }
  if (blamed !== undefined) return { outcome, failure: 'honestPeerBlamed', detail: blamed };
  // Where nobody could have completed, being stuck is right.
  if (outcome.end === 'time' || outcome.end === 'events')
    return { outcome, failure: `noEnd ${outcome.end}`, detail: `${outcome.events} events, ${outcome.endMs} ms` };
  const liars = scenario.groups.length - honest.size;
  const wasted = outcome.peers.reduce((sum, peer) => sum + (honest.has(peer.name) ? peer.refused : 0), 0);
  if (wasted > Math.max(1, liars) * mostWastedBytes)
    return { outcome, failure: 'tooMuchWasted', detail: `${wasted} bytes of wrong pieces` };
  return { outcome, failure: undefined, detail: '' };
}

/** Symbols of a single piece cannot be sent in place of a structure: where one is left by shrinking, it is known. */
const possible = (scenario: Scenario): Scenario => ({
  ...scenario,
  files: scenario.files.map((file) =>
    file.content === 'symbolic' && file.byteLength <= file.pieceLength ? { ...file, isManifestKnown: true } : file,
  ),
});

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';
