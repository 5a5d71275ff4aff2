/** Serves the built app on a free port of this machine, with the headers that `npm start` gives it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { preview } from 'vite';

export interface AppServer extends AsyncDisposable {
  readonly url: string;
}

const root = join(import.meta.dirname, '..', '..');

/** Where `npm run build` put the app. */
export const appFolder = (): string => process.env['PEERSUME_DIST'] ?? join(root, 'dist');

export async function serveApp(): Promise<AppServer> {
  const dist = appFolder();
  if (!existsSync(join(dist, 'index.html'))) throw new Error('the app is not built: run npm run build first');
  const server = await preview({
    root: join(root, 'apps', 'web'),
    build: { outDir: dist },
    preview: { port: 0, host: '127.0.0.1', open: false },
    logLevel: 'warn',
  });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    [Symbol.asyncDispose]: async () => {
      if ('closeAllConnections' in server.httpServer) server.httpServer.closeAllConnections();
      await server.close();
    },
  };
}
