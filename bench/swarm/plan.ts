/** Which crowds are measured, and with how many seeds. */
import { type CrowdOptions } from '@peersume/scenarios';

export interface Plan {
  readonly seeds: number;
  readonly leechers: readonly number[];
  readonly sizes: readonly { readonly name: string; readonly bytes: number }[];
  readonly uplinks: readonly CrowdOptions['uplinks'][];
  /** What a BitTorrent-like peer does in the same crowd; its 16 KiB blocks take some twenty times our events. */
  readonly besideSeeds: (leechers: number, bytes: number) => number;
  /** Everyone unchoked costs more still, and shows with a few what it shows with many. */
  readonly besideLoopback: (leechers: number, bytes: number) => boolean;
  readonly thousand: boolean;
  readonly transferBytes: number;
}

const mebibyte = 1024 * 1024;
const small = { name: '64 MiB', bytes: 64 * mebibyte };
const large = { name: '1 GiB', bytes: 1024 * mebibyte };

/** Twenty seeds of everything: takes an hour or two on two cores. */
export const fullPlan: Plan = {
  seeds: 20,
  leechers: [2, 8, 32, 64, 256],
  sizes: [small, large],
  uplinks: ['equal', 'mixed'],
  besideSeeds: (leechers, bytes) => (bytes <= small.bytes ? (leechers <= 64 ? 20 : 5) : leechers <= 8 ? 3 : 0),
  besideLoopback: (leechers, bytes) => bytes <= small.bytes && leechers <= 64,
  thousand: true,
  transferBytes: 512 * mebibyte,
};

/** A few minutes, for a look. */
export const quickPlan: Plan = {
  ...fullPlan,
  seeds: 3,
  leechers: [2, 8, 32],
  sizes: [small],
  besideSeeds: (leechers) => (leechers <= 32 ? 3 : 0),
  besideLoopback: (leechers) => leechers <= 32,
  thousand: false,
  transferBytes: 128 * mebibyte,
};
