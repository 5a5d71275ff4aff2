export type { BlockSource } from './block-source.ts';
export { gatewayBlocks, type GatewayBlocks, type GatewayOptions } from './gateway-blocks.ts';
export { gatewayRoom } from './gateway-room.ts';
export { attachSource, type SourcePeerOptions } from './source-peer.ts';
export type { SourceError } from './source-manifest.ts';
