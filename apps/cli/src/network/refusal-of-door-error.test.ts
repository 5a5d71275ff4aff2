import { expect, test } from 'vitest';
import { quoted, refusalOfDoorError } from './refusal-of-door-error.ts';
import { exitCodeOf } from '../report.ts';

test('every refusal says what happened, and most which command to try', () => {
  const place = { again: 'peersume get LINK', link: "it's" };
  const refusal = refusalOfDoorError({ type: 'NobodyFound', afterMs: 30_000 }, place);
  expect(refusal).toMatchObject({
    type: 'CannotConnect',
    message: 'Nobody who has it was found in 30 s.',
    next: String.raw`peersume doctor 'it'\''s'`,
    facts: { cause: { type: 'NobodyFound' } },
  });
  expect(exitCodeOf[refusal.type]).toBe(4);
  expect(refusalOfDoorError({ type: 'PortTaken', port: 4600 }, { again: 'peersume serve' }).next).toBe(
    'peersume serve --http-port 4700',
  );
  expect(refusalOfDoorError({ type: 'StoreTrouble', cause: { type: 'StoreFull' } }, place).type).toBe('CannotWrite');
});

test('what a daemon of a later version might say is still a sentence', () => {
  expect(refusalOfDoorError({ type: 'Unheard' } as never, { again: 'x' }).message).toContain('Unheard');
});

test('words are quoted as a shell takes them', () => {
  expect([quoted('a/b.txt'), quoted('a b'), quoted('$(x)')]).toEqual(['a/b.txt', "'a b'", "'$(x)'"]);
});
