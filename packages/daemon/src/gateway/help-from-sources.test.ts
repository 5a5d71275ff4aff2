import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { ok } from '@peersume/base';
import { judgeIp } from '@peersume/peer/addresses';
import { parseShareLink } from '@peersume/swarm';
import { expect, onTestFinished, test } from 'vitest';
import { composeDaemon } from '../compose-daemon.ts';
import { listen } from '../http/start-http.ts';
import { makeCertificate } from '../http/testing/certificate.ts';
import { systemClock, systemRandom } from '../platform/system-clock.ts';
import { createLocalNetwork } from '../testing/local-network.ts';
import { never, startLocalDaemon, temporaryDirectory, valueOf } from '../testing/start-local-daemon.ts';
import { gatewayRoom } from './gateway-room.ts';

test('[GW8] a link with a gateway is fetched where no peer has it', async () => {
  const ann = await startLocalDaemon(createLocalNetwork(), 'ann');
  const home = await temporaryDirectory();
  const content = randomBytes(2_000_000);
  await writeFile(join(home, 'film.bin'), content);
  const shared = valueOf(await ann.share({ paths: [join(home, 'film.bin')], isPrivate: false }, () => {}, never()));
  const link = valueOf(parseShareLink(shared.link));

  const { cert, key } = await makeCertificate();
  const room = gatewayRoom(ann);
  const server = createServer({ cert, key }, (request, response) => {
    void room(new URL(request.url ?? '/', 'https://localhost'), request, response);
  });
  const port = valueOf(await listen(server, '127.0.0.1', 0));
  onTestFinished(() => void server.close().closeAllConnections());

  const alone = createLocalNetwork();
  const started = await composeDaemon(
    { version: '0.0.0', dataDirectory: join(home, 'ben') },
    {
      clock: systemClock,
      random: systemRandom,
      wallClock: () => Date.now(),
      createPeer: async (_, events) => ok(alone.createPeer('ben', events)),
      gateway: { judgeIp: (ip) => judgeIp(ip, { from: 'stranger', ownNetworks: ['127.0.0.0/8'] }), ca: cert },
    },
  );
  const ben = valueOf(started);
  onTestFinished(() => ben.close());
  const opened = valueOf(await ben.open({ ...link, addresses: [], sources: [`https://127.0.0.1:${port}`] }, never()));
  valueOf(await opened.fetch({ into: join(home, 'out'), keep: false }, never()));
  expect((await readFile(join(home, 'out/film.bin'))).equals(content)).toBe(true);
});
