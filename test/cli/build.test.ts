import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decode } from 'fast-png';
import { describe, expect, test } from 'vitest';
import { strangeFileNames } from '../fixtures/hostile/generate.ts';
import { judge, testWith } from '../judges.ts';
import { runProgram } from '../pdf/run-program.ts';
import { emptyDirectory, runCli } from './run-cli.ts';

const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));

/** A directory with one résumé in it, under the given name. */
function directoryWith(name: string, from = 'json-resume-complete.json'): string {
  const cwd = emptyDirectory();
  copyFileSync(fixture(from), join(cwd, name));
  return cwd;
}

const isPdf = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 8)).toString('latin1') === '%PDF-1.7';

describe('peersume build', () => {
  testWith('pdftotext', 'qpdf')('writes a sound PDF beside the résumé, with its words', async () => {
    const cwd = directoryWith('resume.json');
    const { code, stdout, stderr } = await runCli(['build', 'resume.json'], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.not.stringContaining('error') });
    expect(stdout).toMatch(/^resume\.pdf {2}\d+ pages? {2}\d+ KB {2}\d+ ms\n$/);
    const pdf = join(cwd, 'resume.pdf');
    const { stdout: text } = await runProgram(judge('pdftotext'), [pdf, '-']);
    expect(text).toContain('Wilhelmina Achterberg');
    expect((await runProgram(judge('qpdf'), ['--check', pdf])).status).toBe(0);
  });

  test('gives the same bytes from a file, from a pipe and into a pipe', async () => {
    const cwd = directoryWith('resume.json');
    const [toFile, piped, fromFileToPipe] = await Promise.all([
      runCli(['build', 'resume.json', '-o', 'a.pdf', '--json'], { cwd }),
      runCli(['build', '-', '-o', '-'], { cwd, input: readFileSync(join(cwd, 'resume.json')) }),
      runCli(['build', 'resume.json', '-o', '-'], { cwd }),
    ]);
    const hash = createHash('sha256')
      .update(readFileSync(join(cwd, 'a.pdf')))
      .digest('hex');
    expect(JSON.parse(toFile.stdout)).toMatchObject({ ok: true, files: [{ path: 'a.pdf', sha256: hash }] });
    for (const { code, stdoutBytes } of [piped, fromFileToPipe]) {
      expect(code).toBe(0);
      expect(createHash('sha256').update(stdoutBytes).digest('hex')).toBe(hash);
    }
    expect(piped.stderr).toContain('standard output');
  });

  test('reports to a program as JSON: files, pages, what was found', async () => {
    const cwd = directoryWith('resume.json');
    const { code, stdout } = await runCli(['build', 'resume.json', '--json'], { cwd });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      ok: true,
      files: [
        {
          path: 'resume.pdf',
          bytes: statSync(join(cwd, 'resume.pdf')).size,
          sha256: expect.stringMatching(/^[\da-f]{64}$/),
        },
      ],
      pages: expect.any(Number),
      findings: expect.any(Array),
      problems: expect.any(Array),
      tookMs: expect.any(Number),
    });
  });

  testWith('pdfinfo')('honours the page size and the number of pages', async () => {
    const cwd = directoryWith('resume.json', 'three-pages.json');
    await runCli(['build', 'resume.json', '-o', 'letter.pdf', '--page', 'letter'], { cwd });
    await runCli(['build', 'resume.json', '-o', 'a4.pdf', '--page', 'a4', '--fit', '2'], { cwd });
    const [letter, a4] = await Promise.all(
      ['letter.pdf', 'a4.pdf'].map(async (name) => (await runProgram(judge('pdfinfo'), [join(cwd, name)])).stdout),
    );
    expect(letter).toMatch(/Page size: +612 x 792 pts/);
    expect(letter).toMatch(/Pages: +3/);
    expect(a4).toMatch(/Page size: +595\.\d+ x 841\.\d+ pts/);
    expect(a4).toMatch(/Pages: +[23]/);
  });

  test('says when a résumé cannot be fitted, and with --strict ends with 1', async () => {
    const cwd = directoryWith('resume.json', 'two-hundred-bullets.json');
    const lenient = await runCli(['build', 'resume.json', '--fit', '1'], { cwd });
    expect(lenient.code).toBe(0);
    expect(lenient.stderr).toMatch(/note: It needs \d+ pages even at the smallest size that can be read/);
    const strict = await runCli(['build', 'resume.json', '--fit', '1', '--strict', '--json'], { cwd });
    expect(strict.code).toBe(1);
    expect(JSON.parse(strict.stdout)).toMatchObject({
      ok: false,
      findings: expect.arrayContaining([expect.objectContaining({ type: 'DoesNotFit' })]),
    });
  });

  testWith('pdftotext')('changes language and look by options', async () => {
    const cwd = directoryWith('resume.json');
    const design = [
      '--template',
      'modern',
      '--accent',
      'b4432f',
      '--font',
      'inter',
      '--heading-font',
      'literata',
      '--size',
      '9.5',
    ];
    const more = [
      '--leading',
      '1.3',
      '--spacing',
      '0.9',
      '--margins',
      '18mm',
      '--dates',
      'iso',
      '--bullets',
      'dash',
      '--links',
      'underline',
    ];
    const { code, stderr } = await runCli(['build', 'resume.json', '--lang', 'de', ...design, ...more], { cwd });
    expect({ code, stderr }).toMatchObject({ code: 0 });
    const text = (await runProgram(judge('pdftotext'), [join(cwd, 'resume.pdf'), '-'])).stdout;
    expect(text.toLowerCase()).toContain('berufserfahrung');
    expect(text).toContain('2016-02');
  });

  test.each(strangeFileNames)('takes a file named %j, and writes one PDF beside it', async (name) => {
    const cwd = directoryWith(name);
    const argument = name.startsWith('-') ? `./${name}` : name;
    const { code, stderr } = await runCli(['build', argument], { cwd });
    expect({ code, stderr }).toMatchObject({ code: 0 });
    const written = readdirSync(cwd).filter((entry) => entry !== name);
    expect(written).toEqual([expect.stringMatching(/\.pdf$/)]);
    expect(isPdf(readFileSync(join(cwd, String(written[0]))))).toBe(true);
  });

  test('leaves no temporary file, keeps what a link leads to, and replaces an older output', async () => {
    const cwd = directoryWith('resume.json');
    mkdirSync(join(cwd, 'elsewhere'));
    writeFileSync(join(cwd, 'elsewhere', 'real.pdf'), 'old');
    symlinkSync(join('elsewhere', 'real.pdf'), join(cwd, 'linked.pdf'));
    expect((await runCli(['build', 'resume.json', '-o', 'linked.pdf'], { cwd })).code).toBe(0);
    expect(isPdf(readFileSync(join(cwd, 'elsewhere', 'real.pdf')))).toBe(true);
    expect(readdirSync(cwd).toSorted()).toEqual(['elsewhere', 'linked.pdf', 'resume.json']);
    expect(readdirSync(join(cwd, 'elsewhere'))).toEqual(['real.pdf']);
  });

  test('never writes over the résumé, not even through a link or another spelling', async () => {
    const cwd = directoryWith('resume.json');
    const before = readFileSync(join(cwd, 'resume.json'));
    symlinkSync('resume.json', join(cwd, 'out.pdf'));
    for (const output of ['out.pdf', './resume.json', join(cwd, 'resume.json')]) {
      const { code, stderr } = await runCli(['build', 'resume.json', '-f', 'pdf', '-o', output], { cwd });
      expect(code).toBe(2);
      expect(stderr).toContain('is the résumé itself');
    }
    expect(readFileSync(join(cwd, 'resume.json'))).toEqual(before);
  });
});

describe('peersume build to PNG', () => {
  test('draws each page at the wanted resolution and says it in the file', async () => {
    const cwd = directoryWith('resume.json', 'three-pages.json');
    const { code, stdout } = await runCli(
      ['build', 'resume.json', '-o', 'page.png', '--page', 'letter', '--dpi', '100', '--json'],
      { cwd },
    );
    expect(code).toBe(0);
    const { files } = JSON.parse(stdout);
    expect(files.map(({ path }: { path: string }) => path)).toEqual(['page-1.png', 'page-2.png', 'page-3.png']);
    for (const { path } of files) {
      const png = readFileSync(join(cwd, path));
      expect(png.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([850, 1100]);
      expect(png.toString('latin1', 37, 41)).toBe('pHYs');
      expect(png.readUInt32BE(41)).toBe(3937); // 100 dots per inch in dots per metre
    }
  });

  test('keeps the name for one page, and writes one page to standard output', async () => {
    const cwd = directoryWith('resume.json', 'sparse.json');
    expect((await runCli(['build', 'resume.json', '-o', 'page.png'], { cwd })).code).toBe(0);
    expect(readdirSync(cwd).toSorted()).toEqual(['page.png', 'resume.json']);
    const piped = await runCli(['build', 'resume.json', '-f', 'png', '-o', '-'], { cwd });
    expect(piped.code).toBe(0);
    expect(Buffer.from(piped.stdoutBytes).equals(readFileSync(join(cwd, 'page.png')))).toBe(true);
  });

  test('refuses several pages on standard output', async () => {
    const cwd = directoryWith('resume.json', 'three-pages.json');
    const { code, stderr, stdoutBytes } = await runCli(['build', 'resume.json', '-f', 'png', '-o', '-'], { cwd });
    expect({ code, bytes: stdoutBytes.length }).toEqual({ code: 2, bytes: 0 });
    expect(stderr).toContain('3 pages make as many pictures');
  });

  testWith('pdftoppm')('shows colours as they are', async () => {
    const cwd = directoryWith('resume.json', 'sparse.json');
    await runCli(
      ['build', 'resume.json', '-o', 'page.png', '--template', 'folio', '--accent', '#b00020', '--dpi', '72'],
      { cwd },
    );
    await runCli(['build', 'resume.json', '-o', 'page.pdf', '--template', 'folio', '--accent', '#b00020'], { cwd });
    await runProgram(judge('pdftoppm'), ['-r', '72', '-png', join(cwd, 'page.pdf'), join(cwd, 'poppler')]);
    const [ours, theirs] = ['page.png', 'poppler-1.png'].map((name) =>
      meanColor(decode(readFileSync(join(cwd, name)))),
    );
    // Two renderers smooth edges differently; a swap of red and blue would be ten times that.
    for (const channel of [0, 1, 2])
      expect(Math.abs((ours?.[channel] ?? 0) - (theirs?.[channel] ?? 0))).toBeLessThan(1.5);
  });
});

function meanColor({ data, channels }: { data: ArrayLike<number>; channels: number }): number[] {
  const sums = [0, 0, 0];
  for (let at = 0; at < data.length; at += channels)
    for (const channel of [0, 1, 2]) sums[channel]! += data[at + channel] ?? 0;
  return sums.map((sum) => sum / (data.length / channels));
}

describe('a person’s mistake is answered with a sentence, the next command, the right code, and no trace', () => {
  test.each<[what: string, commandLine: string[], code: number, message: string, next: string]>([
    [
      'a file that is not there',
      ['build', 'nowhere.json'],
      3,
      'There is no nowhere.json.',
      'peersume sample student -o nowhere.json',
    ],
    ['a directory', ['build', '.'], 3, '. is a directory', ''],
    [
      'a file that is not JSON',
      ['build', 'text.json'],
      1,
      'text.json: The file is not valid JSON: line 1',
      'peersume sample',
    ],
    ['a PDF instead of JSON', ['build', 'other.pdf'], 1, 'PDF', 'peersume sample'],
    ['an empty file', ['build', 'empty.json'], 1, 'The file is empty', ''],
    ['a list instead of a résumé', ['build', 'list.json'], 1, 'not a résumé', ''],
    ['an unknown command', ['biuld', 'resume.json'], 2, 'did you mean build?', 'peersume --help'],
    [
      'an unknown option',
      ['build', 'resume.json', '--templat', 'x'],
      2,
      'did you mean --template?',
      'peersume build --help',
    ],
    [
      'an unknown template',
      ['build', 'resume.json', '-t', 'clasic'],
      2,
      'There is no template “clasic”; did you mean classic?',
      'peersume templates',
    ],
    [
      'an unknown page size',
      ['build', 'resume.json', '--page', 'a5'],
      2,
      'Allowed choices are a4, letter',
      'peersume build --help',
    ],
    ['no file', ['build'], 2, 'Missing required argument file', 'peersume build --help'],
    ['two files', ['build', 'resume.json', 'more.json'], 2, 'Too many arguments', 'peersume build --help'],
    [
      'a number that is none',
      ['build', 'resume.json', '--fit', 'one'],
      2,
      '--fit needs a whole number of pages',
      'peersume build --help',
    ],
    ['too small a size', ['build', 'resume.json', '--size', '2'], 2, '--size needs points from 8 to 13, not “2”', ''],
    [
      'margins that are none',
      ['build', 'resume.json', '--margins', 'wide'],
      2,
      '--margins needs one length or four',
      '',
    ],
    ['margins beyond reason', ['build', 'resume.json', '--margins', '90mm'], 2, '--margins needs lengths from', ''],
    ['a colour that is none', ['build', 'resume.json', '--accent', 'reddish'], 2, '--accent needs a color', ''],
    [
      'a language that is none',
      ['build', 'resume.json', '--lang', 'german language'],
      2,
      '--lang needs a language tag',
      '',
    ],
    [
      'a resolution beyond reason',
      ['build', 'resume.json', '--dpi', '9000'],
      2,
      '--dpi needs a number from 36 to 600',
      '',
    ],
    [
      'an ending that we do not write',
      ['build', 'resume.json', '-o', 'out.docx'],
      2,
      'I write pdf and png, not .docx',
      '',
    ],
    ['watching standard input', ['build', '-', '--watch'], 2, 'Standard input cannot be watched', ''],
    [
      'a directory that is not there',
      ['build', 'resume.json', '-o', 'no/such/out.pdf'],
      3,
      'There is no no/such/out.pdf',
      '',
    ],
    [
      'a directory as output',
      ['build', 'resume.json', '-f', 'pdf', '-o', '.'],
      3,
      '. is a directory; give a file name',
      '',
    ],
    ['an unknown career', ['sample', 'studnet'], 2, 'There is no sample “studnet”', 'peersume sample student'],
    ['an unknown shell', ['completion', 'csh'], 2, 'There is no completion for “csh”', 'peersume completion'],
  ])('%s', async (_, commandLine, code, message, next) => {
    const cwd = directoryWith('resume.json', 'sparse.json');
    writeFileSync(join(cwd, 'text.json'), 'dear all');
    writeFileSync(join(cwd, 'other.pdf'), '%PDF-1.4\n');
    writeFileSync(join(cwd, 'empty.json'), '');
    writeFileSync(join(cwd, 'list.json'), '[1, 2]');
    const [ended, json] = await Promise.all([
      runCli(commandLine, { cwd }),
      runCli([...commandLine, '--json'], { cwd }),
    ]);
    expect(ended.stderr).toContain(`error: `);
    expect(ended.stderr).toContain(message);
    expect(ended.stderr).toContain(next === '' ? '' : `try: ${next}`);
    expect(ended.stderr).not.toMatch(/\n\s+at |node:internal|\.ts:\d/);
    expect({ code: ended.code, stdout: ended.stdout }).toEqual({ code, stdout: '' });

    expect(json.code).toBe(code);
    expect(JSON.parse(json.stdout)).toMatchObject({
      ok: false,
      error: { type: expect.any(String), message: expect.any(String) },
    });
  });

  test('more than any résumé has, without end', async () => {
    const { code, stderr } = await runCli(['build', '-', '-o', 'out.pdf'], {
      cwd: emptyDirectory(),
      input: Buffer.alloc(65 << 20, '['),
    });
    expect(code).toBe(1);
    expect(stderr).toContain('standard input has more than 64 MB; no résumé has.');
  });

  test.runIf(process.platform === 'linux')('a full disk', async () => {
    const cwd = directoryWith('resume.json', 'sparse.json');
    const { code, stderr } = await runCli(['build', 'resume.json', '-f', 'pdf', '-o', '/dev/full'], { cwd });
    expect(code).toBe(3);
    expect(stderr).toContain('error: The disk is full; /dev/full was not written.');
  });

  test('two results on standard output', async () => {
    const cwd = directoryWith('resume.json', 'sparse.json');
    const { code, stdout } = await runCli(['build', 'resume.json', '--json', '-o', '-'], { cwd });
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      error: {
        message: '--json and the output cannot both go to standard output.',
        next: 'peersume build resume.json --json -o resume.pdf',
      },
    });
  });

  test('control and direction characters in a name cannot steer the terminal', async () => {
    const cwd = emptyDirectory();
    const { stderr } = await runCli(['build', '\u001b[31mred\u202e.json'], { cwd });
    expect(stderr).toContain(String.raw`\u{1b}[31mred\u{202e}.json`);
    expect(stderr).not.toContain('\u001b');
  });
});
