/**
 * Three suites: `unit` lies beside the sources and needs nothing but Node; `integration` joins rooms and asks other
 * people's programs to judge; `e2e` drives the built app in real Chromium.
 */
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { messages } from './apps/web/vite/messages.ts';

export default defineConfig({
  test: {
    // No test waits on another's clock or names: what one mocks or sets in the environment, the next does not see.
    unstubEnvs: true,
    unstubGlobals: true,
    restoreMocks: true,
    // Two at least: while one file waits for a disk, a child process or a browser, two cores carry another.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    setupFiles: ['test/property-seed.ts'],
    projects: [
      {
        extends: true,
        plugins: [messages()],
        test: {
          name: 'unit',
          include: [
            'packages/**/*.test.{ts,tsx}',
            'apps/**/*.test.{ts,tsx}',
            'bench/**/*.test.ts',
            'scripts/**/*.test.ts',
          ],
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Each file starts a browser; more of them at once only wait for each other.
          maxWorkers: 2,
        },
      },
    ],
  },
});
