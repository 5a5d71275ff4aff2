/** What a daemon tells, in the form in which it goes over HTTP and into `--json`: maps as objects, bytes as base64. */
import type { DaemonStatus, Diagnosis, FileStatus, Offer, PeerStatus, PieceOverview } from '../../daemon.ts';
import type { DiscoveryReport } from '@peersume/peer';

export type StatusJson = DaemonStatus;
export type PeerJson = PeerStatus;
export type DiagnosisJson = Diagnosis;

export interface FileJson extends Omit<FileStatus, 'pieces' | 'ways'> {
  readonly pieces: Omit<PieceOverview, 'stretches'> & {
    /** Base64, one byte for each stretch. */
    readonly stretches: string;
  };
  readonly ways: Readonly<Record<string, DiscoveryReport>>;
}

export interface OfferJson extends Pick<Offer, 'from' | 'name' | 'byteLength' | 'files'> {
  /** Of this daemon's run. */
  readonly id: string;
}

export const fileAsJson = (file: FileStatus): FileJson => ({
  ...file,
  pieces: { ...file.pieces, stretches: Buffer.from(file.pieces.stretches).toString('base64') },
  ways: Object.fromEntries(file.ways),
});
