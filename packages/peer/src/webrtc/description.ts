/**
 * What of a session's description differs from one session to the next (RFC 8829, RFC 8839, RFC 8842): everything else
 * of an SDP is the same for all our sessions. Only these parts travel, in a form with limits, and each end makes its own
 * SDP of them: no peer's text reaches the platform's parser.
 */
export interface Description {
  /** Of ICE: 4 to 32 characters of `iceCharacters`. */
  readonly user: string;
  /**
   * Of ICE: 22 to 64 characters, at least 128 bits of chance (RFC 8839 §5.4), new in every session. The two passwords are
   * the nonces of the session.
   */
  readonly password: string;
  /** SHA-256 of the certificate that DTLS is spoken with, 32 bytes. */
  readonly fingerprint: Uint8Array;
  /** Who begins DTLS. An offer says `either`. */
  readonly setup: DtlsSetup;
}

export type DtlsSetup = 'either' | 'active' | 'passive';

/** `ice-char` of RFC 8839, in the order of their six bits. */
export const iceCharacters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
export const userLengths = { min: 4, max: 32 } as const;
export const passwordLengths = { min: 22, max: 64 } as const;
export const fingerprintBytes = 32;

/** A way to reach an end: UDP only. */
export interface Candidate {
  /** `host`: an address of the machine. `reflexive`: what a STUN server sees. `relayed`: at a TURN server. */
  readonly type: CandidateType;
  /** IP address, or the `….local` name that a browser hides one behind. */
  readonly address: string;
  readonly port: number;
}

export type CandidateType = 'host' | 'reflexive' | 'relayed';
