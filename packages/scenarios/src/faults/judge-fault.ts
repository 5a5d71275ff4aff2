/**
 * Runs a named fault and says what does not hold: everyone honest completes, nearly as fast as without the attacker, no
 * wrong byte, no acknowledged piece lost, and an attacker costs no more than it may.
 */
import { adversaryPrograms } from '../adversaries/programs.ts';
import { type Outcome } from '../run/outcome.ts';
import { runScenario } from '../run/run-scenario.ts';
import { machineNames, type Scenario } from '../scenario/scenario.ts';
import { type FaultCase } from './fault-case.ts';
import { weakPeer } from './weakness.ts';

export interface FaultVerdict {
  /** Sentences on what does not hold; empty where all does. */
  readonly complaints: readonly string[];
  /** The time of honest peers without attackers and faults, divided by the time with them. */
  readonly throughput: number;
  /** Bytes of payload that honest peers got and could not use. */
  readonly wastedBytes: number;
  /** Frames of attackers that reached honest peers. */
  readonly attackerFrames: number;
  readonly outcome: Outcome;
}

/** An attack without a defence is not watched for long. */
const weakEvents = 60_000;
/** Of the throughput without the attacker. */
const leastThroughput = 0.9;
/** By one attacker. */
const mostWastedBytes = 64 * 1024 * 1024;

export function judgeFault(fault: FaultCase, seed: string, defence: 'on' | 'off'): FaultVerdict {
  const { until } = fault.scenario;
  const scenario = { ...fault.scenario, seed, until: defence === 'on' ? until : { ...until, maxEvents: weakEvents } };
  let unwrittenBytes = 0;
  const swarm = weakPeer(defence === 'on' ? (fault.settings ?? {}) : { ...fault.settings, ...fault.weakness }, {
    unwritten: (bytes) => {
      unwrittenBytes = Math.max(unwrittenBytes, bytes);
    },
  });
  const attackers = scenario.groups.filter(({ program }) => program !== undefined);
  const attackerNames = new Set(attackers.flatMap(machineNames));
  let attackerFrames = 0;
  let attackerMs = 0;
  const outcome = runScenario(scenario, {
    programs: { ...adversaryPrograms, swarm },
    restartsAtEnd: fault.restartsAtEnd ?? false,
    trace: (line) => {
      if (line.type !== 'frame' || line.event !== 'delivered') return;
      if (!attackerNames.has(line.from) || attackerNames.has(line.to)) return;
      attackerFrames++;
      attackerMs = line.atMs;
    },
  });
  const calmMs = completionMs(runScenario(calm(scenario), { programs: { ...adversaryPrograms, swarm } }));
  const honest = outcome.peers.filter(({ name }) => !attackerNames.has(name));
  const throughput = calmMs / completionMs(outcome);
  const wastedBytes = honest.reduce((sum, peer) => sum + Math.max(0, peer.payloadReceived - peer.accepted), 0);

  const complaints: string[] = [];
  for (const violation of outcome.violations.slice(0, 1))
    complaints.push(`${violation.type}: ${JSON.stringify(violation)}`);
  if (outcome.end !== 'complete') complaints.push(`the run ended as ${outcome.end}`);
  if (throughput < (fault.leastThroughput ?? leastThroughput))
    complaints.push(`honest peers kept ${Math.round(throughput * 100)}% of their throughput`);
  const attackerCount = Math.max(1, attackerNames.size);
  const mostWasted = Math.min(fault.mostWastedBytes ?? Infinity, mostWastedBytes) * attackerCount;
  if (wastedBytes > mostWasted) complaints.push(`${wastedBytes} bytes were wasted, ${mostWasted} may be`);
  const mostFrames = (fault.mostFrames ?? Infinity) * attackerCount;
  if (attackerFrames > mostFrames)
    complaints.push(
      `${attackerFrames} frames of attackers were taken until ${Math.round(attackerMs)} ms, ${mostFrames} may be`,
    );
  const blames = outcome.news['peerBlamed'] ?? 0;
  if (fault.isBlamedOnce === true && blames > attackerCount * honest.length)
    complaints.push(`${honest.length} honest peers blamed attackers ${blames} times`);
  if (attackers.length === 0 && blames > 0) complaints.push(`honest peers were blamed ${blames} times`);
  if (unwrittenBytes > (fault.mostUnwrittenBytes ?? Infinity))
    complaints.push(`a peer had ${unwrittenBytes} bytes in its hands, ${fault.mostUnwrittenBytes} may be`);
  const amplified = outcome.peers.reduce((sum, peer) => sum + (attackerNames.has(peer.name) ? peer.received : 0), 0);
  const mostGiven = (fault.mostGivenBytes ?? Infinity) * attackerCount;
  if (amplified > mostGiven) complaints.push(`attackers got ${amplified} bytes, ${mostGiven} may be`);
  return { complaints, throughput, wastedBytes, attackerFrames, outcome };
}

/** The same honest peers and nothing else. */
function calm(scenario: Scenario): Scenario {
  const { faults: _faults, ...rest } = scenario;
  return { ...rest, groups: scenario.groups.filter(({ program }) => program === undefined) };
}

/** When the honest ones had everything, in the mean; never, where one had not. */
function completionMs({ peers }: Outcome): number {
  const times = peers
    .filter((peer) => peer.role === 'leecher')
    .flatMap((peer) => peer.files.map(({ completedMs = Infinity }) => completedMs));
  return times.reduce((sum, time) => sum + time, 0) / times.length;
}
