/** Hyperdrive over TCP sockets that the suite connects: no DHT. */
import { createReadStream, createWriteStream } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { load } from './installed.ts';

interface Drive {
  readonly key: Uint8Array;
  ready(): Promise<void>;
  createWriteStream(path: string): NodeJS.WritableStream;
  createReadStream(path: string): NodeJS.ReadableStream;
  download(path: string): { done(): Promise<void> };
  update(options: { wait: boolean }): Promise<boolean>;
  entry(path: string, options?: { wait: boolean }): Promise<object | null>;
  findingPeers(): () => void;
}

const { default: Hyperdrive } = (await load('hyperdrive')) as {
  default: new (store: Store, key?: Uint8Array) => Drive;
};
const { default: Corestore } = (await load('corestore')) as { default: new (folder: string) => Store };
interface Store {
  replicate(isInitiator: boolean): NodeJS.ReadWriteStream;
}

const [mode, folder = '', ...args] = process.argv.slice(2);
const store = new Corestore(folder);
const join = (socket: Socket, isInitiator: boolean): void => {
  socket.setNoDelay();
  const stream = store.replicate(isInitiator);
  stream.on('error', () => {});
  socket.on('error', () => {});
  socket.pipe(stream).pipe(socket);
};

if (mode === 'serve') {
  const [file = ''] = args;
  const drive = new Hyperdrive(store);
  await drive.ready();
  await pipeline(createReadStream(file), drive.createWriteStream('/file'));
  const server = createServer((socket) => join(socket, false));
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (typeof address === 'object')
      console.log(`ready ${address?.port}/${Buffer.from(drive.key).toString('base64url')}`);
  });
} else {
  const [into = '', ...targets] = args;
  const [, key = ''] = (targets[0] ?? '').split('/');
  const drive = new Hyperdrive(store, Buffer.from(key, 'base64url'));
  await drive.ready();
  const done = drive.findingPeers();
  let connected = 0;
  for (const target of targets) {
    const socket = connect(Number(target.split('/')[0]), '127.0.0.1', () => {
      connected += 1;
      if (connected === targets.length) console.log('connected');
    });
    join(socket, true);
  }
  while (!(await drive.update({ wait: true }))) await new Promise((resolve) => setTimeout(resolve, 5));
  done();
  await pipeline(drive.createReadStream('/file'), createWriteStream(into));
  console.log('complete');
  setInterval(() => {}, 60_000);
}
