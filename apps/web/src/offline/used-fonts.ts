/**
 * Which fonts the page has been given, so that those that came before the service worker are kept as well. Font ids are
 * the worker's: `inter/latin/400/normal`.
 */
const used = new Set<string>();
const listeners = new Set<(paths: readonly string[]) => void>();

export function noteFonts(worker: Worker): void {
  worker.addEventListener('message', (event: MessageEvent<{ readonly type?: string; readonly id?: unknown }>) => {
    const { type, id } = event.data;
    if (type !== 'face' || typeof id !== 'string') return;
    used.add(id);
    for (const listener of listeners) listener([fontPath(id)]);
  });
}

/**
 * Those so far at once, and each further one: the typesetting worker began before the service worker did, and where a
 * browser leaves it as it is, what it fetches is not seen.
 */
export function onFonts(listener: (paths: readonly string[]) => void): void {
  listener([...used].map(fontPath));
  listeners.add(listener);
}

export const fontPath = (id: string): string => `fonts/${id.split('/')[0] ?? ''}/${id.replaceAll('/', '-')}.woff`;
