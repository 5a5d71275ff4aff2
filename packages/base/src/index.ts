export { assert, assertNever } from './assert.ts';
export { type Clock, type Timer } from './ports/clock.ts';
export { type AesCtr, type Crypto } from './ports/crypto.ts';
export { type Disk, type DiskError, type DiskFile } from './ports/disk.ts';
export { type Frame, type Link, type LinkListener, type Payload, type PeerId } from './ports/link.ts';
export { type LogChange, type LogStore, type LogStoreError, type LogSummary } from './ports/log-store.ts';
export { below, chance, fraction, shuffle, type Random } from './ports/random.ts';
export { webCrypto, type PlatformCrypto } from './ports/web-crypto.ts';
export { err, ok, type Err, type Ok, type Result } from './result.ts';
