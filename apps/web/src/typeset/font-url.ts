import type { FontFile } from '@peersume/typeset';

/** `@fontsource/inter/files/inter-latin-400-normal.woff` is served as `fonts/inter/inter-latin-400-normal.woff`. */
export function fontUrl(file: Pick<FontFile, 'path'>, base: string | URL): URL {
  return new URL(`fonts/${file.path.replace(/^@fontsource\//, '').replace('/files/', '/')}`, base);
}
