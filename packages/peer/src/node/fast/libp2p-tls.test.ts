/** Certificates before the other implementation of the specification that Node has: each must prove the other's peer. */
import { Duplex } from 'node:stream';
import { connect, type ConnectionOptions, TLSSocket } from 'node:tls';
import { privateKeyFromProtobuf } from '@libp2p/crypto/keys';
import { type ComponentLogger, type Logger, type MultiaddrConnection } from '@libp2p/interface';
import { tls } from '@libp2p/tls';
import { multiaddrConnectionPair } from '@libp2p/utils';
import { expect, test } from 'vitest';
import { createCertificate } from './create-certificate.ts';
import { provePeer } from './prove-peer.ts';
import { newIdentity } from './testing/fast-pair.ts';

test('[FA1] the TLS of libp2p and ours prove each other, whichever dials', async () => {
  for (const weDial of [true, false]) {
    const [ours, theirs] = [await newIdentity(), await newIdentity()];
    const [near, far] = multiaddrConnectionPair();
    const { certificate: cert, privateKey: key } = await createCertificate(ours);
    const options: ConnectionOptions = { cert, key, ca: [], rejectUnauthorized: false, minVersion: 'TLSv1.3' };
    const ALPNProtocols = ['libp2p'];
    const stream = duplexOf(near);
    const socket = weDial
      ? connect({ ...options, ALPNProtocols, socket: stream })
      : new TLSSocket(stream, { ...options, ALPNProtocols, isServer: true, requestCert: true });
    const secured = new Promise<void>((resolve, reject) => {
      socket.once(weDial ? 'secureConnect' : 'secure', resolve);
      socket.once('error', reject);
    });
    const encrypter = tls()({
      privateKey: privateKeyFromProtobuf(theirs.toBytes()),
      logger,
      upgrader: { getStreamMuxers: () => new Map() } as never,
    });
    const judged = weDial ? encrypter.secureInbound(far) : encrypter.secureOutbound(far);
    const [{ remotePeer }] = await Promise.all([judged, secured]);
    expect(remotePeer?.toString()).toBe(ours.id);
    expect(await provePeer(socket.getPeerX509Certificate()?.raw, Date.now())).toEqual({ ok: true, value: theirs.id });
    socket.destroy();
    near.abort(new Error('the test is over'));
  }
});

const silence = () => {};
const log: Logger = Object.assign(silence, { error: silence, trace: silence, newScope: () => log, enabled: false });
const logger: ComponentLogger = { forComponent: () => log };

function duplexOf(connection: MultiaddrConnection): Duplex {
  const stream = new Duplex({
    read() {},
    write(chunk: Uint8Array, _encoding, done) {
      connection.send(chunk);
      done();
    },
  });
  connection.addEventListener('message', ({ data }) => void stream.push(data.subarray()));
  return stream;
}
