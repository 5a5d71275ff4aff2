import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { createProgressLine } from './progress-line.ts';

function terminal(columns: number, isTTY = true) {
  const written: string[] = [];
  const plain = new Writable({ decodeStrings: false, write: (text: string, _, done) => (written.push(text), done()) });
  const stream = Object.assign(plain, { isTTY, columns, getColorDepth: () => 1, hasColors: () => false });
  return { written, stream: stream as unknown as NodeJS.WriteStream };
}

const shown = (text = '') => text.replaceAll(/\u001b\[[?\d]*[A-Za-z]/gu, '').replaceAll('\r', '');

test('what has no room is left out, the most important stays', () => {
  const { written, stream } = terminal(50);
  createProgressLine(stream).show({ name: 'film.mp4', share: 0.5, words: ['1.00 MB/s', '2 s left', '3 peers'] });
  expect(shown(written[0])).toBe(`film.mp4  ${'━'.repeat(10)}${'─'.repeat(10)}   50%  1.00 MB/s`);
});

test('a name cannot steer the terminal, and without a terminal nothing is drawn', () => {
  const { written, stream } = terminal(80);
  createProgressLine(stream).show({ name: 'a\u001b[2Jb', words: [] });
  expect(shown(written[0])).toContain(String.raw`a\u{1b}[2Jb`);
  const pipe = terminal(80, false);
  const line = createProgressLine(pipe.stream);
  line.show({ name: 'a', words: [] });
  line.clear();
  expect(pipe.written).toEqual([]);
});
