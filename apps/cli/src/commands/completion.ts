/** `peersume completion bash|zsh|fish` */
import { err, ok } from '@peersume/base';
import { careers } from '@peersume/resume';
import { templates } from '@peersume/typeset/templates';
import type { Command } from 'commander';
import { bashCompletion } from '../completion/bash.ts';
import { completionWords } from '../completion/completion-words.ts';
import { fishCompletion } from '../completion/fish.ts';
import { zshCompletion } from '../completion/zsh.ts';
import { nearest } from '../nearest.ts';
import type { Outcome } from '../report.ts';

const scripts = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion };
const shells = Object.keys(scripts) as (keyof typeof scripts)[];

export async function completion(wanted: string, program: Command): Promise<Outcome> {
  const shell = shells.find((name) => name === wanted);
  if (shell === undefined) {
    const meant = nearest(wanted, shells) ?? 'bash';
    return err({
      type: 'WrongUsage',
      message: `There is no completion for “${wanted}”, only for ${shells.join(', ')}.`,
      next: `peersume completion ${meant}`,
      facts: { known: shells },
    });
  }
  const words = completionWords(program, {
    template: templates.map(({ id }) => id),
    career: careers.map(({ id }) => id),
    shell: shells,
  });
  const script = scripts[shell](words);
  return ok({ text: script.trimEnd(), data: { shell, script } });
}
