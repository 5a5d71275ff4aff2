/** The few parts of a service worker's world that ours uses; TypeScript cannot hold its library and the DOM's together. */

export interface ServiceWorkerScope {
  readonly location: { readonly href: string; readonly origin: string };
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Lasting & Fetching) => void): void;
  addEventListener(type: 'message', listener: (event: Lasting & { readonly data: unknown }) => void): void;
}

export interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}

export interface Fetching {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
