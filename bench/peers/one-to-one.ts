/** One serves, one gets, on this machine: from all connected to the whole file on the disk, verified. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { start, type Contender, type Cost } from './contender.ts';

export interface Transfer {
  readonly seconds: number;
  readonly serving: Cost;
  readonly getting: Cost;
}

export interface TransferOptions {
  readonly file: string;
  readonly digest: string;
  /** So many serve the same file, each with this limit. */
  readonly sources?: number;
  readonly uploadBytesPerSecond?: number;
}

export async function transfer(
  contender: Contender,
  { file, digest, sources = 1, uploadBytesPerSecond }: TransferOptions,
): Promise<Transfer> {
  const folder = await mkdtemp(join(tmpdir(), 'peersume-bench-'));
  try {
    await using serving = new AsyncDisposableStack();
    const servers = [];
    for (let source = 0; source < sources; source++) {
      const own = join(folder, `source-${source}`);
      await mkdir(own);
      servers.push(serving.use(start(contender, contender.serve({ file, folder: own, uploadBytesPerSecond }))));
    }
    const targets: string[] = [];
    for (const server of servers) targets.push((await server.said('ready')).target);
    const before = await Promise.all(servers.map((server) => server.cost()));
    const into = join(folder, 'got', basename(file));
    await mkdir(join(folder, 'got'));
    await mkdir(join(folder, 'getter'));
    await using getter = start(contender, contender.get({ targets, into, folder: join(folder, 'getter') }));
    const { at: connected } = await getter.said('connected');
    const { at: complete } = await getter.said('complete');
    const getting = await getter.cost();
    const after = await Promise.all(servers.map((server) => server.cost()));
    if ((await digestOf(into)) !== digest) throw new Error(`${contender.name} got another file`);
    return {
      seconds: (complete - connected) / 1000,
      getting,
      serving: {
        cpuSeconds: after.reduce(
          (sum, { cpuSeconds }, index) => sum + cpuSeconds - (before[index]?.cpuSeconds ?? 0),
          0,
        ),
        peakBytes: Math.max(...after.map(({ peakBytes }) => peakBytes)),
      },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
