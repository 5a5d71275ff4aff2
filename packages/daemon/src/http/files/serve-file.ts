/**
 * `GET /files/CID[/path]`: a share's bytes as they come, so that a video plays and seeks while it is downloaded. What is
 * missing is fetched as a reader's; who goes away stops that. Private shares need the key that the API tells.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Daemon, FileStatus, ListedFile } from '../../daemon.ts';
import { answerError, answerText, commonHeaders } from '../answer.ts';
import type { Token } from '../token.ts';
import { signalOfReader, writeChunks } from '../write-chunks.ts';
import { contentDisposition } from './content-disposition.ts';
import { contentTypeOf } from './content-type.ts';
import { folderPage } from './folder-page.ts';
import { readRange } from './read-range.ts';

export interface FilePlace {
  readonly root: string;
  /** Empty for the share itself. */
  readonly path: string;
}

/** Undefined where the path is none of a file: encoded wrongly, or with an empty, `.` or `..` part. */
export function readFilePlace(pathname: string): FilePlace | undefined {
  const [, , root = '', ...rest] = pathname.split('/');
  if (!/^b[a-z2-7]{50,70}$/u.test(root)) return undefined;
  if (rest.at(-1) === '') rest.pop();
  const names: string[] = [];
  for (const part of rest) {
    let name: string;
    try {
      name = decodeURIComponent(part);
    } catch {
      return undefined;
    }
    if (name === '' || name === '.' || name === '..' || /[/\\\0]/u.test(name)) return undefined;
    names.push(name);
  }
  return { root, path: names.join('/') };
}

export async function serveFile(
  daemon: Daemon,
  token: Token,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return answerError(response, 405, 'WrongMethod', 'Files are only read.', { Allow: 'GET, HEAD' });
  // No page, however it came to be here, runs or embeds what strangers shared.
  if (!readableAs.has(request.headers['sec-fetch-dest'] ?? 'empty'))
    return answerError(response, 403, 'NotForPages', 'Shared files do not run in pages.');
  const place = readFilePlace(url.pathname);
  const file = place && daemon.file(place.root);
  if (place === undefined || file === undefined || !mayRead(file, token, url, request))
    return answerError(response, 404, 'FileUnknown', 'Nothing is shared or fetched here under this name.');
  const listing = daemon.list(place.root);
  if (listing === undefined)
    return answerError(response, 503, 'StillLooking', 'Nobody who has it was found yet.', { 'Retry-After': '2' });
  const [only] = listing;
  // A share that is one file is read by its CID alone.
  const isWhole = place.path === '' && !file.isFolder && listing.length === 1;
  const found = isWhole ? only : listing.find(({ path }) => path === place.path);
  if (found !== undefined) return await serveBytes(daemon, file, found, isWhole, request, response);
  const below = place.path === '' ? listing : listing.filter(({ path }) => path.startsWith(`${place.path}/`));
  if (below.length === 0 && !(place.path === '' && file.isFolder))
    return answerError(response, 404, 'FileUnknown', 'The share has no file of this name.');
  answerText(response, 200, 'text/html; charset=utf-8', folderPage(file, place.path, below, url.search));
}

/** `Sec-Fetch-Dest` of reading, playing and following a link. */
const readableAs: ReadonlySet<string> = new Set(['empty', 'document', 'video', 'audio', 'image', 'track']);

const mayRead = (file: FileStatus, token: Token, url: URL, request: IncomingMessage): boolean =>
  !file.isPrivate || token.isCarriedBy(request) || token.opens(file.root, url.searchParams.get('key'));

async function serveBytes(
  daemon: Daemon,
  { root, name }: FileStatus,
  { path, byteLength }: ListedFile,
  isWhole: boolean,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { headers } = request;
  const etag = isWhole ? `"${root}"` : `"${root}/${encodeURIComponent(path)}"`;
  const { type, isShown } = contentTypeOf(path === '' ? name : path);
  const sent = {
    ...commonHeaders,
    ETag: etag,
    'Accept-Ranges': 'bytes',
    // The name is the content's own hash: it never changes.
    'Cache-Control': 'private, max-age=31536000, immutable',
  };
  if (isMatched(headers['if-none-match'], etag)) return void response.writeHead(304, sent).end();
  const isRangeValid = headers['if-range'] === undefined || headers['if-range'] === etag;
  const range = readRange(isRangeValid ? headers.range : undefined, byteLength);
  if (range.type === 'unsatisfiable')
    return answerError(response, 416, 'RangeWrong', `The file has ${byteLength} bytes.`, {
      'Content-Range': `bytes */${byteLength}`,
    });
  const start = range.type === 'part' ? range.start : 0;
  const end = range.type === 'part' ? range.end : byteLength;
  response.writeHead(range.type === 'part' ? 206 : 200, {
    ...sent,
    'Content-Type': type,
    'Content-Length': end - start,
    'Content-Disposition': contentDisposition((path === '' ? name : path).split('/').at(-1) ?? '', isShown),
    // A browser's own viewer of PDF does not start in a sandbox, and runs nothing of ours.
    ...(type !== 'application/pdf' && { 'Content-Security-Policy': sandbox }),
    ...(range.type === 'part' && { 'Content-Range': `bytes ${start}-${end - 1}/${byteLength}` }),
  });
  if (request.method === 'HEAD' || start === end) return void response.end();
  const signal = signalOfReader(response);
  try {
    await writeChunks(response, daemon.read(root, path, { start, end }, signal), signal);
    if (!signal.aborted) response.end();
  } catch {
    // Cut short of its announced length: that is how a reader learns that the rest did not come.
    response.destroy();
  }
}

const sandbox = "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'";

const isMatched = (header: string | undefined, etag: string): boolean =>
  header !== undefined &&
  header.split(',').some((each) => each.trim().replace(/^W\//u, '') === etag || each.trim() === '*');
