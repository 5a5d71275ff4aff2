/** Made by vite/service-worker.ts: a `Build` of site-files.ts. */
declare module 'virtual:site-files' {
  export const build: {
    readonly version: string;
    readonly files: readonly { readonly path: string; readonly hash: string }[];
    readonly fonts: string;
  };
}
