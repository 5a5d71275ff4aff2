export { type FileHandle, type SharedFile, type Swarm, type SwarmPorts } from './engine/swarm.ts';
export {
  type Exchange,
  type ExchangeAction,
  type ExchangeEvent,
  type ExchangeNews,
  type FileNumber,
  type LinkNumber,
} from './exchange/exchange.ts';
export { type Manifest, type ManifestFile } from './manifest/manifest.ts';
export { PieceSet } from './pieces/piece-set.ts';
export { type PieceStore, type StoreError } from './store/piece-store.ts';
export { type Message } from './wire/message.ts';
