/**
 * The built app from its directory. Only plain names that lead to plain files are served: no hidden ones, no links, no
 * way up. What has its hash in its name is kept by browsers for ever, everything else is asked for each time.
 */
import { createReadStream } from 'node:fs';
import { lstat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { answerError, commonHeaders } from '../answer.ts';
import { signalOfReader, writeChunks } from '../write-chunks.ts';

export async function serveSite(
  directory: string,
  pathname: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return answerError(response, 405, 'WrongMethod', 'Pages are only read.', { Allow: 'GET, HEAD' });
  const parts = pathname === '/' ? ['index.html'] : pathname.slice(1).split('/');
  if (!parts.every((part) => plainName.test(part))) return nothingThere(response);
  const path = join(directory, ...parts);
  if (!(await isInside(directory, parts))) return nothingThere(response);
  const stats = await lstat(path).catch(() => undefined);
  if (stats?.isFile() !== true) return nothingThere(response);
  const etag = `"${stats.size.toString(36)}-${Math.trunc(stats.mtimeMs).toString(36)}"`;
  const isHashed = hashedName.test(parts.at(-1) ?? '') && parts.length > 1;
  const headers = {
    ...commonHeaders,
    ...siteHeaders,
    ETag: etag,
    'Cache-Control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
  if (request.headers['if-none-match'] === etag) return void response.writeHead(304, headers).end();
  response.writeHead(200, { ...headers, 'Content-Type': typeOf(path), 'Content-Length': stats.size });
  if (request.method === 'HEAD') return void response.end();
  const signal = signalOfReader(response);
  try {
    await writeChunks(response, createReadStream(path, { end: Math.max(0, stats.size - 1) }), signal);
    if (!signal.aborted) response.end();
  } catch {
    response.destroy();
  }
}

/** The page itself carries the policy for what it may load; only the framing cannot be said there. */
const siteHeaders = {
  'Content-Security-Policy': "frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'microphone=(), geolocation=()',
};

const plainName = /^[A-Za-z0-9_@][A-Za-z0-9._~@+-]{0,200}$/u;
/** As the build names what it makes: `name-` and eight characters of a hash. */
const hashedName = /-[A-Za-z0-9_-]{8}\.[a-z0-9]+$/u;

/** Folders on the way are folders and no links. */
async function isInside(directory: string, parts: readonly string[]): Promise<boolean> {
  let path = directory;
  for (const part of parts.slice(0, -1)) {
    path = join(path, part);
    const stats = await lstat(path).catch(() => undefined);
    if (stats?.isDirectory() !== true) return false;
  }
  return true;
}

const nothingThere = (response: ServerResponse): void =>
  answerError(response, 404, 'NotThere', 'There is nothing at this address.');

const typeOf = (path: string): string => types[/\.([a-z0-9]+)$/u.exec(path)?.[1] ?? ''] ?? 'application/octet-stream';

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  ico: 'image/x-icon',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  mjs: 'text/javascript; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json',
  woff: 'font/woff',
  woff2: 'font/woff2',
};
