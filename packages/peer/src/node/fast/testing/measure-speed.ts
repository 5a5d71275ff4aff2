/**
 * What a fast link costs above plain node:tls, in memory and without a swarm: 512 MiB of payloads between two processes,
 * once over each, in turns. Run by hand: `npx node packages/peer/src/node/fast/testing/measure-speed.ts [RUNS] [MIB]`.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { connect, createSecureContext, createServer } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { type Result } from '@peersume/base';
import { createIdentity } from '../../../identity/index.ts';
import { createCertificate } from '../create-certificate.ts';
import { createFastTransport } from '../index.ts';
import { realClock } from './fast-pair.ts';

type Way = 'fast link' | 'node:tls';

const pieceBytes = 262_144;
const mebibyte = 1024 * 1024;
const [role = '5', amount = '512', way = ''] = process.argv.slice(2);
const totalBytes = Number(amount) * mebibyte;

if (role === 'serve') await serve(way as Way);
else if (role === 'get') await get(way as Way);
else await compare(Number(role));

interface Sample {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakBytes: number;
}

async function compare(runs: number): Promise<void> {
  const samples: Record<Way, Sample[]> = { 'fast link': [], 'node:tls': [] };
  for (let run = 0; run < runs; run++)
    for (const way of ['node:tls', 'fast link'] as const) samples[way].push(await transfer(way));
  const [ours, plain] = [samples['fast link'], samples['node:tls']];
  const print = (key: keyof Sample, name: string, scale: number, target: string): void => {
    const [mine, theirs] = [median(ours, key) * scale, median(plain, key) * scale];
    console.log(
      `${name}: ${mine.toFixed(2)}, node:tls ${theirs.toFixed(2)}; ratio ${(mine / theirs).toFixed(2)} ${target}`,
    );
  };
  print('seconds', `seconds for ${amount} MiB`, 1, '(<= 1.2)');
  print('cpuSeconds', 'processor seconds of both ends', 1, '(<= 1.4)');
  print('peakBytes', 'peak MiB of the end that gets', 1 / mebibyte, '');
}

function median(samples: readonly Sample[], key: keyof Sample): number {
  const sorted = samples.map((sample) => sample[key]).sort((one, other) => one - other);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** Two processes; only the moving of bytes is timed, not the starts and the handshake. */
async function transfer(way: Way): Promise<Sample> {
  const server = fork(fileURLToPath(import.meta.url), ['serve', amount, way]);
  const target = await next<string>(server);
  const getter = fork(fileURLToPath(import.meta.url), ['get', amount, way]);
  getter.send(target);
  const got = await next<Sample & { readonly bytes: number; readonly wrong: number }>(getter);
  server.send('done');
  const served = await next<Sample>(server);
  if (got.bytes !== totalBytes || got.wrong > 0)
    throw new Error(`${way}: ${got.bytes} bytes, ${got.wrong} pieces wrong`);
  return { seconds: got.seconds, cpuSeconds: got.cpuSeconds + served.cpuSeconds, peakBytes: got.peakBytes };
}

async function serve(way: Way): Promise<void> {
  const pieces = Array.from({ length: 8 }, (_, number) => new Uint8Array(pieceBytes).fill(number));
  const piece = (at: number): Uint8Array => pieces[Math.floor(at / pieceBytes) % pieces.length] as Uint8Array;
  let before = process.cpuUsage();
  if (way === 'fast link') {
    const transport = must(
      await createFastTransport({
        identity: must(await createIdentity()),
        clock: realClock,
        date: Date.now,
        listen: { hosts: ['127.0.0.1'], port: 0 },
        accept({ link, start }) {
          let at = 0;
          const header = new Uint8Array(12);
          const send = (): void => {
            while (at < totalBytes) {
              at += pieceBytes;
              if (!link.send({ header, payload: piece(at - pieceBytes) })) return;
            }
          };
          start({ received: send, drained: send, closed() {} });
          before = process.cpuUsage();
          return undefined;
        },
      }),
    );
    tell(transport.addresses[0] ?? '');
  } else {
    const { certificate: cert, privateKey: key } = await createCertificate(must(await createIdentity()));
    const server = createServer({
      cert,
      key,
      ca: [],
      ciphers: 'TLS_AES_128_GCM_SHA256',
      minVersion: 'TLSv1.3',
      noDelay: true,
    });
    server.on('secureConnection', (socket) => {
      let at = 0;
      const send = (): void => {
        while (at < totalBytes) {
          at += pieceBytes;
          if (socket.write(piece(at - pieceBytes))) continue;
          socket.once('drain', send);
          return;
        }
        socket.end();
      };
      socket.on('error', () => {});
      socket.once('data', send);
      before = process.cpuUsage();
    });
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address();
      if (typeof bound === 'object' && bound !== null) tell(String(bound.port));
    });
  }
  process.once('message', () => tell(costSince(before, 0), () => process.exit()));
}

async function get(way: Way): Promise<void> {
  const target = await new Promise<string>((resolve) => void process.once('message', (text) => resolve(String(text))));
  let bytes = 0;
  let wrong = 0;
  let started = 0;
  let before = process.cpuUsage();
  const begin = (): void => {
    started = performance.now();
    before = process.cpuUsage();
  };
  const ended = Promise.withResolvers<void>();
  if (way === 'fast link') {
    const identity = must(await createIdentity());
    const transport = must(
      await createFastTransport({ identity, clock: realClock, date: Date.now, accept: () => 'busy' }),
    );
    const { link, start } = must(await transport.dial(target, new AbortController().signal));
    start({
      received({ payload }) {
        if (!(payload instanceof Uint8Array)) return;
        const number = Math.floor(bytes / pieceBytes) % 8;
        if (payload[0] !== number || payload[pieceBytes - 1] !== number) wrong++;
        bytes += payload.length;
        if (bytes === totalBytes) ended.resolve();
      },
      drained() {},
      closed: () => ended.resolve(),
    });
    begin();
    link.send({ header: new Uint8Array(1) });
  } else {
    const socket = connect({
      port: Number(target),
      host: '127.0.0.1',
      rejectUnauthorized: false,
      secureContext: createSecureContext({ ca: [] }),
    });
    socket.once('secureConnect', () => {
      begin();
      socket.write('go');
    });
    socket.on('data', (part: Uint8Array) => (bytes += part.length));
    socket.once('end', ended.resolve);
  }
  await ended.promise;
  tell({ ...costSince(before, started), bytes, wrong }, () => process.exit());
}

function costSince(before: NodeJS.CpuUsage, started: number): Sample {
  const { user, system } = process.cpuUsage(before);
  return {
    seconds: (performance.now() - started) / 1000,
    cpuSeconds: (user + system) / 1e6,
    peakBytes: process.resourceUsage().maxRSS * 1024,
  };
}

function tell(message: unknown, told?: () => void): void {
  process.send?.(message, undefined, {}, told);
}

function next<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as T));
    child.once('exit', (code) => reject(new Error(`a process ended with ${code}`)));
  });
}

function must<T>(result: Result<T, { readonly type: string }>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
