import { expect, test } from 'vitest';
import { handFed, only } from './testing/hand-fed.ts';

test('[EX1] says hello first, and ends a link that speaks another version, with the reason', () => {
  const exchange = handFed({ download: true });
  exchange.tell({ type: 'linkOpened', link: 1, peer: 'peer-1' });
  expect(exchange.heard()[0]?.message).toEqual({ type: 'hello', version: 1 });
  exchange.hear(1, { type: 'hello', version: 2 });
  expect(exchange.closed).toEqual([{ link: 1, reason: 'speaks version 2 of the exchange, we speak 1', banned: false }]);
});

test('[EX1] ends a link on which no hello came', () => {
  const exchange = handFed({ download: true });
  exchange.tell({ type: 'linkOpened', link: 1, peer: 'peer-1' });
  exchange.wait(9000);
  expect(exchange.closed).toEqual([]);
  exchange.wait(5000);
  expect(exchange.closed).toEqual([{ link: 1, reason: 'said no hello', banned: false }]);
});

test('[EX73] asks a silent link for a sign of life, and ends it when there is none', () => {
  const exchange = handFed({ download: true });
  exchange.meet(1, 'nothing');
  exchange.heard();
  exchange.wait(20_000);
  const [ping] = only(exchange.heard(1), 'ping');
  expect(ping).toMatchObject({ answer: false });
  if (ping !== undefined) exchange.hear(1, { type: 'ping', nonce: ping.nonce, answer: true });
  exchange.wait(50_000);
  expect(exchange.closed).toEqual([]);
  exchange.wait(20_000);
  expect(exchange.closed).toMatchObject([{ link: 1, banned: false }]);
});

test('[EX73] gives a sign of life when asked', () => {
  const exchange = handFed({ download: true });
  exchange.meet(1, 'nothing');
  exchange.heard();
  exchange.hear(1, { type: 'ping', nonce: 5, answer: false });
  expect(exchange.heard(1)).toMatchObject([{ message: { type: 'ping', nonce: 5, answer: true } }]);
});
