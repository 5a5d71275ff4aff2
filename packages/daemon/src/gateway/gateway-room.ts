/**
 * `GET /ipfs/CID…`: the read-only part of the IPFS trustless gateway (https://specs.ipfs.tech/http-gateways/), for public
 * shares that are here. Who asks checks every block by its hash; nothing is fetched for them, nothing private is known.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { CarWriter } from '@ipld/car';
import type { CID } from 'multiformats/cid';
import type { Daemon } from '../daemon.ts';
import { answerError, commonHeaders } from '../http/answer.ts';
import { signalOfReader, writeChunks } from '../http/write-chunks.ts';
import type { BlockSource } from './block-source.ts';
import { ownBlocks } from './own-blocks.ts';
import { readQuestion } from './read-question.ts';
import { walkDag, type DagWalk } from './walk-dag.ts';

export function gatewayRoom(
  daemon: Pick<Daemon, 'files' | 'blocks'>,
): (url: URL, request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const source = ownBlocks(daemon);
  return async (url, request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return answerError(response, 405, 'WrongMethod', 'Blocks are only read.', { Allow: 'GET, HEAD' });
    const question = readQuestion(url, request.headers.accept);
    if (!question.ok) return answerError(response, question.error.status, 'QuestionWrong', question.error.message);
    if (question.value.type === 'raw') await answerRaw(source, question.value.cid, request, response);
    else await answerCar(source, question.value.walk, request, response);
  };
}

/** The identity CID of no bytes, by which clients see whether somebody is a gateway. */
const probe = 'bafkqaaa';

async function answerRaw(
  source: BlockSource,
  cid: CID,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const text = cid.toString();
  const etag = `"${text}.raw"`;
  const headers = blockHeaders(etag, `${text}.bin`, 'application/vnd.ipld.raw');
  const signal = signalOfReader(response);
  const bytes = text === probe ? new Uint8Array(0) : await source.get(cid, signal);
  if (bytes === undefined) return notHere(request, response);
  if (request.headers['if-none-match'] === etag) return void response.writeHead(304, headers).end();
  response.writeHead(200, { ...headers, 'Content-Length': bytes.byteLength });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

async function answerCar(
  source: BlockSource,
  walk: DagWalk,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const signal = signalOfReader(response);
  const walked = await walkDag(source, walk, signal);
  if (!walked.ok) return notHere(request, response);
  const text = walk.root.toString();
  const etag = `W/"${text}.car.${walk.names.map(encodeURIComponent).join('/')}.${walk.scope}.${walk.bytes?.from ?? ''}:${walk.bytes?.to ?? ''}"`;
  const headers = blockHeaders(etag, `${text}.car`, 'application/vnd.ipld.car; version=1; order=dfs; dups=y');
  if (request.headers['if-none-match'] === etag) return void response.writeHead(304, headers).end();
  response.writeHead(200, headers);
  if (request.method === 'HEAD') return void response.end();
  const { writer, out } = CarWriter.create([walk.root]);
  const written = (async () => {
    for await (const block of walked.value) {
      // The status is sent; a stream that breaks off is how a reader learns that blocks are missing.
      if (!block.ok) throw new Error(block.error.type);
      await writer.put(block.value);
    }
    await writer.close();
  })();
  written.catch(() => void response.destroy());
  try {
    await writeChunks(response, out, signal);
    // The writer then waits for a reader that will not come: nothing else holds it.
    if (signal.aborted) return;
    await written;
    response.end();
  } catch {
    response.destroy();
  }
}

function notHere(request: IncomingMessage, response: ServerResponse): void {
  const onlyCached = request.headers['cache-control']?.includes('only-if-cached') === true;
  answerError(response, onlyCached ? 412 : 404, 'BlockUnknown', 'No public share here has this block.');
}

const blockHeaders = (etag: string, filename: string, type: string) => ({
  ...commonHeaders,
  'Content-Type': type,
  'Content-Disposition': `attachment; filename="${filename}"`,
  ETag: etag,
  'Cache-Control': 'public, max-age=29030400, immutable',
});
