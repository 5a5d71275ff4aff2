import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readSettings, type SettingsRequest } from './read-settings.ts';
import { settingNames } from './schema.ts';

function directoryWith(config?: string): string {
  const directory = mkdtempSync(join(tmpdir(), 'peersume-config-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  if (config !== undefined) writeFileSync(join(directory, 'config.json'), config);
  return directory;
}

const read = (request: Partial<SettingsRequest>) =>
  readSettings({ flags: {}, environment: { HOME: '/home/anna' }, cwd: '/work', platform: 'linux', ...request });

const faultsOf = (request: Partial<SettingsRequest>) => {
  const result = read(request);
  return result.ok ? [] : result.error.map(({ where, detail }) => `${where}: ${detail}`);
};

test('[CF1] a flag wins over the environment, that over the file, that over the standard', () => {
  const data = directoryWith('{"httpPort": 1, "logLevel": "debug", "uploadLimit": "1M", "relay": false}');
  const result = read({
    flags: { data, httpPort: '3' },
    environment: { PEERSUME_HTTP_PORT: '2', PEERSUME_UPLOAD_LIMIT: '2.5M' },
  });
  expect(result.ok && result.value.settings).toMatchObject({
    data,
    httpPort: 3,
    uploadLimit: 2_500_000,
    logLevel: 'debug',
    relay: false,
    mode: 'hybrid',
    downloadLimit: undefined,
  });
  expect(result.ok && result.value.sources.get('uploadLimit')).toBe('PEERSUME_UPLOAD_LIMIT in the environment');
});

test('[CF2] every fault is named with its place, all at once', () => {
  const data = directoryWith('{"htpPort": 1, "logLevel": "loud", "listen": [7], "data": "x"}');
  expect(faultsOf({ flags: { data, httpPort: '70000' }, environment: { PEERSUME_RELAY: 'perhaps' } })).toEqual([
    `${data}/config.json, htpPort: is no setting; did you mean httpPort?`,
    `${data}/config.json, data: cannot stand in the config file; use --data or PEERSUME_DATA`,
    `${data}/config.json, listen: needs text, not 7`,
    'PEERSUME_RELAY in the environment: needs true or false, not "perhaps"',
    '--http-port: needs a whole number from 0 to 65535, not "70000"',
    `${data}/config.json, logLevel: needs one of debug, info, warning, error, silent, not "loud"`,
  ]);
});

test('[CF3] a file that is named must be there, one that is not need not', () => {
  const data = directoryWith();
  expect(faultsOf({ flags: { data } })).toEqual([]);
  expect(faultsOf({ flags: { data }, configFile: '/none.json' })).toEqual(['/none.json: is not there']);
  expect(faultsOf({ flags: { data: directoryWith('[]') } })[0]).toMatch(/needs an object/);
  expect(faultsOf({ flags: { data: directoryWith('{') } })[0]).toMatch(/is not JSON/);
});

test('[CF4] each platform keeps data where it is used to', () => {
  const dataOf = (platform: NodeJS.Platform, environment: Record<string, string> = {}) => {
    const result = read({ platform, environment: { HOME: '/home/anna', ...environment } });
    return result.ok && result.value.settings.data;
  };
  expect(dataOf('linux')).toBe('/home/anna/.local/share/peersume');
  expect(dataOf('linux', { XDG_DATA_HOME: '/data' })).toBe('/data/peersume');
  expect(dataOf('darwin')).toBe('/home/anna/Library/Application Support/peersume');
});

test('[CF5] a certificate and its key come together; paths in a file begin beside it', () => {
  const data = directoryWith('{"tlsCertificate": "cert.pem"}');
  expect(faultsOf({ flags: { data } })).toEqual([`${data}/config.json, tlsCertificate: needs tlsKey beside it`]);
  const both = directoryWith('{"tlsCertificate": "cert.pem", "tlsKey": "/key.pem"}');
  const result = read({ flags: { data: both } });
  expect(result.ok && result.value.settings).toMatchObject({
    tlsCertificate: join(both, 'cert.pem'),
    tlsKey: '/key.pem',
  });
});

test('[CF6] a mistyped variable is noted, another program’s is not', () => {
  const result = read({
    environment: { PEERSUME_MOED: 'pure', PEERSUME_CHROMIUM: '/usr/bin/chromium', PEERSUME_NFT: '/usr/sbin/nft' },
  });
  expect(result.ok && result.value.notes).toEqual([
    'PEERSUME_MOED in the environment is no setting; did you mean PEERSUME_MODE?',
  ]);
});

test('[CF7] lists take commas in the environment and arrays in the file; nobody is asked by default', () => {
  const result = read({ environment: { PEERSUME_LISTEN: '127.0.0.1, ::1' } });
  expect(result.ok && result.value.settings).toMatchObject({
    listen: ['127.0.0.1', '::1'],
    coordinators: [],
    bootstrap: [],
    publicDht: false,
  });
  expect(settingNames.length).toBeGreaterThan(25);
});
