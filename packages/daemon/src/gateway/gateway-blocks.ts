/**
 * Blocks from somebody's gateway, which a link named: a stranger's choice, so https alone, to public addresses alone
 * (judged after the name is resolved, and again after each redirect), with limits of size and time. What comes is bytes
 * of unknown worth until their hash is checked by whoever asked.
 */
import { lookup } from 'node:dns';
import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { CID } from 'multiformats/cid';
import type { BlockSource } from './block-source.ts';

export interface GatewayOptions {
  /** Why an IP address is not to be spoken to; undefined where it may be. */
  readonly judgeIp: (ip: string) => string | undefined;
  /** Of tests: who signed the gateway's certificate. */
  readonly ca?: string | undefined;
}

export interface GatewayBlocks extends BlockSource {
  close(): void;
}

const maxBlockBytes = 2 * 1024 * 1024; // no block of IPFS is larger
const maxRedirects = 3; // a gateway may send to a subdomain of its own
const answerWithinMs = 20_000; // a gateway may have to look for the block itself
const maxConnections = 6; // as browsers have to one host

/** `address` is `https://host[:port][/path]`, as a link has it; undefined where it is not. */
export function gatewayBlocks(address: string, { judgeIp, ca }: GatewayOptions): GatewayBlocks | undefined {
  const base = readBase(address);
  if (base === undefined) return undefined;
  const agent = new Agent({ keepAlive: true, maxSockets: maxConnections, ...(ca !== undefined && { ca }) });
  const judgedLookup: LookupFunction = (host, options, done) => {
    lookup(host, { ...options, all: true }, (error, found) => {
      if (error !== null) return done(error, []);
      const good = found.filter(({ address }) => judgeIp(address) === undefined);
      const [first] = good;
      if (first === undefined) return done(new Error('leads to an address that is not public'), []);
      if (options.all === true) done(null, good);
      else done(null, first.address, first.family);
    });
  };

  return {
    async get(cid: CID, signal: AbortSignal) {
      const within = AbortSignal.any([signal, AbortSignal.timeout(answerWithinMs)]);
      let url: URL | undefined = new URL(`${base}/ipfs/${cid.toString()}?format=raw`);
      try {
        for (let left = maxRedirects; url !== undefined && left >= 0; left--) {
          const response: IncomingMessage = await ask(url, within);
          const next: URL | undefined = redirectOf(url, response);
          if (next === undefined) return await bodyOf(response);
          response.resume();
          url = next;
        }
      } catch {
        // Not there, too slow, too large, private: a source that has not got it. The caller asks others.
      }
      return undefined;
    },
    close: () => agent.destroy(),
  };

  function ask(url: URL, within: AbortSignal): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const host = url.hostname.replace(/^\[|\]$/gu, '');
      // An address that stands in the link is never looked up.
      const fault = isIP(host) === 0 ? undefined : judgeIp(host);
      if (fault !== undefined) return void reject(new Error(fault));
      const asked = request(url, {
        agent,
        lookup: judgedLookup,
        signal: within,
        headers: { Accept: 'application/vnd.ipld.raw', 'Accept-Encoding': 'identity' },
      });
      asked.once('response', resolve);
      asked.once('error', reject);
      asked.end();
    });
  }
}

function readBase(address: string): string | undefined {
  const url = URL.parse(address);
  if (url === null || url.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.search !== '')
    return undefined;
  return `${url.origin}${url.pathname.replace(/\/+$/u, '')}`;
}

const redirects: ReadonlySet<number | undefined> = new Set([301, 302, 303, 307, 308]);

/** Where the answer sends to; throws where that is no place to go. */
function redirectOf(from: URL, { statusCode, headers }: IncomingMessage): URL | undefined {
  if (!redirects.has(statusCode)) return undefined;
  const next = URL.parse(headers.location ?? '', from.href);
  if (next === null || next.protocol !== 'https:' || next.username !== '') throw new Error('sends to what is no https');
  return next;
}

async function bodyOf(response: IncomingMessage): Promise<Uint8Array | undefined> {
  const announced = Number(response.headers['content-length'] ?? 0);
  if (response.statusCode !== 200 || announced > maxBlockBytes || response.headers['content-encoding'] !== undefined) {
    response.destroy();
    return undefined;
  }
  const chunks: Uint8Array[] = [];
  let byteLength = 0;
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    byteLength += chunk.byteLength;
    if (byteLength > maxBlockBytes) {
      response.destroy();
      return undefined;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
