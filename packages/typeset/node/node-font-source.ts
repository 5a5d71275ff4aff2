/** Fonts and HarfBuzz's subsetter from the disk: for the command line, tests and other Node programs. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { FontSource } from '../src/fonts/face.ts';

const require = createRequire(import.meta.url);

/** Reads font files from the installed `@fontsource` packages. */
export function createNodeFontSource(): FontSource {
  return {
    load: async (file, signal) =>
      new Uint8Array(await readFile(require.resolve(file.path), signal === undefined ? {} : { signal })),
  };
}

/** HarfBuzz's subsetter as WebAssembly bytes; the PDF writer takes them. */
export async function loadSubsetter(): Promise<Uint8Array> {
  return new Uint8Array(await readFile(require.resolve('harfbuzzjs/dist/harfbuzz-subset.wasm')));
}
