import { expect, test } from 'vitest';
import { defaultDataDirectory } from './default-data-directory.ts';

test.each([
  ['linux', {}, '/persons/ann', '/persons/ann/.local/share/peersume'],
  ['linux', { XDG_DATA_HOME: '/data' }, '/persons/ann', '/data/peersume'],
  ['linux', { XDG_DATA_HOME: 'data' }, '/persons/ann', '/persons/ann/.local/share/peersume'],
  ['darwin', { XDG_DATA_HOME: '/data' }, '/persons/ann', '/persons/ann/Library/Application Support/peersume'],
  [
    'win32',
    { LOCALAPPDATA: 'C:\\Users\\ann\\AppData\\Local' },
    'C:\\Users\\ann',
    'C:\\Users\\ann\\AppData\\Local\\peersume',
  ],
  ['win32', {}, 'C:\\Users\\ann', 'C:\\Users\\ann\\AppData\\Local\\peersume'],
  ['linux', { PEERSUME_DATA: '/elsewhere', XDG_DATA_HOME: '/data' }, '/persons/ann', '/elsewhere'],
  ['linux', { PEERSUME_DATA: '' }, '/persons/ann', '/persons/ann/.local/share/peersume'],
])('[DD11] on %s with %j it is where the platform wants it', (platform, environment, home, expected) => {
  expect(defaultDataDirectory({ platform, environment, home })).toBe(expected);
});
