import { expect, test } from 'vitest';
import { groupByDay, listMoments } from './list-moments.ts';

const minute = 60_000;
const at = (minutes: number, device = 'laptop'): { time: number; device: string } => ({
  time: minutes * minute,
  device,
});
const version = (minutes: number, name = 'sent') => ({ id: name, name, time: minutes * minute, heads: [] });

test('writing without a long pause is one sitting; a pause and another device begin the next', () => {
  const moments = listMoments([at(0), at(3), at(10), at(60), at(61, 'phone'), at(62)], []);
  expect(moments.map((one) => one.type === 'sitting' && [one.before, one.at, one.device])).toEqual([
    [5, 6, 'laptop'],
    [4, 5, 'phone'],
    [3, 4, 'laptop'],
    [0, 3, 'laptop'],
  ]);
});

test('hours of writing are told in parts', () => {
  const stamps = Array.from({ length: 40 }, (_, index) => at(index * 10));
  const moments = listMoments(stamps, []);
  expect(moments).toHaveLength(4);
  expect(moments.at(-1)).toMatchObject({ before: 0, at: 10 });
});

test('a named version stands where it was named, before the writing of that time', () => {
  const moments = listMoments([at(0), at(3), at(60)], [version(5), version(99, 'late')]);
  expect(moments.map(({ key }) => key)).toEqual(['version/late', 'sitting/2', 'version/sent', 'sitting/0']);
});

test('moments are grouped by the day of the person', () => {
  const moments = listMoments([at(0), at(60), at(24 * 60 + 5)], []);
  const days = groupByDay(moments, (time) => String(Math.floor(time / (24 * 60 * minute))));
  expect(days.map((day) => day.moments.length)).toEqual([1, 2]);
});

test('a clock that was set back breaks nothing', () => {
  expect(listMoments([at(100), at(2), at(3)], []).map((one) => one.at)).toEqual([3, 1]);
});
