/** The programs that Peersume is measured beside. */
import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Contender } from './contender.ts';
import { folder } from './others/installed.ts';

/** Exact, so that a figure can be repeated. */
const versions = { webtorrent: '3.0.21', hyperdrive: '13.3.4', corestore: '7.12.0' };

const script = (name: string): string => join(import.meta.dirname, 'others', `${name}.ts`);
const [certificate, key] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')];

let installing: Promise<string | undefined> | undefined;
/** From npm, into a folder of the suite's own. */
const install = (): Promise<string | undefined> => (installing ??= installOnce());

async function installOnce(): Promise<string | undefined> {
  await mkdir(folder, { recursive: true });
  const description = {
    private: true,
    dependencies: versions,
    // What WebTorrent asks for has no build for today's Node; newer hypercores ask for a storage that is not out.
    overrides: { 'node-datachannel': '0.33.4', hypercore: '11.37.0' },
  };
  await writeFile(join(folder, 'package.json'), JSON.stringify(description));
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], {
    cwd: folder,
    stdio: 'ignore',
  });
  return status === 0 ? undefined : 'npm could not install it';
}

export const nodeTls: Contender = {
  name: 'node:tls',
  isManyToOne: false,
  async prepare() {
    await mkdir(folder, { recursive: true });
    const { status } = spawnSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:P-256',
        '-nodes',
        '-days',
        '2',
        '-subj',
        '/CN=bench',
        '-keyout',
        key,
        '-out',
        certificate,
      ],
      { stdio: 'ignore' },
    );
    return status === 0 ? undefined : 'needs openssl for a certificate';
  },
  serve: ({ file }) => [process.execPath, script('node-tls'), 'serve', file, certificate, key],
  get: ({ targets, into }) => [process.execPath, script('node-tls'), 'get', targets[0] ?? '', into],
};

export const webTorrent: Contender = {
  name: 'WebTorrent',
  isManyToOne: true,
  prepare: install,
  serve: ({ file, uploadBytesPerSecond }) => [
    process.execPath,
    script('webtorrent'),
    'serve',
    file,
    String(uploadBytesPerSecond ?? ''),
  ],
  get: ({ targets, into }) => [process.execPath, script('webtorrent'), 'get', into, ...targets],
};

export const hyperdrive: Contender = {
  name: 'hyperdrive',
  // It has no limit on uploads, and each serving folder is another drive.
  isManyToOne: false,
  prepare: install,
  serve: ({ file, folder: own }) => [process.execPath, script('hyperdrive'), 'serve', own, file],
  get: ({ targets, into, folder: own }) => [process.execPath, script('hyperdrive'), 'get', own, into, ...targets],
};
