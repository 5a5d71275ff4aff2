import { describe, expect, test } from 'vitest';
import { fromJsonResume } from '../json-resume/from-json-resume.ts';
import { toPlainJson } from './plain-json.ts';

describe('a value that is not from a file', () => {
  test('[RM3] loses what is no JSON', () => {
    class Point {
      readonly x = 1;
    }
    const value = { a: undefined, b: () => 1, c: NaN, d: [1n, 'x', new Point()], e: new Date(0), f: Symbol('s') };
    expect(toPlainJson(value)).toEqual({ c: null, d: [null, 'x', { x: 1 }], e: {} });
    for (const whole of [undefined, () => 1, 5n]) expect(toPlainJson(whole)).toBe(null);
  });

  test('[RM3] with cycles, or the same parts over and over, ends', () => {
    const cycle: Record<string, unknown> = { name: 'Acme' };
    cycle['one'] = cycle;
    cycle['two'] = [cycle, cycle];
    expect(fromJsonResume({ work: [cycle] }).resume.sections[0]?.entries[0]).toMatchObject({ organization: 'Acme' });
    let twin: unknown = 'end';
    for (let level = 0; level < 60; level++) twin = { left: twin, right: twin };
    expect(fromJsonResume({ basics: { name: 'A' }, twin }).resume.basics.name).toBe('A');
  });
});
