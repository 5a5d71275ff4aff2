export { createLog, noLog, type Log, type LogFacts, type LogLevel, type LogOptions } from './log.ts';
export { describeMetrics } from './metrics.ts';
export { metricsRoom } from './metrics-room.ts';
