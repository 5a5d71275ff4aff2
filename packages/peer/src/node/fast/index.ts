export { type ListenError } from './accept.ts';
export { createFastTransport, type FastTransport, type FastTransportOptions } from './fast-transport.ts';
