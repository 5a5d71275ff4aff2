/** What `--help` shows first. A test runs each of them. */
export const examples: Record<string, readonly (readonly [command: string, meaning: string])[]> = {
  peersume: [
    ['peersume sample student -o resume.json', 'a file to start from'],
    ['peersume build resume.json', 'writes resume.pdf'],
    ['peersume build resume.json --watch', 'again at every save'],
    ['peersume validate resume.json', 'what is not understood, and where'],
    ['peersume share film.mp4', 'a link for anyone; serves it until Ctrl-C'],
    ['peersume get LINK', 'fetches it, from all who have it'],
    ['peersume serve', 'a daemon with the web app'],
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
  share: [
    ['peersume share film.mp4', 'a link and a QR code; serves it until Ctrl-C'],
    ['peersume share photos --private', 'only who has the link can read it'],
    ['peersume share data.bin --profile unixfs-v1-2025', 'with the CID that other IPFS tools give it'],
  ],
  get: [
    ['peersume get peersume:1/bafy…', 'into this directory'],
    ["peersume get LINK -d films --only '*.mp4'", 'some of a folder'],
    ['peersume get LINK -o - | mpv -', 'plays while it is fetched'],
    ['peersume get LINK --keep', 'and serves it on'],
  ],
  send: [
    ['peersume send letter.pdf', 'to the one device nearby'],
    ["peersume send letter.pdf --to 'Anna’s laptop'", ''],
  ],
  accept: [
    ['peersume accept', 'the one offer there is, or the list'],
    ['peersume accept 3 -d inbox', ''],
  ],
  decline: [['peersume decline 3', '']],
  keep: [
    ['peersume keep LINK', 'one more place that has it'],
    ['peersume keep archive.car', 'shares what an IPFS archive has'],
  ],
  status: [
    ['peersume status', ''],
    ['peersume status --json', 'for a program'],
  ],
  peers: [['peersume peers', '']],
  doctor: [
    ['peersume doctor', 'what connecting needs'],
    ['peersume doctor LINK', 'why this one does not come'],
  ],
  pause: [['peersume pause film.mp4', '']],
  resume: [['peersume resume --all', '']],
  forget: [['peersume forget film.mp4 --delete', 'and what was fetched of it']],
  limit: [
    ['peersume limit --up 2M', 'bytes a second'],
    ['peersume limit --up none --down none', ''],
  ],
  serve: [
    ['peersume serve', 'http://localhost:4600/'],
    ['peersume serve --no-coordinator --upload-limit 2M', 'nobody but peers is asked'],
    ['PEERSUME_LOG_FORM=json peersume serve', 'for a log collector'],
  ],
  coordinator: [
    ['peersume coordinator', 'behind a reverse proxy that has a certificate'],
    ['peersume coordinator --tls-certificate cert.pem --tls-key key.pem --public-port 443', 'by itself'],
  ],
};
