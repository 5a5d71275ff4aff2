/** The yardstick: a file over one TLS 1.3 connection of Node, written to the disk and hashed. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { connect, createServer } from 'node:tls';

const [mode, ...args] = process.argv.slice(2);
const suites = { minVersion: 'TLSv1.3', ciphers: 'TLS_AES_128_GCM_SHA256' } as const;
const chunk = { highWaterMark: 1024 * 1024 };

if (mode === 'serve') {
  const [file = '', certificate = '', key = ''] = args;
  const { size } = await stat(file);
  const server = createServer({ ...suites, cert: readFileSync(certificate), key: readFileSync(key) }, (socket) => {
    socket.on('error', () => {});
    // Nothing is sent before it is asked for: connecting is not part of the clock.
    socket.once('data', () => void pipeline(createReadStream(file, chunk), socket).catch(() => {}));
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (typeof address === 'object') console.log(`ready ${address?.port}/${size}`);
  });
} else {
  const [target = '', into = ''] = args;
  const [port, size] = target.split('/').map(Number);
  const socket = connect({ ...suites, host: '127.0.0.1', port: port ?? 0, rejectUnauthorized: false }, () => {
    console.log('connected');
    socket.write('go');
  });
  const hash = createHash('sha256');
  let received = 0;
  const hashing = new Transform({
    transform(bytes: Buffer, _, done) {
      hash.update(bytes);
      received += bytes.length;
      done(null, bytes);
    },
  });
  await pipeline(socket, hashing, createWriteStream(into, chunk));
  if (received === size && hash.digest('hex') !== '') console.log('complete');
  // The suite looks at what it cost before it ends it.
  setInterval(() => {}, 60_000);
}
