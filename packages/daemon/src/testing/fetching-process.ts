/**
 * A program that fetches a link and may be killed at any moment: `fetching-process.ts DATA LINK INTO`. Each piece that was
 * acknowledged is a line of `INTO.pieces`, written at once; it ends by itself when the file is in its place.
 */
import { appendFileSync } from 'node:fs';
import { parseShareLink } from '@peersume/swarm';
import { startDaemon } from '../start-daemon.ts';
import { localSettings } from './local-settings.ts';

const [data = '', text = '', into = ''] = process.argv.slice(2);
const { signal } = new AbortController();
const started = await startDaemon(localSettings(data), { libp2p: 'off' });
if (!started.ok) throw new Error(JSON.stringify(started.error));
const { daemon } = started.value;
daemon.observe((event) => {
  if (event.type === 'pieceCame') appendFileSync(`${into}.pieces`, `${event.piece}\n`);
});
const link = parseShareLink(text);
if (!link.ok) throw new Error(JSON.stringify(link.error));
const opened = await daemon.open(link.value, signal);
if (!opened.ok) throw new Error(JSON.stringify(opened.error));
const fetched = await opened.value.fetch({ into, keep: true }, signal);
if (!fetched.ok) throw new Error(JSON.stringify(fetched.error));
await daemon.close();
