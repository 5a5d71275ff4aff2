import { err, ok, type Clock, type Result } from '@peersume/base';
import { expect, test } from 'vitest';
import { type OpenedLink } from '../../link-info.ts';
import { type DialError } from '../../transport.ts';
import { raceAddresses } from './race-addresses.ts';

const address = 'an address';
const refused: DialError = { type: 'Refused', address };
const tick = () => new Promise((resolve) => setImmediate(resolve));

/** Attempts that end when the test says, and a clock that it moves. */
function start(ips: readonly string[], signal = new AbortController().signal) {
  const tasks: (() => void)[] = [];
  const clock: Clock = {
    now: () => 0,
    after(_delayMs, task) {
      tasks.push(task);
      return { cancel: () => void tasks.splice(tasks.indexOf(task), 1) };
    },
  };
  const begun = new Map<string, (result: Result<OpenedLink, DialError>) => void>();
  const givenUp: string[] = [];
  const closed: string[] = [];
  const attempt = (ip: string, giveUp: AbortSignal): Promise<Result<OpenedLink, DialError>> =>
    new Promise((resolve) => {
      begun.set(ip, resolve);
      giveUp.addEventListener('abort', () => {
        givenUp.push(ip);
        resolve(err({ type: 'Aborted', address }));
      });
    });
  const result = raceAddresses({ clock, signal, ips, headStartMs: 250, attempt }, refused);
  const link = (name: string) => ({ link: { close: () => closed.push(name) } }) as unknown as OpenedLink;
  return { result, begun, givenUp, closed, link, pass: () => tasks.shift()?.(), timers: tasks };
}

test('[FA3] the next address begins when one says nothing for a moment, and the first link wins', async () => {
  const { result, begun, givenUp, link, pass, timers } = start(['a', 'b', 'c']);
  expect([...begun.keys()]).toEqual(['a']);
  pass();
  expect([...begun.keys()]).toEqual(['a', 'b']);
  const won = link('b');
  begun.get('b')?.(ok(won));
  expect(await result).toEqual({ ok: true, value: won });
  expect(givenUp).toContain('a');
  expect([...begun.keys()]).toEqual(['a', 'b']);
  expect(timers).toEqual([]);
});

test('[FA3] the next address begins at once when one fails; the last failure is told', async () => {
  const { result, begun, timers } = start(['a', 'b']);
  begun.get('a')?.(err({ type: 'NoAnswer', address, after: 'nothing' }));
  await tick();
  expect([...begun.keys()]).toEqual(['a', 'b']);
  begun.get('b')?.(err(refused));
  expect(await result).toEqual({ ok: false, error: refused });
  expect(timers).toEqual([]);
});

test('[FA3] a failure waits for those that still run', async () => {
  const { result, begun, link, pass } = start(['a', 'b']);
  pass();
  begun.get('b')?.(err(refused));
  await tick();
  const won = link('a');
  begun.get('a')?.(ok(won));
  expect(await result).toEqual({ ok: true, value: won });
});

test('[FA3] somebody else at the name ends the search', async () => {
  const { result, begun, givenUp, pass } = start(['a', 'b', 'c']);
  pass();
  const wrong: DialError = { type: 'WrongPeer', address, expected: 'one', actual: 'other' };
  begun.get('b')?.(err(wrong));
  expect(await result).toEqual({ ok: false, error: wrong });
  expect(givenUp).toContain('a');
  expect(begun.has('c')).toBe(false);
});

test('[FA3] a link that comes in the same moment as another is closed', async () => {
  const { result, begun, closed, link, pass } = start(['a', 'b']);
  pass();
  begun.get('a')?.(ok(link('a')));
  begun.get('b')?.(ok(link('b')));
  await result;
  await tick();
  expect(closed).toEqual(['b']);
});

test('[FA3] who gives up gives all of them up', async () => {
  const giving = new AbortController();
  const { result, givenUp, pass } = start(['a', 'b'], giving.signal);
  pass();
  giving.abort();
  expect(await result).toMatchObject({ ok: false, error: { type: 'Aborted' } });
  expect(givenUp).toEqual(['a', 'b']);
});

test('[FA3] a name without addresses is told as given', async () => {
  expect(await start([]).result).toEqual({ ok: false, error: refused });
});
