import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { careers } from '@peersume/resume';
import { templates } from '@peersume/typeset';
import { describe, expect, test } from 'vitest';
import { cliPath, emptyDirectory, runCli, startCli } from './run-cli.ts';

const commandNames = [
  ...['build', 'validate', 'templates', 'sample', 'schema', 'completion'],
  ...['share', 'get', 'send', 'accept', 'decline', 'keep', 'status', 'peers', 'doctor'],
  ...['pause', 'resume', 'forget', 'limit', 'serve', 'coordinator'],
];

describe('peersume', () => {
  test('alone shows the help, examples first, and ends as wrong usage', async () => {
    const { code, stderr, stdout } = await runCli([], { cwd: emptyDirectory() });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.indexOf('Examples')).toBeLessThan(stderr.indexOf('Commands'));
  });

  test.each([[[]], ...commandNames.map((name) => [[name]])])(
    '%j --help goes to standard output, begins with examples, and ends well',
    async (command) => {
      const { code, stderr, stdout } = await runCli([...command, '--help'], { cwd: emptyDirectory() });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(/^.+\n\nExamples\n {2}/);
      expect(stdout).toContain('--help');
    },
  );

  test('prints the version of its package', async () => {
    const { version } = JSON.parse(readFileSync(join(cliPath, '../../package.json'), 'utf8'));
    expect(await runCli(['--version'], { cwd: emptyDirectory() })).toMatchObject({ code: 0, stdout: `${version}\n` });
  });

  test('colours only where asked or on a terminal', async () => {
    const cwd = emptyDirectory();
    expect((await runCli(['templates'], { cwd })).stdout).not.toContain('\u001b[');
    expect((await runCli(['templates'], { cwd, env: { FORCE_COLOR: '1', NO_COLOR: '' } })).stdout).toContain(
      '\u001b[1m',
    );
  });

  test('ends quietly when the reader of its output goes away', async () => {
    const cli = startCli(['schema'], { cwd: emptyDirectory() });
    cli.process.stdout.destroy();
    cli.process.stdin.end();
    const { code, stderr } = await cli.ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});

describe('peersume templates', () => {
  test('lists each template with its sentence, and in full as JSON', async () => {
    const cwd = emptyDirectory();
    const { stdout } = await runCli(['templates'], { cwd });
    expect(stdout.trimEnd().split('\n')).toEqual(
      templates.map(({ id, description }) => expect.stringMatching(new RegExp(`^${id} +${description}$`))),
    );
    const json = JSON.parse((await runCli(['templates', '--json'], { cwd })).stdout);
    expect(json.templates.map(({ id }: { id: string }) => id)).toEqual(templates.map(({ id }) => id));
  });
});

describe('peersume sample', () => {
  test('lists the careers', async () => {
    const { code, stdout } = await runCli(['sample'], { cwd: emptyDirectory() });
    expect(code).toBe(0);
    for (const { id, description } of careers) expect(stdout).toContain(`${id.padEnd(24)}  ${description}`);
  });

  test.each(careers.map(({ id }) => [id]))(
    '%s is a JSON Resume file that is read without a problem and built',
    async (career) => {
      const cwd = emptyDirectory();
      const sample = await runCli(['sample', career, '-o', 'resume.json'], { cwd });
      expect(sample).toMatchObject({ code: 0, stdout: expect.stringContaining('peersume build resume.json') });
      expect(JSON.parse(readFileSync(join(cwd, 'resume.json'), 'utf8'))).toHaveProperty('basics.name');
      expect(await runCli(['validate', 'resume.json', '--json'], { cwd })).toMatchObject({
        code: 0,
        stdout: '{"ok":true,"problems":[]}\n',
      });
      expect(await runCli(['build', 'resume.json', '--strict'], { cwd })).toMatchObject({ code: 0, stderr: '' });
    },
  );

  test('goes to standard output, and from there into build', async () => {
    const cwd = emptyDirectory();
    const { stdout } = await runCli(['sample', 'student'], { cwd });
    const built = await runCli(['build', '-', '-o', '-'], { cwd, input: stdout });
    expect(built.code).toBe(0);
    expect(built.stdout.slice(0, 5)).toBe('%PDF-');
  });

  test('does not replace a file that is there, unless told to', async () => {
    const cwd = emptyDirectory();
    writeFileSync(join(cwd, 'resume.json'), 'mine');
    const refused = await runCli(['sample', 'student', '-o', 'resume.json'], { cwd });
    expect(refused).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('try: peersume sample student -o resume.json --force'),
    });
    expect(readFileSync(join(cwd, 'resume.json'), 'utf8')).toBe('mine');
    expect((await runCli(['sample', 'student', '-o', 'resume.json', '--force'], { cwd })).code).toBe(0);
    expect(readFileSync(join(cwd, 'resume.json'), 'utf8')).not.toBe('mine');
  });
});

describe('peersume validate', () => {
  test('names each problem with its path and a sentence, and ends with 1', async () => {
    const cwd = emptyDirectory();
    writeFileSync(
      join(cwd, 'resume.json'),
      JSON.stringify({
        basics: { name: 7 },
        work: [{ name: 'ACME', startDate: { when: 'long ago' } }],
        skills: 'many',
      }),
    );
    const { code, stdout } = await runCli(['validate', 'resume.json'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^work\[0\]\.startDate .*\.$/m);
    expect(stdout).toMatch(/\d+ problems\. The rest is read/);
    const json = JSON.parse(
      (await runCli(['validate', '-', '--json'], { cwd, input: readFileSync(join(cwd, 'resume.json')) })).stdout,
    );
    expect(json.ok).toBe(false);
    for (const problem of json.problems)
      expect(problem).toMatchObject({ path: expect.any(String), message: expect.stringMatching(/\.$/) });
  });

  test('reads what is no résumé as one problem', async () => {
    const { code, stderr } = await runCli(['validate', '-'], { cwd: emptyDirectory(), input: '"hello"' });
    expect(code).toBe(1);
    expect(stderr).toContain('error: standard input: The file is JSON but not a résumé');
  });
});

describe('peersume schema', () => {
  test('prints a JSON Schema', async () => {
    const cwd = emptyDirectory();
    const schema = JSON.parse((await runCli(['schema'], { cwd })).stdout);
    expect(schema).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object' });
    expect(JSON.parse((await runCli(['schema', '--json'], { cwd })).stdout)).toEqual({ ok: true, schema });
  });
});

describe('the examples of --help', () => {
  test('all run as they stand, in order', async () => {
    const cwd = emptyDirectory();
    const shown = await Promise.all(
      ['sample', 'build', 'validate', 'templates', 'schema', 'completion'].map((command) =>
        runCli([command, '--help'], { cwd }),
      ),
    );
    const lines = shown.flatMap(({ stdout }) => examplesIn(stdout)).filter((line) => !line.includes('completion'));
    expect(lines.length).toBeGreaterThan(9);
    const bin = join(cwd, 'peersume');
    writeFileSync(bin, `#!/bin/sh\nexec "${process.execPath}" "${cliPath}" "$@"\n`, { mode: 0o755 });
    for (const line of lines) {
      const { status, stderr } = spawnSync('sh', ['-e', '-c', line], {
        cwd,
        encoding: 'utf8',
        env: { ...process.env, PATH: `${cwd}:${process.env['PATH']}` },
      });
      expect({ line, status, stderr }).toMatchObject({ line, status: 0 });
    }
  });
});

/** The commands under “Examples”, without what is said about them. */
const examplesIn = (help: string): string[] =>
  (/Examples\n((?: {2}.*\n)+)/.exec(help)?.[1] ?? '')
    .split('\n')
    .filter((line) => /^ {2}\S/.test(line))
    .map((line) => line.trim().split(/ {2,}/)[0] ?? '');
