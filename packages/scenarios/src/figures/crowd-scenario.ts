/** One seed and N leechers who all begin at once: the scenario that the figures are made with. */
import { type Scenario } from '../scenario/scenario.ts';

export interface CrowdOptions {
  readonly seed: string;
  readonly leechers: number;
  readonly fileBytes: number;
  /** mixed: 2, 8 and 32 MB/s in turn, each with four times that down. equal: 8 MB/s up, any rate down. */
  readonly uplinks: 'equal' | 'mixed';
  /** libtorrentLike is the BitTorrent-like peer that unchokes everyone, as libtorrent does on a loopback. */
  readonly program?: 'swarm' | 'bittorrentLike' | 'libtorrentLike';
  /** One way; near zero is a loopback. */
  readonly latencyMs?: number;
  /** Links of one peer, once there are more peers. */
  readonly degree?: number;
  /** The structure is fetched from other peers, within the clock of the figures. */
  readonly fetchesManifest?: boolean;
}

const megabyte = 1_000_000;
export const seedUplink = 8 * megabyte;
const mixedUplinks = [2 * megabyte, 8 * megabyte, 32 * megabyte];
/** The clock of the figures runs from all connected: links come up first, then the file is added. */
export const beginsMs = 2_000;

export function crowdScenario(options: CrowdOptions): Scenario {
  const {
    leechers,
    uplinks,
    program: policy = 'swarm',
    latencyMs = 10,
    degree = 40,
    fetchesManifest = false,
  } = options;
  const program =
    policy === 'libtorrentLike'
      ? { program: 'bittorrentLike', options: { alwaysUnchokes: true } }
      : { program: policy };
  const kinds = uplinks === 'equal' ? [seedUplink] : mixedUplinks;
  return {
    name: `crowd of ${leechers}, ${uplinks}, ${policy}`,
    seed: options.seed,
    groups: [
      { name: 'seed', count: 1, role: 'seed', ...program, uplink: seedUplink },
      ...kinds.flatMap((uplink, kind) => {
        const count = Math.floor((leechers + kinds.length - 1 - kind) / kinds.length);
        const speeds = uplinks === 'equal' ? { uplink } : { uplink, downlink: 4 * uplink };
        return count === 0 ? [] : [{ name: `leecher${kind}`, count, role: 'leecher' as const, ...program, ...speeds }];
      }),
    ],
    topology: { type: 'mesh', degree },
    paths: [{ latencyMs }],
    files: [
      {
        name: 'file',
        byteLength: options.fileBytes,
        pieceLength: 256 * 1024,
        content: 'symbolic',
        addedAtMs: beginsMs,
        isManifestKnown: !fetchesManifest,
      },
    ],
    until: { atMs: 24 * 3_600_000 },
  };
}
