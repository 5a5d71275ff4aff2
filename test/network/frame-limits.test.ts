import * as peer from '@peersume/peer';
import * as swarm from '@peersume/swarm';
import { expect, test } from 'vitest';

test('[FR4] links carry what the swarm says, and no more', () => {
  expect(peer.maxHeaderBytes).toBe(swarm.maxHeaderBytes);
  expect(peer.maxPayloadBytes).toBe(swarm.maxPayloadBytes);
});
