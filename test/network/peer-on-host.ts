/** The real program on a host of a test's network: as a person would start it there. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { formatShareLink, parseShareLink } from '@peersume/swarm';
import { cliPath } from '../cli/run-cli.ts';
import { type Host } from './host.ts';

export interface PeerOnHost {
  readonly folder: string;
  /** Ends by itself or when it is stopped; gives the first line of standard output that is JSON. */
  readonly start: (...words: string[]) => Program;
  /** Runs to its end. */
  readonly run: (
    ...words: string[]
  ) => Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>;
}

export interface Program {
  readonly told: Promise<Record<string, unknown>>;
  readonly ended: Promise<number | null>;
  kill(signal: 'SIGKILL' | 'SIGTERM'): void;
}

/** Routers of tests speak neither UPnP nor NAT-PMP. */
const environment = {
  PEERSUME_NAT_MAPPING: 'false',
  PEERSUME_LOG_LEVEL: 'warning',
  PEERSUME_LISTEN: '0.0.0.0',
  NO_COLOR: '1',
};

export function peerOn(host: Host, root: string, settings: Readonly<Record<string, string>> = {}): PeerOnHost {
  const folder = join(root, host.name);
  mkdirSync(folder, { recursive: true });
  const env = { ...process.env, ...environment, PEERSUME_DATA: join(folder, 'data'), ...settings };
  return {
    folder,
    start(...words) {
      const child = host.start(process.execPath, [cliPath, ...words, '--json'], { cwd: folder, env });
      let errors = '';
      child.stderr?.on('data', (chunk: Buffer) => (errors = (errors + chunk.toString()).slice(-2_000)));
      const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
      const told = new Promise<Record<string, unknown>>((resolve, reject) => {
        if (child.stdout === null) throw new Error('standard output is a pipe');
        createInterface({ input: child.stdout }).on('line', (line) => {
          if (line.startsWith('{')) resolve(JSON.parse(line) as Record<string, unknown>);
        });
        void ended.then((code) => reject(new Error(`${words[0]} on ${host.name} ended with ${code}: ${errors}`)));
      });
      // Whoever waits for the end alone hears of it there.
      told.catch(() => {});
      return { told, ended, kill: (signal) => void child.kill(signal) };
    },
    async run(...words) {
      const child = host.start(process.execPath, [cliPath, ...words], { cwd: folder, env });
      if (child.stdout === null || child.stderr === null) throw new Error('standard output is a pipe');
      const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
      const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
      return { code: await ended, out, err };
    },
  };
}

export interface SharedFile {
  readonly link: string;
  /** The link with no address in it: whoever gets it must find somebody. */
  readonly bare: string;
  readonly bytes: Uint8Array;
  readonly program: Program;
}

export async function shareFile(peer: PeerOnHost, byteLength: number, ...words: string[]): Promise<SharedFile> {
  const bytes = randomBytes(byteLength);
  writeFileSync(join(peer.folder, 'shared.bin'), bytes);
  const program = peer.start('share', 'shared.bin', ...words);
  const { link } = await program.told;
  const parsed = parseShareLink(String(link));
  if (!parsed.ok) throw new Error(parsed.error.type);
  const bare = formatShareLink({ ...parsed.value, addresses: [] });
  if (!bare.ok) throw new Error(bare.error.type);
  return { link: String(link), bare: bare.value, bytes, program };
}

export const gotBy = (peer: PeerOnHost): Uint8Array => readFileSync(join(peer.folder, 'shared.bin'));
