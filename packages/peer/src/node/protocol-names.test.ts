import { expect, test } from 'vitest';
import { signalProtocol } from '../connect/join-host.ts';
import { meetingProtocol } from '../coordinator/protocol.ts';
import { linkProtocol } from '../libp2p/stream-transport.ts';
import { ownDhtProtocol } from './dht/dht-service.ts';
import { meetProtocol } from './mdns/meet/meet.ts';

test('each conversation has a name of its own: of two with one name, one would never be answered', () => {
  const names = [linkProtocol, signalProtocol, meetingProtocol, meetProtocol, ownDhtProtocol];
  expect(new Set(names).size).toBe(names.length);
});
