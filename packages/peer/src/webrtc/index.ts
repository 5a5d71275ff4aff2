export { type MessageChannel, signallingOverChannel } from './channel-signalling.ts';
export { openWebrtcLink, type WebrtcLinkOptions } from './open-webrtc-link.ts';
export { type IceServer, type Rtc } from './rtc.ts';
export { type Signalling, type SignallingListener } from './signals.ts';
export { createWebrtcTransport, type WebrtcTransport, type WebrtcTransportOptions } from './webrtc-transport.ts';
