import { expect, test } from 'vitest';
import { createMemoryDaemon } from '../http/testing/memory-daemon.ts';
import { createLog } from './log.ts';
import { describeMetrics } from './metrics.ts';

test('[ME1] every metric has its help and type, and lines as Prometheus reads them', async () => {
  const daemon = createMemoryDaemon();
  await daemon.put('a\n"b"', { '': new Uint8Array(5) });
  daemon.limit({ upload: 1_000, download: undefined });
  const text = describeMetrics(daemon, 123);
  expect(text).toContain('peersume_held_bytes 5\n');
  expect(text).toContain('peersume_files{state="serving"} 1\n');
  expect(text).toContain('peersume_limit_bytes{direction="sent"} 1000\n');
  expect(text).toContain('process_resident_memory_bytes 123\n');
  for (const line of text.trimEnd().split('\n'))
    expect(line).toMatch(/^# (HELP|TYPE) [a-z_]+ .+$|^[a-z_]+(\{([a-z]+="[^"\n]*",?)*\})? -?[\d.]+$/);
  // What people share is not an operator's business.
  expect(text).not.toContain('b"');
});

test('[ME2] a log line is one line, whatever its facts say, as text and as JSON', () => {
  const lines: string[] = [];
  const options = { level: 'info', now: () => 0, write: (line: string) => void lines.push(line) } as const;
  createLog({ ...options, form: 'text' })('warning', 'a\nb', { peer: '12D3', name: 'x\u001b[2J\ny', none: undefined });
  createLog({ ...options, form: 'json' })('error', 'c', { name: 'x\ny' });
  createLog({ ...options, form: 'json' })('debug', 'not told');
  expect(lines).toEqual([
    '1970-01-01 00:00:00 warning a?b peer=12D3 name="x\\u001b[2J\\ny"\n',
    '{"time":"1970-01-01T00:00:00.000Z","level":"error","message":"c","name":"x\\ny"}\n',
  ]);
});
