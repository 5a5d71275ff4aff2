/** Peersume as the suite's contender: a daemon in a process of its own, that serves a file or gets one by links. */
import { dirname } from 'node:path';
import { startDaemon } from '@peersume/daemon';
import { readSettings } from '@peersume/daemon/config';
import { parseShareLink } from '@peersume/swarm';

const [mode, data = '', ...args] = process.argv.slice(2);
const never = new AbortController().signal;

async function start(uploadLimit: string | undefined): Promise<Awaited<ReturnType<typeof started>>> {
  const settings = readSettings({
    // Nobody but the suite's own processes, on loopback.
    flags: { data, mode: 'pure', listen: ['127.0.0.1'], mdns: false, dht: false, uploadLimit },
    environment: {},
    cwd: process.cwd(),
    platform: process.platform,
  });
  if (!settings.ok) throw new Error(JSON.stringify(settings.error));
  return await started(settings.value.settings);
}

async function started(settings: Parameters<typeof startDaemon>[0]) {
  const made = await startDaemon(settings);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value.daemon;
}

if (mode === 'serve') {
  const [file = '', limit = ''] = args;
  const daemon = await start(limit === '' ? undefined : limit);
  const shared = await daemon.share({ paths: [file], isPrivate: false }, () => {}, never);
  if (!shared.ok) throw new Error(JSON.stringify(shared.error));
  console.log(`ready ${shared.value.link}`);
} else {
  const [into = '', ...links] = args;
  const daemon = await start(undefined);
  const [first, ...others] = links.map((link) => {
    const parsed = parseShareLink(link);
    if (!parsed.ok) throw new Error(parsed.error.type);
    return parsed.value;
  });
  if (first === undefined) throw new Error('a link is needed');
  const addresses = [first, ...others].flatMap((link) =>
    link.addresses.filter((address) => address.includes('/tls/p2p/')),
  );
  const opened = await daemon.open({ ...first, addresses }, never);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (daemon.peers().length >= links.length) resolve();
    };
    daemon.observe(look);
    look();
  });
  console.log('connected');
  const fetched = await opened.value.fetch({ into: dirname(into), keep: false }, never);
  if (!fetched.ok) throw new Error(JSON.stringify(fetched.error));
  console.log('complete');
  setInterval(() => {}, 60_000);
}
