/** Between descriptions and the platform's SDP (RFC 8866) of a session with data channels (RFC 8841) and nothing else. */
import { assert, err, ok, type Result } from '@peersume/base';
import {
  type Description,
  type DtlsSetup,
  fingerprintBytes,
  iceCharacters,
  passwordLengths,
  userLengths,
} from './description.ts';
import { maxMessageBytes } from './limits.ts';

/**
 * For the platform, as the other end's. An `either` stays one, so that who answers begins DTLS: libdatachannel, offering
 * and beginning, checks certificates before it has stored the answer's fingerprint when the path is there at once.
 */
export function writeSdp({ user, password, fingerprint, setup }: Description): string {
  const lines = [
    'v=0',
    'o=- 1 1 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    'a=group:BUNDLE 0',
    'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
    'c=IN IP4 0.0.0.0',
    'a=mid:0',
    'a=sendrecv',
    `a=ice-ufrag:${user}`,
    `a=ice-pwd:${password}`,
    'a=ice-options:trickle',
    `a=fingerprint:sha-256 ${Array.from(fingerprint, hex).join(':').toUpperCase()}`,
    `a=setup:${setupWords[setup]}`,
    'a=sctp-port:5000',
    `a=max-message-size:${maxMessageBytes}`,
  ];
  return `${lines.join('\r\n')}\r\n`;
}

/** Of the platform's own SDP: what is missing there is a platform that we do not know. */
export function readSdp(sdp: string): Result<Description, SdpUnusual> {
  const user = valueOf(sdp, 'ice-ufrag');
  const password = valueOf(sdp, 'ice-pwd');
  const fingerprint = readFingerprint(valueOf(sdp, 'fingerprint'));
  const setup = setups.find((name) => setupWords[name] === valueOf(sdp, 'setup'));
  if (user === undefined || !isIceText(user, userLengths)) return err({ type: 'SdpUnusual', attribute: 'ice-ufrag' });
  if (password === undefined || !isIceText(password, passwordLengths))
    return err({ type: 'SdpUnusual', attribute: 'ice-pwd' });
  if (fingerprint === undefined) return err({ type: 'SdpUnusual', attribute: 'fingerprint' });
  if (setup === undefined) return err({ type: 'SdpUnusual', attribute: 'setup' });
  return ok({ user, password, fingerprint, setup });
}

export interface SdpUnusual {
  readonly type: 'SdpUnusual';
  readonly attribute: string;
}

const setupWords: Readonly<Record<DtlsSetup, string>> = { either: 'actpass', active: 'active', passive: 'passive' };
const setups: readonly DtlsSetup[] = ['either', 'active', 'passive'];

const hex = (byte: number): string => byte.toString(16).padStart(2, '0');

function valueOf(sdp: string, attribute: string): string | undefined {
  const start = `a=${attribute}:`;
  return sdp
    .split(/\r?\n/u)
    .find((line) => line.startsWith(start))
    ?.slice(start.length)
    .trim();
}

function readFingerprint(value: string | undefined): Uint8Array | undefined {
  const digits = /^sha-256 ((?:[0-9a-f]{2}:){31}[0-9a-f]{2})$/iu.exec(value ?? '')?.[1];
  if (digits === undefined) return undefined;
  const bytes = Uint8Array.from(digits.split(':'), (pair) => Number.parseInt(pair, 16));
  assert(bytes.length === fingerprintBytes, 'a SHA-256 has 32 bytes');
  return bytes;
}

const isIceText = (text: string, { min, max }: { readonly min: number; readonly max: number }): boolean =>
  text.length >= min && text.length <= max && [...text].every((character) => iceCharacters.includes(character));
