import { connect, createServer } from 'node:net';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { isOfSameUser, ownerOf } from './same-user.ts';

const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:11F8 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1
   1: 0100007F:C350 0100007F:11F8 01 00000000:00000000 00:00000000 00000000  1001        0 2
`;

test('the owner of the other end is read from the system’s table', () => {
  expect(ownerOf(table, { local: 50_000, remote: 4_600 })).toBe(1001);
  expect(ownerOf(table, { local: 50_001, remote: 4_600 })).toBeUndefined();
});

test.runIf(process.platform === 'linux')('a connection of this very process is of the same user', async () => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const client = connect({ host: '127.0.0.1', port: typeof address === 'object' ? (address?.port ?? 0) : 0 });
  const [accepted] = await once(server, 'connection');
  expect(await isOfSameUser(accepted)).toBe(true);
  client.destroy();
  server.close();
});
