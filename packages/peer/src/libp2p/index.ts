export { type Libp2pHost } from './host.ts';
