export { createSwarm, type SwarmParts, type SwarmSettings } from './engine/create-swarm.ts';
export { defaultEngineSettings, type EngineSettings } from './engine/settings.ts';
export { type FileHandle, type SharedFile, type Swarm, type SwarmNews, type SwarmPorts } from './engine/swarm.ts';
export {
  type Exchange,
  type ExchangeAction,
  type ExchangeEvent,
  type ExchangeNews,
  type FileNumber,
  type LinkNumber,
} from './exchange/exchange.ts';
export { type ExchangeSettings } from './exchange/settings.ts';
export { extractShareLink } from './link/extract-share-link.ts';
export { type LinkError, type LinkParameter } from './link/link-error.ts';
export { formatShareLink, parseShareLink, type ShareLink } from './link/share-link.ts';
export { cidFromText, cidToText, readCid, writeCid, type BlockName, type CidError } from './manifest/cid.ts';
export { type ByteSource } from './manifest/cut-pieces.ts';
export { type Sha256 } from './manifest/hash-pieces.ts';
export {
  importFile,
  importFolder,
  type FolderEntry,
  type ImportError,
  type ImportOptions,
  type ImportProgress,
} from './manifest/import-content.ts';
export { listBlocks, type Block } from './manifest/list-blocks.ts';
export { type Manifest, type ManifestFile } from './manifest/manifest.ts';
export { fileOfPiece, pieceRangeOfBytes, type PieceRange } from './manifest/piece-range.ts';
export { profiles, type Profile, type ProfileName } from './manifest/profiles.ts';
export { readBytes, type PieceWrong, type ReadBytesOptions } from './manifest/read-bytes.ts';
export { FolderNames, nameFault, type NameFault } from './manifest/safe-names.ts';
export { structureLimits, type StructureLimits } from './manifest/structure-limits.ts';
export {
  createStructureReader,
  leafManifest,
  manifestFromStructure,
  type StructureError,
  type StructureReader,
} from './manifest/structure-reader.ts';
export { PieceSet } from './pieces/piece-set.ts';
export {
  importPrivate,
  type PrivateImport,
  type PrivateImportError,
  type PrivateImportOptions,
} from './private/import-private.ts';
export { openPrivate, type OpenPrivateOptions, type PrivateShare } from './private/open-private.ts';
export {
  type PrivateFile,
  type PrivateFolder,
  type PrivateIndex,
  type PrivateIndexError,
} from './private/private-index.ts';
export { createPrivateSource, type PrivateSource, type SourceChanged } from './private/private-source.ts';
export { type AnswerDelay } from './store/answer-later.ts';
export { createMemoryPieceStore, type MemoryPieceStoreOptions } from './store/create-memory-piece-store.ts';
export { createSymbolicPieceStore, type SymbolicPieceStoreOptions } from './store/create-symbolic-piece-store.ts';
export { type DataLayout, type LayoutKind, type Place } from './store/disk/data-layout.ts';
export {
  openDiskPieceStore,
  type DiskPieceStore,
  type DiskPieceStoreOptions,
  type OpeningReport,
} from './store/disk/open-disk-piece-store.ts';
export { type RecordTrouble } from './store/disk/record/judge-record.ts';
export { type PieceStore, type StoreError } from './store/piece-store.ts';
export { type VerifyPayload } from './store/verify-payload.ts';
export { decodeMessage, decodeMessages } from './wire/decode-message.ts';
export { decodePieceSet, type PieceSetError } from './wire/decode-piece-set.ts';
export { encodeMessage, isWireText } from './wire/encode-message.ts';
export { encodePieceSet } from './wire/encode-piece-set.ts';
export {
  maxAddressBytes,
  maxAddresses,
  maxCount,
  maxHeaderBytes,
  maxListedPieces,
  maxPayloadBytes,
  maxPieces,
  maxPieceSetBytes,
  maxRootBytes,
  maxStructureIndex,
  maxStructureNodes,
  maxUint32,
  pieceSetBlock,
} from './wire/limits.ts';
export { type Message } from './wire/message.ts';
export { type MessageOf, messageSchemas, type MessageType } from './wire/schema.ts';
export { describeWireError, type WireError } from './wire/wire-error.ts';
