import { mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyDirectory, startCli } from './run-cli.ts';

const resume = (name: string) => JSON.stringify({ basics: { name, email: 'a@example.org' } });

describe('peersume build --watch', () => {
  test('builds at once and again at every save, in place or by rename, and ends by Ctrl-C with 130', async () => {
    const cwd = emptyDirectory();
    const file = join(cwd, 'resume.json');
    writeFileSync(file, resume('First Name'));
    const cli = startCli(['build', 'resume.json', '--watch'], { cwd });
    await cli.line('resume.pdf');
    await cli.line('Watching resume.json; Ctrl-C ends it.');
    const first = readFileSync(join(cwd, 'resume.pdf'));

    writeFileSync(file, resume('Second Name'));
    await cli.line('resume.pdf');
    const second = readFileSync(join(cwd, 'resume.pdf'));
    expect(second.equals(first)).toBe(false);

    writeFileSync(join(cwd, 'resume.json.new'), resume('First Name'));
    renameSync(join(cwd, 'resume.json.new'), file);
    await cli.line('resume.pdf');
    expect(readFileSync(join(cwd, 'resume.pdf')).equals(first)).toBe(true);

    cli.process.kill('SIGINT');
    expect((await cli.ended).code).toBe(130);
  });

  test('goes on after a save that cannot be read, and says what is wrong', async () => {
    const cwd = emptyDirectory();
    const file = join(cwd, 'resume.json');
    writeFileSync(file, resume('Name'));
    const cli = startCli(['build', 'resume.json', '--watch'], { cwd });
    await cli.line('Watching');
    writeFileSync(file, '{ "basics": ');
    expect(await cli.errorLine('error:')).toContain('resume.json: The file is not valid JSON: line 1');
    writeFileSync(file, resume('Name again'));
    await cli.line('resume.pdf');
    cli.process.kill('SIGTERM');
    expect((await cli.ended).code).toBe(143);
  });

  test('sees a save of the file that a link leads to', async () => {
    const cwd = emptyDirectory();
    mkdirSync(join(cwd, 'elsewhere'));
    writeFileSync(join(cwd, 'elsewhere', 'real.json'), resume('Name'));
    symlinkSync(join('elsewhere', 'real.json'), join(cwd, 'resume.json'));
    const cli = startCli(['build', 'resume.json', '--watch'], { cwd });
    await cli.line('Watching');
    writeFileSync(join(cwd, 'elsewhere', 'real.json'), resume('Other Name'));
    await cli.line('resume.pdf');
    cli.process.kill('SIGINT');
    await cli.ended;
  });

  test('prints one JSON object a line for a program', async () => {
    const cwd = emptyDirectory();
    const file = join(cwd, 'resume.json');
    writeFileSync(file, resume('Name'));
    const cli = startCli(['build', 'resume.json', '--watch', '--json'], { cwd });
    expect(JSON.parse(await cli.line('{'))).toMatchObject({ ok: true, files: [{ path: 'resume.pdf' }] });
    expect(JSON.parse(await cli.line('{'))).toEqual({ ok: true, watching: 'resume.json' });
    writeFileSync(file, 'nothing');
    expect(JSON.parse(await cli.line('{'))).toMatchObject({ ok: false, error: { type: 'ProblemInInput' } });
    cli.process.kill('SIGINT');
    await cli.ended;
  });

  test('does not begin where there is no file', async () => {
    const cli = startCli(['build', 'nowhere.json', '--watch'], { cwd: emptyDirectory() });
    expect(await cli.ended).toMatchObject({ code: 3, stderr: expect.stringContaining('There is no nowhere.json.') });
  });
});
