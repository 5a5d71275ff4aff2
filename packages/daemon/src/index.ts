export type { DaemonError } from './daemon-error.ts';
export type {
  ByteRange,
  Cause,
  Check,
  Daemon,
  DaemonEvent,
  DaemonStatus,
  Diagnosis,
  FetchRequest,
  FileChange,
  FileStatus,
  ImportState,
  ListedFile,
  NearbyPeer,
  Offer,
  Opened,
  PeerStatus,
  PieceOverview,
  PublicBlocks,
  Shared,
  ShareRequest,
} from './daemon.ts';
export { startDaemon, type StartedDaemon, type StartOptions } from './start-daemon.ts';
