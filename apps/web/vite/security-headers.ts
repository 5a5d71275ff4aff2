/**
 * The content security policy, written once: as headers of the preview server and, for hosts that set no headers, as a
 * meta element of the built page (which cannot carry `frame-ancestors`). Nothing but this origin is ever spoken to.
 */
import type { Plugin } from 'vite';

const policy: readonly (readonly [directive: string, ...sources: string[]])[] = [
  ['default-src', "'self'"],
  // HarfBuzz is WebAssembly; nothing else may be compiled or evaluated.
  ['script-src', "'self'", "'wasm-unsafe-eval'"],
  ['style-src', "'self'"],
  ['img-src', "'self'", 'blob:', 'data:'],
  ['font-src', "'self'", 'blob:', 'data:'],
  ['connect-src', "'self'"],
  ['worker-src', "'self'"],
  ['object-src', "'none'"],
  ['base-uri', "'none'"],
  ['form-action', "'none'"],
  ['frame-ancestors', "'none'"],
];

const write = (directives: typeof policy): string => directives.map((directive) => directive.join(' ')).join('; ');

export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': write(policy),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
};

export function securityMeta(): Plugin {
  return {
    name: 'peersume:security-meta',
    // The development server injects inline styles and scripts for hot reloading; only what is built carries the policy.
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        injectTo: 'head-prepend',
        attrs: {
          'http-equiv': 'Content-Security-Policy',
          content: write(policy.filter(([directive]) => directive !== 'frame-ancestors')),
        },
      },
    ],
  };
}
