/** `npm start` as a person meets it: it says where the app is, never takes another port in silence, ends by Ctrl-C. */
import { spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const script = join(repository, 'scripts/start.mjs');

function start(port: number) {
  const child = spawn(process.execPath, [script, '--port', String(port)]);
  let output = '';
  const waiting: { text: string; resolve: () => void }[] = [];
  const take = (chunk: Buffer) => {
    output += chunk.toString();
    for (const { text, resolve } of waiting) if (output.includes(text)) resolve();
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const ended = new Promise<{ code: number | null; output: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, output }));
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const says = (text: string) => {
    const said = new Promise<void>((resolve) => {
      waiting.push({ text, resolve });
      take(Buffer.alloc(0));
    });
    return Promise.race([said, ended.then(({ output: all }) => expect(all).toContain(text))]);
  };
  return { child, ended, says };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('npm start', () => {
  test('serves the app with its security headers, refuses to run twice, and ends by Ctrl-C', async () => {
    const port = await freePort();
    const first = start(port);
    await first.says(`Peersume is at http://localhost:${port}/`);
    const response = await fetch(`http://localhost:${port}/`);
    expect(await response.text()).toContain('<title>Peersume');
    expect(response.headers.get('content-security-policy')).toContain(`default-src 'self'`);

    const second = await start(port).ended;
    expect(second.code).toBe(1);
    expect(second.output).toContain(`Peersume is already running: open http://localhost:${port}/`);

    first.child.kill('SIGINT');
    expect((await first.ended).code).toBe(0);
  });

  test('says which program holds the port and what to do', async () => {
    const server = createServer((socket) => socket.end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const { code, output } = await start(port).ended;
    expect(code).toBe(1);
    expect(output).toContain(`Port ${port} is in use`);
    expect(output).toContain(`npm start -- --port ${port + 100}`);
    if (process.platform === 'linux') expect(output).toContain(`(process ${process.pid})`);
  });
});
