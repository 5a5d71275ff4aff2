/** The built site as an https host would serve it: compressed with brotli once, fonts as they are. Loopback only. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

export interface StaticServer extends AsyncDisposable {
  readonly url: string;
  /** Bytes that the body of a path takes on the wire. */
  wireBytes(path: string): Promise<number>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
};

export async function serveStatic(folder: string): Promise<StaticServer> {
  const bodies = new Map<string, Promise<Body>>();
  const bodyOf = (path: string): Promise<Body> => {
    const known = bodies.get(path);
    if (known !== undefined) return known;
    const body = readBody(folder, path);
    bodies.set(path, body);
    return body;
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    bodyOf(pathname).then(
      ({ bytes, type, isCompressed }) => {
        response.setHeader('Content-Type', type);
        if (isCompressed) response.setHeader('Content-Encoding', 'br');
        response.end(bytes);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    wireBytes: async (path) => (await bodyOf(path)).bytes.length,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Body {
  readonly bytes: Uint8Array;
  readonly type: string;
  readonly isCompressed: boolean;
}

async function readBody(folder: string, path: string): Promise<Body> {
  const file = normalize(join(folder, path.endsWith('/') ? `${path}index.html` : path));
  if (!file.startsWith(folder)) throw new Error(`${path} is outside the site`);
  const bytes = await readFile(file);
  const type = types[extname(file)];
  if (type === undefined) return { bytes, type: 'application/octet-stream', isCompressed: false };
  return { bytes: brotliCompressSync(bytes), type, isCompressed: true };
}
