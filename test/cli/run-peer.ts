/** Commands of the network as child processes, on loopback alone, each with a data directory of its own. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { runCli, startCli, type Ended, type Started } from './run-cli.ts';

export interface PeerCli {
  readonly run: (...words: string[]) => Promise<Ended>;
  readonly start: (...words: string[]) => Started;
  readonly data: string;
}

/** Nobody outside is asked: no coordinator, no neighbours, no router. */
export function peerCli(cwd: string, name: string): PeerCli {
  const data = join(cwd, name);
  const env = {
    PEERSUME_DATA: data,
    PEERSUME_LISTEN: '127.0.0.1',
    PEERSUME_MDNS: 'false',
    PEERSUME_NAT_MAPPING: 'false',
    PEERSUME_MODE: 'pure',
    PEERSUME_LOG_LEVEL: 'warning',
  };
  return {
    data,
    run: (...words) => runCli(words, { cwd, env }),
    start: (...words) => startCli(words, { cwd, env }),
  };
}

export interface Sharing {
  readonly started: Started;
  readonly link: string;
  readonly root: string;
}

/** Resolves when the link is printed and served. */
export async function shareFrom(peer: PeerCli, ...words: string[]): Promise<Sharing> {
  const started = peer.start('share', '--json', ...words);
  const { link, root }: { link: string; root: string } = JSON.parse(await started.line('"link"'));
  return { started, link, root };
}

export function randomFile(path: string, byteLength: number): Uint8Array {
  const bytes = randomBytes(byteLength);
  writeFileSync(path, bytes);
  return bytes;
}

export interface Door {
  readonly port: number;
  readonly token: string;
}

export const doorOf = (peer: PeerCli): Door => JSON.parse(readFileSync(join(peer.data, 'http.json'), 'utf8'));
export const hasDoor = (peer: PeerCli): boolean => existsSync(join(peer.data, 'http.json'));

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
}

export function ask(
  port: number,
  path: string,
  { method = 'GET', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      const chunks: Uint8Array[] = [];
      response.on('data', (chunk: Uint8Array) => void chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes: Buffer.concat(chunks) }),
      );
    });
    asked.on('error', reject);
    asked.end(body);
  });
}
