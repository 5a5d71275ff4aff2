/**
 * The faces that pages are drawn with: the very bytes that were shaped, each under a family name of its own, so that no
 * other font can stand in for it.
 */
export interface FontRegistry {
  add(id: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Also true for a face that the browser refused: its text is then drawn with whatever it has, and never waits. */
  isReady(id: string): boolean;
}

/** CSS family of a font file: `source-serif-4/latin/400/normal` is `ps-source-serif-4-latin-400-normal`. */
export const cssFamily = (id: string): string => `ps-${id.replaceAll(/[^a-z0-9]+/gi, '-')}`;

export function createFontRegistry(fonts: FontFaceSet): FontRegistry {
  const ready = new Set<string>();
  return {
    async add(id, bytes) {
      const face = new FontFace(cssFamily(id), bytes);
      fonts.add(face);
      await face.load().catch(() => undefined);
      ready.add(id);
    },
    isReady: (id) => ready.has(id),
  };
}
