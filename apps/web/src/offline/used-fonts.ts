/**
 * Which fonts the page has been given, so that those that came before the service worker are kept as well. Font ids are
 * the worker's: `inter/latin/400/normal`.
 */
const used = new Set<string>();

export function noteFonts(worker: Worker): void {
  worker.addEventListener('message', (event: MessageEvent<{ readonly type?: string; readonly id?: unknown }>) => {
    if (event.data.type === 'face' && typeof event.data.id === 'string') used.add(event.data.id);
  });
}

export const usedFontPaths = (): readonly string[] => [...used].map(fontPath);

export const fontPath = (id: string): string => `fonts/${id.split('/')[0] ?? ''}/${id.replaceAll('/', '-')}.woff`;
