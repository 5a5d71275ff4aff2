/** What libp2p throws, told as the contract's `DialError`: by codes of the platform and names of errors, never by guess. */
import { type DialError, type PeerAddress } from '../transport.ts';

/** How far a dial had come when it ended. */
export type DialStage = 'nothing' | 'socket' | 'handshake';

export interface DialFailure {
  readonly address: PeerAddress;
  readonly cause: unknown;
  readonly stage: DialStage;
  /** The caller gave up; the time that a dial has was over. */
  readonly isAborted: boolean;
  readonly isLate: boolean;
  readonly isWebSocket: boolean;
}

export function describeDialFailure({ address, cause, stage, isAborted, isLate, isWebSocket }: DialFailure): DialError {
  if (isAborted) return { type: 'Aborted', address };
  if (isLate) return { type: 'NoAnswer', address, after: stage };
  const { name, code, message } = readFailure(cause);
  if (code === 'ECONNREFUSED') return { type: 'Refused', address };
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return { type: 'NameUnknown', address, name: hostOf(address) };
  if (code !== undefined && noRouteCodes.has(code)) return { type: 'NoRoute', address, detail: code };
  if (code === 'ETIMEDOUT' || name === 'TimeoutError') return { type: 'NoAnswer', address, after: stage };
  if (code !== undefined && certificateCodes.test(code)) return { type: 'NotSpoken', address, detail: message };
  // A browser never says why a WebSocket does not open, lest pages map the network behind the person.
  if (isWebSocket && stage === 'nothing') return { type: 'NoRoute', address, detail: 'the WebSocket did not open' };
  if (name === 'UnsupportedProtocolError' || name === 'ProtocolError') {
    return { type: 'NotSpoken', address, detail: message };
  }
  // It said something, and then no more: a mail or web server that saw no sense in us.
  if (partlyRead.test(message)) return { type: 'NotSpoken', address, detail: 'what it said is not libp2p' };
  if (goneNames.has(name) || code === 'ECONNRESET' || code === 'EPIPE' || goneMessages.test(message)) {
    return { type: 'TurnedAway', address, detail: message };
  }
  if (stage === 'nothing') return { type: 'NoRoute', address, detail: message };
  return { type: 'NotSpoken', address, detail: message };
}

/** Longest text of another program in an error, in characters. */
const maxDetailLength = 200;

const noRouteCodes = new Set([
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
  'EHOSTDOWN',
  'EADDRNOTAVAIL',
  'EINVAL',
  'EACCES',
]);
const certificateCodes = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|ERR_SSL/u;
const goneNames = new Set([
  'StreamResetError',
  'StreamClosedError',
  'StreamAbortedError',
  'ConnectionClosedError',
  'ConnectionClosingError',
  'ConnectionInterceptedError',
  'MuxerClosedError',
  'UnexpectedEOFError',
]);
const partlyRead = /reading [1-9][0-9]*\/[0-9]+ bytes/u;
/** Handshakes are wrapped in one error that keeps the text alone, and its own where the other had none. */
const goneMessages =
  /^Encryption failed$|unexpected eof|reset|was closed|has been closed|that is clos(?:ed|ing)|stream closed|ECONNRESET|EPIPE/iu;

interface Failure {
  readonly name: string;
  readonly code: string | undefined;
  readonly message: string;
}

/** Looks through causes, lists of errors, and the events that WebSockets reject with. */
export function readFailure(cause: unknown, depth = 0): Failure {
  if (typeof cause !== 'object' || cause === null || depth > 4)
    return { name: '', code: undefined, message: 'unknown' };
  const fields = cause as {
    name?: unknown;
    code?: unknown;
    message?: unknown;
    cause?: unknown;
    error?: unknown;
    errors?: unknown;
  };
  const name = typeof fields.name === 'string' ? fields.name : '';
  const message = typeof fields.message === 'string' ? fields.message.slice(0, maxDetailLength) : '';
  if (typeof fields.code === 'string' && !fields.code.startsWith('ERR_')) return { name, code: fields.code, message };
  const inner: unknown = fields.cause ?? fields.error ?? (Array.isArray(fields.errors) ? fields.errors[0] : undefined);
  if (inner !== undefined && inner !== null) {
    const found = readFailure(inner, depth + 1);
    if (found.code !== undefined || name === '') return found;
  }
  return { name, code: typeof fields.code === 'string' ? fields.code : undefined, message };
}

const hostOf = (address: PeerAddress): string => address.split('/')[2] ?? '';
