/** What fast links wait for and let in, at most. */

/** The protocol and its version, as TLS names it (ALPN). */
export const protocol = 'peersume/1';

export interface FastSettings {
  /** Milliseconds for a socket to one IP address. Networks give up after minutes; another address may work at once. */
  readonly connectMs: number;
  /** Milliseconds for the handshake, and again for the other end to say that it takes the link. */
  readonly handshakeMs: number;
  /** Milliseconds until the next IP address of a name is tried beside the one before; 250 is what RFC 8305 recommends. */
  readonly headStartMs: number;
  /** IP addresses of one name that are tried. */
  readonly maxAddresses: number;
  /** Links and handshakes that others may have here at once. A link costs up to 5 MiB where its peer is hostile. */
  readonly maxAccepted: number;
  /** The same for one IP address (of version 6: one network of 64 bits): a household behind one router. */
  readonly maxAcceptedPerAddress: number;
  /** Handshakes that one IP address may begin at once, and then per second: each costs a signature, a millisecond. */
  readonly acceptBurst: number;
  readonly acceptPerSecond: number;
}

export const defaultSettings: FastSettings = {
  connectMs: 8_000,
  handshakeMs: 8_000,
  headStartMs: 250,
  maxAddresses: 4,
  maxAccepted: 512,
  maxAcceptedPerAddress: 32,
  acceptBurst: 32,
  acceptPerSecond: 5,
};

/**
 * AES-128 first: as strong as anything here needs, and the cheapest where processors have instructions for it; ChaCha20 for
 * ends that have none.
 */
export const ciphers = 'TLS_AES_128_GCM_SHA256:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_256_GCM_SHA384';
