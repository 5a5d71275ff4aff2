/**
 * The physical limit of spreading one file from one seed to N leechers (Kumar and Ross: "Peer-assisted file
 * distribution: the minimum distribution time", 2006), and what whole pieces add to it: the last piece that the seed
 * sends still has to double its way to everyone.
 */
export interface Crowd {
  readonly fileBytes: number;
  readonly pieceCount: number;
  /** Bytes per second. */
  readonly seedUplink: number;
  readonly leechers: readonly { readonly uplink: number; readonly downlink: number }[];
}

export interface FluidBound {
  /** max{F/u_s, F/d_min, N·F/(u_s + Σu_i)}, in milliseconds. */
  readonly fluidMs: number;
  /** The same times 1 + floor(log2 N) / M. */
  readonly boundMs: number;
  /** The least that the seed uploads in a run of that length: one copy, and what leechers cannot give each other. */
  readonly seedBytes: number;
}

export function fluidBound({ fileBytes, pieceCount, seedUplink, leechers }: Crowd): FluidBound {
  const count = leechers.length;
  const given = leechers.reduce((sum, { uplink }) => sum + uplink, 0);
  const slowest = Math.min(...leechers.map(({ downlink }) => downlink));
  const fluidSeconds = Math.max(
    fileBytes / seedUplink,
    fileBytes / slowest,
    (count * fileBytes) / (seedUplink + given),
  );
  const boundSeconds = fluidSeconds * (1 + Math.floor(Math.log2(count)) / pieceCount);
  return {
    fluidMs: fluidSeconds * 1000,
    boundMs: boundSeconds * 1000,
    seedBytes: Math.max(fileBytes, count * fileBytes - given * boundSeconds),
  };
}
