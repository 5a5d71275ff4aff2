/**
 * `GET /api/events`: what changes, as server-sent events (HTML, §9.2). A reader gets a file's newest state at most four
 * times a second, and the pieces that came since; one that reads slowly gets fewer, never a longer queue.
 */
import type { ServerResponse } from 'node:http';
import { commonHeaders } from './answer.ts';
import type { OperationContext } from './operations/operation.ts';
import { fileAsJson } from './operations/as-json.ts';

const flushEveryMs = 250;
const maxPiecesAFlush = 2_000; // beyond, the file's own overview tells enough
const keepAliveEveryMs = 15_000; // so that a reader that is gone is noticed

export function sendEvents({ daemon, offers }: OperationContext, response: ServerResponse): void {
  response.writeHead(200, {
    ...commonHeaders,
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
  });
  const changed = new Set<string>();
  const pieces: { readonly root: string; readonly piece: number; readonly from: string }[] = [];
  let areLinksChanged = true;
  const send = (type: string, data: unknown): void =>
    void response.write(`event: ${type}\ndata: ${JSON.stringify(data)}\n\n`);

  const flush = (): void => {
    if (response.writableNeedDrain) return;
    for (const root of changed) {
      const file = daemon.file(root);
      send(file === undefined ? 'forgotten' : 'file', file === undefined ? { root } : fileAsJson(file));
    }
    changed.clear();
    if (pieces.length > 0) send('pieces', { pieces: pieces.splice(0) });
    if (areLinksChanged) send('links', { peers: daemon.peers(), status: daemon.status() });
    areLinksChanged = false;
  };

  const stopOffers = offers.observe((offer) => send('offer', offer));
  const stop = daemon.observe((event) => {
    if (event.type === 'fileChanged') changed.add(event.root);
    else if (event.type === 'linksChanged') areLinksChanged = true;
    else if (event.type === 'pieceCame' && pieces.length < maxPiecesAFlush)
      pieces.push({ root: event.root, piece: event.piece, from: event.from });
  });
  const timers = [
    setInterval(flush, flushEveryMs),
    setInterval(() => void response.write(': here\n\n'), keepAliveEveryMs),
  ];
  response.once('close', () => {
    stop();
    stopOffers();
    for (const timer of timers) clearInterval(timer);
  });
  for (const { root } of daemon.files()) changed.add(root);
  for (const offer of offers.waiting) send('offer', offer);
  flush();
}
