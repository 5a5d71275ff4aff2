/** WebTorrent over TCP, without trackers, DHT or local discovery: the suite says who the peers are. */
import { basename, dirname } from 'node:path';
import { load } from './installed.ts';

interface Torrent {
  readonly infoHash: string;
  readonly magnetURI: string;
  readonly torrentFile: Uint8Array;
  addPeer(address: string): boolean;
  on(event: 'done' | 'wire', listener: () => void): void;
}

interface Client {
  readonly torrentPort: number;
  add(torrent: unknown, options: object, ready: (torrent: Torrent) => void): Torrent;
  seed(path: string, options: object, ready: (torrent: Torrent) => void): Torrent;
  on(event: 'error', listener: (error: Error) => void): void;
}

const { default: WebTorrent } = (await load('webtorrent')) as { default: new (options: object) => Client };
const [mode, ...args] = process.argv.slice(2);
const quiet = { dht: false, tracker: false, lsd: false, natUpnp: false, natPmp: false, utp: false, webSeeds: false };

if (mode === 'serve') {
  const [file = '', uploadLimit = ''] = args;
  const client = new WebTorrent({ ...quiet, ...(uploadLimit !== '' && { uploadLimit: Number(uploadLimit) }) });
  client.seed(file, { announceList: [[]], private: true, path: dirname(file), name: basename(file) }, (torrent) => {
    console.log(`ready ${client.torrentPort}/${Buffer.from(torrent.torrentFile).toString('base64url')}`);
  });
} else {
  const [into = '', ...targets] = args;
  const client = new WebTorrent(quiet);
  const [, torrentFile = ''] = (targets[0] ?? '').split('/');
  let wires = 0;
  const torrent = client.add(Buffer.from(torrentFile, 'base64url'), { path: dirname(into) }, (added) => {
    for (const target of targets) added.addPeer(`127.0.0.1:${target.split('/')[0]}`);
  });
  torrent.on('wire', () => {
    wires += 1;
    if (wires === targets.length) console.log('connected');
  });
  torrent.on('done', () => console.log('complete'));
  setInterval(() => {}, 60_000);
}
