export { adversaryPrograms } from './adversaries/programs.ts';
export { arbitraryScenario, mixedAdversaries } from './faults/arbitrary-scenario.ts';
export { type FaultCase } from './faults/fault-case.ts';
export { judgeFault, type FaultVerdict } from './faults/judge-fault.ts';
export { runMixed, type MixedRun } from './faults/judge-mixed.ts';
export { inHandfuls } from './faults/attack-cases.ts';
export { faultCases } from './faults/list-faults.ts';
export { pinnedScenarios } from './faults/pinned-scenarios.ts';
export { addRun, emptyTally, mergeTallies, type Tally } from './faults/tally.ts';
export { fluidBound, type Crowd, type FluidBound } from './bound/fluid-bound.ts';
export { contentOf, type Content } from './content/content.ts';
export { SymbolicPayload } from './content/symbolic-payload.ts';
export { beginsMs, crowdScenario, seedUplink, type CrowdOptions } from './figures/crowd-scenario.ts';
export { judgeCrowd, type CrowdFigures } from './figures/judge-crowd.ts';
export { completeShare, freeRiderShare, judgeStreams, type StreamFigures } from './figures/judge-special.ts';
export {
  churnScenario,
  freeRiderScenario,
  premiereScenario,
  shortPremiereScenario,
  shortStreamingScenario,
  streamedBytesPerSecond,
  streamingScenario,
  thousandScenario,
} from './figures/special-scenarios.ts';
export {
  type Attach,
  type Journal,
  type Neighbour,
  type PeerFile,
  type PeerProgram,
  type PeerSetup,
  type RunningPeer,
} from './peers/peer.ts';
export { builtInPrograms } from './peers/programs.ts';
export { stayConnected, type Connections } from './peers/stay-connected.ts';
export { swarmPeer } from './peers/swarm-peer.ts';
export { describeFrame } from './replay/describe-frame.ts';
export { replayScenario, type ReplayOptions } from './replay/replay-scenario.ts';
export { failureLine, failureOf } from './run/failure.ts';
export {
  hashOutcome,
  hashText,
  type FileOutcome,
  type Outcome,
  type PeerOutcome,
  type StreamOutcome,
  type Violation,
} from './run/outcome.ts';
export { runScenario, type RunOptions } from './run/run-scenario.ts';
export { type TraceLine } from './run/trace.ts';
export {
  machineNames,
  readScenario,
  type Fault,
  type FileSpec,
  type Group,
  type PathRule,
  type Scenario,
  type ScenarioMisfit,
  type StreamReader,
  type Topology,
} from './scenario/scenario.ts';
export { type Misfit } from './scenario/shape.ts';
export { shrinkScenario, type Shrunk, type ShrinkOptions } from './shrink/shrink-scenario.ts';
