/** What can go wrong with files, as facts; `describeDaemonError` says it to people. */
import { type PeerAddress } from '@peersume/peer';
import {
  type ImportError,
  type LinkError,
  type PrivateIndexError,
  type StoreError,
  type StructureError,
} from '@peersume/swarm';

export type DaemonError =
  | { readonly type: 'PathMissing'; readonly path: string }
  | { readonly type: 'PathUnreadable'; readonly path: string; readonly detail: string }
  /** Sockets, devices, and symbolic links that lead out of what is shared. */
  | { readonly type: 'PathRefused'; readonly path: string; readonly detail: string }
  | { readonly type: 'PathTaken'; readonly path: string }
  | { readonly type: 'ImportFailed'; readonly cause: ImportError }
  | { readonly type: 'SourceChanged'; readonly path: string }
  | { readonly type: 'LinkWrong'; readonly cause: LinkError }
  | { readonly type: 'KeyWrong'; readonly cause: PrivateIndexError }
  | { readonly type: 'StructureRefused'; readonly cause: StructureError }
  | { readonly type: 'FileUnknown'; readonly root: string }
  | { readonly type: 'StoreTrouble'; readonly cause: StoreError }
  | { readonly type: 'NobodyFound'; readonly afterMs: number }
  | { readonly type: 'AddressRefused'; readonly address: PeerAddress; readonly detail: string }
  | { readonly type: 'DirectoryLocked'; readonly directory: string; readonly byProcess: number | undefined }
  | { readonly type: 'DirectoryNewer'; readonly directory: string; readonly version: number }
  | { readonly type: 'DirectoryUnusable'; readonly directory: string; readonly detail: string }
  | { readonly type: 'PortTaken'; readonly port: number }
  | { readonly type: 'ConfigWrong'; readonly where: string; readonly detail: string }
  | { readonly type: 'Aborted' };
