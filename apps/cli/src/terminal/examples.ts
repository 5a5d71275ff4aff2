/** What `--help` shows first. A test runs each of them. */
export const examples: Record<string, readonly (readonly [command: string, meaning: string])[]> = {
  peersume: [
    ['peersume sample student -o resume.json', 'a file to start from'],
    ['peersume build resume.json', 'writes resume.pdf'],
    ['peersume build resume.json --watch', 'again at every save'],
    ['peersume validate resume.json', 'what is not understood, and where'],
  ],
  build: [
    ['peersume build resume.json', 'writes resume.pdf'],
    ['peersume build resume.json -o out.pdf --template modern --page letter', 'another look'],
    ['peersume build resume.json --fit 1', 'on one page, if it can be read'],
    ['peersume build resume.json -o page.png --dpi 300', 'a picture'],
    ['cat resume.json | peersume build - -o - > resume.pdf', 'in a pipe'],
  ],
  validate: [
    ['peersume validate resume.json', ''],
    ['peersume validate resume.json --json', 'for a program'],
  ],
  templates: [['peersume templates', '']],
  sample: [
    ['peersume sample', 'which careers there are'],
    ['peersume sample student -o resume.json', ''],
  ],
  schema: [['peersume schema > resume.schema.json', '']],
  completion: [
    ['source <(peersume completion bash)', 'in ~/.bashrc'],
    ['source <(peersume completion zsh)', 'in ~/.zshrc, after compinit'],
    ['peersume completion fish | source', 'in ~/.config/fish/config.fish'],
  ],
};
