import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startHttp } from '../http/start-http.ts';
import { ask } from '../http/testing/ask.ts';
import { openPasted } from '../http/operations/open-link.ts';
import { noLog } from '../metrics/log.ts';
import { createLocalNetwork } from '../testing/local-network.ts';
import { never, startLocalDaemon, temporaryDirectory, valueOf } from '../testing/start-local-daemon.ts';
import { gatewayRoom } from './gateway-room.ts';

test('[GW9] an archive that one wrote is read by another who has nothing else, and a broken one is refused', async () => {
  const ann = await startLocalDaemon(createLocalNetwork(), 'ann');
  const home = await temporaryDirectory();
  const content = randomBytes(1_500_000);
  await writeFile(join(home, 'film.bin'), content);
  const shared = valueOf(await ann.share({ paths: [join(home, 'film.bin')], isPrivate: false }, () => {}, never()));
  await using http = valueOf(
    await startHttp({
      daemon: ann,
      host: '127.0.0.1',
      port: 0,
      dataDirectory: home,
      log: noLog,
      rooms: { ipfs: gatewayRoom(ann) },
    }),
  );
  const car = join(home, 'film.bin.car');
  await writeFile(car, (await ask(http.port, `/ipfs/${shared.root}?format=car`)).bytes);

  const ben = await startLocalDaemon(createLocalNetwork(), 'ben');
  const opened = valueOf(await openPasted(ben, `car:${car}`, never()));
  expect(opened).toMatchObject({ root: shared.root, name: 'film.bin', byteLength: 1_500_000 });
  valueOf(await opened.fetch({ into: join(home, 'out'), keep: true }, never()));
  expect((await readFile(join(home, 'out/film.bin'))).equals(content)).toBe(true);
  expect(ben.file(shared.root)?.state).toBe('serving');

  expect(await openPasted(ben, 'car:/none.car', never())).toMatchObject({ ok: false, error: { type: 'PathMissing' } });
  await writeFile(car, 'not an archive');
  expect(await openPasted(ben, `car:${car}`, never())).toMatchObject({ ok: false, error: { type: 'PathUnreadable' } });
});
