/** Memory for payloads, not zeroed: every byte of it is written before anybody reads. No `Buffer`, whose `slice` shares. */
export const allocateBytes = (byteLength: number): Uint8Array =>
  new Uint8Array(Buffer.allocUnsafeSlow(byteLength).buffer);
