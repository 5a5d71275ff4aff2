/** The completion scripts, asked by the shells themselves. */
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect } from 'vitest';
import { judge, testWith } from '../judges.ts';
import { emptyDirectory, runCli } from './run-cli.ts';

async function scriptFor(shell: string, cwd: string): Promise<string> {
  const { code, stdout } = await runCli(['completion', shell], { cwd });
  expect(code).toBe(0);
  const path = join(cwd, `completion.${shell}`);
  writeFileSync(path, stdout);
  return path;
}

const network = [
  ...['share', 'get', 'send', 'accept', 'decline', 'keep', 'status', 'peers', 'doctor'],
  ...['pause', 'resume', 'forget', 'limit', 'serve', 'coordinator'],
];

const cases: readonly (readonly [words: string[], expected: string[]])[] = [
  [[''], [...'build validate templates sample schema completion'.split(' '), ...network, '--help', '--version']],
  [['co'], ['completion', 'coordinator']],
  [['serve', '--log-f'], ['--log-form']],
  [
    ['serve', '--log-form', ''],
    ['text', 'json'],
  ],
  [
    ['share', 're'],
    ['resume file.json', 'resumes'],
  ],
  [['te'], ['templates']],
  [['build', '--pa'], ['--page']],
  [
    ['build', '--page', ''],
    ['a4', 'letter'],
  ],
  [['build', '-t', 'mo'], ['modern']],
  [['build', 'resume.json', '--bullets', 's'], ['square']],
  [['sample', 'it'], ['it-professional']],
  [
    ['completion', ''],
    ['bash', 'zsh', 'fish'],
  ],
  [
    ['build', 're'],
    ['resume file.json', 'resumes'],
  ],
  [
    ['build', '-o', 're'],
    ['resume file.json', 'resumes'],
  ],
];

/** Asks the script in the shell's own way and gives what it offers. */
const askInShell: Record<'bash' | 'zsh' | 'fish', (script: string, words: readonly string[]) => readonly string[]> = {
  bash: (script, words) => [
    '-c',
    `source "$1"; shift; COMP_WORDS=(peersume "$@"); COMP_CWORD=$#; _peersume; printf '%s\\n' "\${COMPREPLY[@]}"`,
    'bash',
    script,
    ...words,
  ],
  fish: (script, words) => [
    '--no-config',
    '-c',
    `source ${script}; complete -C "peersume ${words.join(' ')}" | string replace -r '\\t.*' ''; or true`,
  ],
  // zsh completes only in its line editor, so the functions that a script calls are replaced by ones that print.
  zsh: (script, words) => [
    '-f',
    '-c',
    `autoload -Uz compinit; compinit -D; source "$1"; shift
     _describe() { print -rl -- \${commands%%:*} }
     _arguments() { print -rl -- "$@" }
     words=(peersume "$@"); CURRENT=$(( $# + 1 )); _peersume`,
    'zsh',
    script,
    ...words,
  ],
};

async function ask(shell: keyof typeof askInShell, words: readonly string[]): Promise<string[]> {
  const cwd = emptyDirectory();
  const script = await scriptFor(shell, cwd);
  writeFileSync(join(cwd, 'resume file.json'), '{}');
  mkdirSync(join(cwd, 'resumes'));
  const { stdout, stderr } = await promisify(execFile)(judge(shell), askInShell[shell](script, words), { cwd });
  expect(stderr).toBe('');
  return stdout.trimEnd().split('\n');
}

describe('completion', () => {
  for (const [words, expected] of cases) {
    testWith('bash')(`bash completes peersume ${words.join(' ')}…`, async () => {
      expect((await ask('bash', words)).toSorted()).toEqual(expected.toSorted());
    });

    testWith('fish')(`fish completes peersume ${words.join(' ')}…`, async () => {
      const offered = await ask('fish', words);
      // Fish offers directories with a slash, and options only after a dash.
      const wanted = expected.filter((word) => words.at(-1)?.startsWith('-') || !word.startsWith('--'));
      expect(offered.map((word) => word.replace(/\/$/, '').replace(/^--page=?$/, '--page'))).toEqual(
        expect.arrayContaining(wanted),
      );
    });
  }

  testWith('zsh')('zsh takes the script and offers commands, options and values', async () => {
    expect(await ask('zsh', ['b'])).toEqual([
      'build',
      'validate',
      'templates',
      'sample',
      'schema',
      'completion',
      ...network,
    ]);
    const specs = await ask('zsh', ['build', '--pa']);
    expect(specs).toContain('(--page -p)--page[paper]:page:(a4 letter)');
    expect(specs).toContain('(--page -p)-p[paper]:page:(a4 letter)');
    expect(specs).toContain('--json[print the result as JSON]');
    expect(specs).toContain('1:build:_files');
  });
});
