export { loadNodeRtc } from './load-node-rtc.ts';
export type { NodeRtcOptions } from './node-rtc.ts';
