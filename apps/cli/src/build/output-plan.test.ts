import { describe, expect, test } from 'vitest';
import { pagePath, planOutput, type OutputWish } from './output-plan.ts';

const wish: OutputWish = { input: 'cv/resume.json', json: false, watch: false, stdoutIsTerminal: false };

describe('the output', () => {
  test.each<[what: string, change: Partial<OutputWish>, format: string, path: string]>([
    ['lies beside the résumé', {}, 'pdf', 'cv/resume.pdf'],
    ['takes the wanted format', { format: 'png' }, 'png', 'cv/resume.png'],
    ['takes the format from the ending', { output: 'x/Page.PNG' }, 'png', 'x/Page.PNG'],
    ['may be called anything when the format is given', { output: 'page.x', format: 'png' }, 'png', 'page.x'],
    ['is a PDF where the name has no ending', { output: 'cv' }, 'pdf', 'cv'],
    ['goes out where the input came in', { input: '-' }, 'pdf', '-'],
    ['keeps dots in a name', { input: 'a.b.json' }, 'pdf', 'a.b.pdf'],
    ['adds an ending to a name that has none', { input: 'resume' }, 'pdf', 'resume.pdf'],
    ['adds an ending to a hidden file', { input: '.resume' }, 'pdf', '.resume.pdf'],
  ])('%s', (_, change, format, path) => {
    expect(planOutput({ ...wish, ...change })).toEqual({ ok: true, value: { format, path } });
  });

  test('is not sent to a terminal', () => {
    const plan = planOutput({ ...wish, output: '-', stdoutIsTerminal: true });
    expect(plan).toMatchObject({
      ok: false,
      error: { type: 'WrongUsage', next: 'peersume build cv/resume.json -o resume.pdf' },
    });
  });
});

test('pages are numbered so that they sort', () => {
  expect(pagePath('a.png', 0, 1)).toBe('a.png');
  expect([0, 1].map((index) => pagePath('a.b/c.png', index, 2))).toEqual(['a.b/c-1.png', 'a.b/c-2.png']);
  expect([0, 11].map((index) => pagePath('a', index, 12))).toEqual(['a-01', 'a-12']);
});
