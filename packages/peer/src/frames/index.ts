export { createFrameLink, type ByteWriter, type FrameLink, type FrameLinkOptions } from './frame-link.ts';
export { type Allocate, createFrameDecoder, type FrameDecoder, type FrameSink } from './decode-frames.ts';
export { createFrameEncoder, type FrameEncoder } from './encode-frames.ts';
export { describeFrameError, type FrameError } from './frame-error.ts';
export { maxHeaderBytes, maxPayloadBytes } from './limits.ts';
