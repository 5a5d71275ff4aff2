/** `peersume serve` and `peersume coordinator`: a daemon that runs until it is ended. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Daemon, DaemonError } from '@peersume/daemon';
import { settingNames, type SettingName, type Settings } from '@peersume/daemon/config';
import { createLog, type Log } from '@peersume/daemon/metrics';
import type { HttpInterface, PublicInterface } from '@peersume/daemon/http';
import { err, ok, type Result } from '@peersume/base';
import { refusalOfDoorError } from '../network/refusal-of-door-error.ts';
import { settingsOfCommand, type NetworkOptions } from '../network/settings-of-command.ts';
import { startFromSettings } from '../network/start-from-settings.ts';
import { untilInterrupted } from '../network/with-door.ts';
import type { Outcome } from '../report.ts';
import { interruption } from '../terminal/interruption.ts';
import { printReport } from '../terminal/print.ts';
import { style } from '../terminal/style.ts';

export type ServeOptions = NetworkOptions & {
  /** Of the built app. */
  readonly site?: string;
} & Readonly<Partial<Record<SettingName, unknown>>>;

export async function serve(what: 'serve' | 'coordinator', options: ServeOptions): Promise<Outcome> {
  const given = Object.fromEntries(settingNames.map((name) => [name, options[name]]));
  const read = settingsOfCommand(options, given);
  if (!read.ok) return read;
  const { settings, notes, written } = read.value;
  const again = `peersume ${what}${written === '' ? '' : ` ${written}`}`;
  const log = logOf(settings);
  for (const note of notes) log('warning', note);
  interruption.isAwaited = true;
  await using running = new AsyncDisposableStack();
  const started = await start(what, settings, siteOf(options), log, running);
  if (!started.ok) return err(refusalOfDoorError(started.error, { again }));
  const { daemon, http, atLarge } = started.value;
  const address = http.url;
  const text = [
    `Peersume is at ${style('strong', address)}  ${style('quiet', '(Ctrl-C ends it)')}`,
    ...(atLarge === undefined ? [] : [`Others reach the coordinator at ${atLarge.scheme}://…:${atLarge.port}/`]),
    ...(siteOf(options) === undefined
      ? [style('quiet', 'The app is not built, so only the API is served. Build it: npm run build')]
      : []),
  ].join('\n');
  const { id, mode, addresses } = daemon.status();
  const data = { url: address, port: http.port, publicPort: atLarge?.port, id, mode, addresses, data: settings.data };
  printReport({ text, data }, options.json === true);
  log('info', 'started', { id, mode, url: address });
  const stopTelling = tellOffers(http, log);
  await untilInterrupted(interruption.signal);
  stopTelling();
  log('info', 'stopping');
  // What was acknowledged is on the disk when the daemon is closed; a second Ctrl-C does not wait for it.
  await running.disposeAsync();
  log('info', 'stopped');
  return ok({ data: { ended: true }, exitCode: interruption.exitCode });
}

interface Running {
  readonly daemon: Daemon;
  readonly http: HttpInterface;
  readonly atLarge: PublicInterface | undefined;
}

/** In the order in which it is taken down backwards: first nobody comes in any more, then the daemon closes. */
async function start(
  what: 'serve' | 'coordinator',
  settings: Settings,
  site: string | undefined,
  log: Log,
  running: AsyncDisposableStack,
): Promise<Result<Running, DaemonError>> {
  const { startHttp, startPublic } = await import('@peersume/daemon/http');
  const started = await startFromSettings(settings, {
    isCoordinator: what === 'coordinator',
    libp2p: 'now',
    troubled: (sentence) => log('warning', sentence),
  });
  if (!started.ok) return started;
  const { daemon } = started.value;
  running.defer(async () => await daemon.close());
  const { gatewayRoom } = await import('@peersume/daemon/gateway');
  const { metricsRoom } = await import('@peersume/daemon/metrics');
  const http = await startHttp({
    daemon,
    host: settings.httpHost,
    port: settings.httpPort,
    dataDirectory: settings.data,
    site,
    webSocketPort: () => started.value.webSocketPort,
    log,
    rooms: { ipfs: gatewayRoom(daemon), metrics: metricsRoom(daemon) },
  });
  if (!http.ok) return http;
  running.use(http.value);
  if (what === 'serve') return ok({ daemon, http: http.value, atLarge: undefined });
  const { tlsCertificate, tlsKey } = settings;
  const atLarge = await startPublic({
    host: settings.publicHost,
    port: settings.publicPort,
    ...(tlsCertificate !== undefined &&
      tlsKey !== undefined && { certificate: { certificate: tlsCertificate, key: tlsKey } }),
    site,
    webSocketPort: () => started.value.webSocketPort,
    id: daemon.id,
    log,
  });
  if (!atLarge.ok) return atLarge;
  running.use(atLarge.value);
  return ok({ daemon, http: http.value, atLarge: atLarge.value });
}

const logOf = ({ logLevel, logForm }: Settings): Log =>
  createLog({ level: logLevel, form: logForm, now: Date.now, write: (line) => void process.stderr.write(line) });

function siteOf({ site }: ServeOptions): string | undefined {
  const directory = site ?? fileURLToPath(new URL('../../../../dist', import.meta.url));
  return existsSync(join(directory, 'index.html')) ? directory : undefined;
}

function tellOffers({ context }: HttpInterface, log: Log): () => void {
  return context.offers.observe(({ id, name, byteLength, from }) =>
    log('info', `somebody nearby offers a file; answer with: peersume accept ${id}`, { name, byteLength, from }),
  );
}
