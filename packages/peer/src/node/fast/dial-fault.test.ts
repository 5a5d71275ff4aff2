import { expect, test } from 'vitest';
import { faultOfName, faultOfSocket } from './dial-fault.ts';

const address = '/ip4/192.0.2.7/tcp/4601/tls/p2p/12D3KooWM6CgA9iBFZmcYAHA6A2qvbAxqfkmrYiRQuz3XEsk4Ksv';
const error = (code: string, message = '') => Object.assign(new Error(message), { code });

test.each([
  ['ECONNREFUSED', 'nothing', { type: 'Refused' }],
  ['ETIMEDOUT', 'nothing', { type: 'NoAnswer', after: 'nothing' }],
  ['ETIMEDOUT', 'handshake', { type: 'NoAnswer', after: 'handshake' }],
  ['EHOSTUNREACH', 'nothing', { type: 'NoRoute', detail: 'EHOSTUNREACH' }],
  ['ENETUNREACH', 'nothing', { type: 'NoRoute' }],
  ['EADDRNOTAVAIL', 'nothing', { type: 'NoRoute' }],
  ['EPERM', 'nothing', { type: 'NoRoute' }],
  ['EMFILE', 'nothing', { type: 'NoRoute', detail: 'EMFILE' }],
  ['ECONNRESET', 'socket', { type: 'TurnedAway' }],
  ['EPIPE', 'handshake', { type: 'TurnedAway' }],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'socket', { type: 'NotSpoken', detail: 'wrong version number' }],
  ['ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL', 'socket', { type: 'NotSpoken' }],
  ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'socket', { type: 'NotSpoken' }],
  ['ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE', 'socket', { type: 'TurnedAway' }],
  ['ERR_SSL_TLSV1_ALERT_ACCESS_DENIED', 'handshake', { type: 'TurnedAway' }],
] as const)('[FA3] %s after %s', (code, stage, fault) => {
  expect(faultOfSocket(address, stage, error(code))).toMatchObject({ ...fault, address });
});

test('[FA3] a name that nobody has is not the same as nobody to ask', () => {
  expect(faultOfName(address, 'a.example', error('ENOTFOUND'))).toEqual({
    type: 'NameUnknown',
    address,
    name: 'a.example',
  });
  expect(faultOfName(address, 'a.example', error('EAI_AGAIN'))).toMatchObject({ type: 'NoRoute' });
});
