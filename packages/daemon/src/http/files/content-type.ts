/**
 * The media type by a name's ending, and whether a browser may show it. What is shared comes from strangers and is served
 * from the app's own origin: what could run there (HTML, SVG, scripts) is only ever saved.
 */

export interface ContentType {
  readonly type: string;
  readonly isShown: boolean;
}

export function contentTypeOf(path: string): ContentType {
  const ending = /\.([a-z0-9]{1,10})$/iu.exec(path)?.[1]?.toLowerCase() ?? '';
  const shown = shownTypes[ending];
  if (shown !== undefined) return { type: shown, isShown: true };
  return { type: savedTypes[ending] ?? 'application/octet-stream', isShown: false };
}

const text = 'text/plain; charset=utf-8';

const shownTypes: Readonly<Record<string, string>> = {
  aac: 'audio/aac',
  avif: 'image/avif',
  csv: text,
  flac: 'audio/flac',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  json: 'application/json',
  log: text,
  m4a: 'audio/mp4',
  m4v: 'video/mp4',
  md: text,
  mkv: 'video/x-matroska',
  mov: 'video/quicktime',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  oga: 'audio/ogg',
  ogg: 'audio/ogg',
  ogv: 'video/ogg',
  opus: 'audio/ogg',
  pdf: 'application/pdf',
  png: 'image/png',
  srt: text,
  txt: text,
  vtt: 'text/vtt; charset=utf-8',
  wav: 'audio/wav',
  webm: 'video/webm',
  webp: 'image/webp',
};

const savedTypes: Readonly<Record<string, string>> = {
  '7z': 'application/x-7z-compressed',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  epub: 'application/epub+zip',
  gz: 'application/gzip',
  iso: 'application/x-iso9660-image',
  tar: 'application/x-tar',
  zip: 'application/zip',
};
