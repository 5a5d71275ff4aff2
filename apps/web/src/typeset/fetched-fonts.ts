/** Font files from the app's own origin, each fetched once; the page gets the same bytes to draw with. */
import type { FontSource } from '@peersume/typeset';
import { fontUnreachable } from './font-unreachable.ts';
import { fontUrl } from './font-url.ts';

export function createFetchedFonts({
  siteUrl,
  onLoaded,
}: {
  siteUrl: URL;
  onLoaded: (id: string, bytes: Uint8Array<ArrayBuffer>) => void;
}): FontSource {
  return {
    async load(file, signal) {
      const response = await fetch(fontUrl(file, siteUrl), signal === undefined ? {} : { signal }).catch(
        (error: unknown) => {
          throw signal?.aborted === true ? error : new Error(fontUnreachable);
        },
      );
      if (!response.ok) throw new Error(`the font file ${file.id} could not be loaded (${response.status})`);
      const bytes = new Uint8Array(await response.arrayBuffer());
      onLoaded(file.id, bytes.slice());
      return bytes;
    },
  };
}
