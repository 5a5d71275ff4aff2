export { type ByteWriter, createFrameLink, type FrameLink } from './frame-link.ts';
export { maxHeaderBytes, maxPayloadBytes } from './limits.ts';
