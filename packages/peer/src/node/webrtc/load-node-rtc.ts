/** Data channels when they are needed: their native library takes longer to load than a small file to fetch. */
import type { Rtc } from '../../webrtc/rtc.ts';
import type { NodeRtcOptions } from './node-rtc.ts';

export async function loadNodeRtc(options: NodeRtcOptions = {}): Promise<Rtc> {
  const { nodeRtc } = await import('./node-rtc.ts');
  return nodeRtc(options);
}
