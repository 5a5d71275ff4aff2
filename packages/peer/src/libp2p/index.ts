export { type Channel, type ChannelError, type ChannelLimits, defaultMaxMessageBytes } from './channel.ts';
export { type HandlerLimits, type Libp2pHost, type OpenedStream, type RelayState, type StreamLimits } from './host.ts';
