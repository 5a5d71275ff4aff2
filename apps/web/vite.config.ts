import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { messages } from './vite/messages.ts';
import { fontFiles, fontPackages } from './vite/font-files.ts';
import { serviceWorker } from './vite/service-worker.ts';
import { securityHeaders, securityMeta } from './vite/security-headers.ts';

/** Libraries whose modules may be dropped when nothing of them is used, though they do not say so themselves. */
const withoutSideEffects = /[\\/](@cantoo[\\/]pdf-lib|zod|packages[\\/](base|resume|typeset|document|storage))[\\/]/;

const treeshake = { moduleSideEffects: (id: string, external: boolean) => !external && !withoutSideEffects.test(id) };

const packages = fontPackages(import.meta.dirname);

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react(), messages(), fontFiles({ packages }), securityMeta(), serviceWorker({ packages })],
  server: { port: 4601, strictPort: true },
  preview: { headers: securityHeaders },
  build: {
    target: 'es2024',
    // Every asset is a file: data: addresses would bloat the shell and blur its measured size.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { treeshake },
  },
  worker: {
    format: 'es',
    // Named for what loads them: the engine's parts are told from the shell's, by people and by the bench.
    rolldownOptions: { treeshake, output: { chunkFileNames: 'assets/worker-[name]-[hash].js' } },
  },
});
