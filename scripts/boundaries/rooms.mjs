/**
 * The rooms and the directions in which they may import, as data. Imports run strictly downward, and rooms on one
 * level do not import each other; what a room may import is listed in full, so a new direction is a decision.
 *
 * @typedef {object} Room
 * @property {string} directory
 * @property {string} name the workspace's package name
 * @property {string[]} mayImport directories of rooms
 * @property {'core' | 'browser' | 'node'} platform a core knows no platform; a browser room knows no Node
 * @property {string[]} [nodeFiles] parts of a core or browser room that only Node runs, beginning at the room
 * @property {Record<string, string>} [computedImports] files whose imports are computed, each with the reason
 * @property {string[]} [virtualModules] made by the room's own build plugins: what stands before the first slash
 * @property {number} atLeast so many source files are known to be here; fewer means that the scan is broken
 */

/** @type {Room[]} */
export const rooms = [
  { directory: 'packages/base', name: '@peersume/base', mayImport: [], platform: 'core', atLeast: 9 },
  { directory: 'packages/world', name: '@peersume/world', mayImport: ['packages/base'], platform: 'core', atLeast: 2 },
  {
    directory: 'packages/swarm',
    name: '@peersume/swarm',
    mayImport: ['packages/base'],
    platform: 'core',
    nodeFiles: ['scripts/'],
    atLeast: 6,
  },
  {
    directory: 'packages/scenarios',
    name: '@peersume/scenarios',
    mayImport: ['packages/base', 'packages/world', 'packages/swarm'],
    platform: 'core',
    nodeFiles: ['scripts/'],
    atLeast: 1,
  },
  {
    directory: 'packages/resume',
    name: '@peersume/resume',
    mayImport: ['packages/base'],
    platform: 'core',
    nodeFiles: ['scripts/'],
    atLeast: 60,
  },
  {
    directory: 'packages/typeset',
    name: '@peersume/typeset',
    mayImport: ['packages/base', 'packages/resume'],
    platform: 'core',
    nodeFiles: ['node/', 'scripts/'],
    computedImports: {
      'scripts/generate-thai-model.ts': 'reads the model that budoux keeps inside its package',
      'scripts/generate-font-catalogue.ts': 'reads the font packages that the catalogue names',
      'node/node-font-source.ts': 'opens the font file that the catalogue names',
      'src/pdf/testing/sketch.ts': 'opens the font file that a test names',
    },
    atLeast: 100,
  },
  {
    directory: 'packages/document',
    name: '@peersume/document',
    mayImport: ['packages/base', 'packages/resume'],
    platform: 'core',
    nodeFiles: ['scripts/'],
    atLeast: 40,
  },
  {
    directory: 'packages/storage',
    name: '@peersume/storage',
    mayImport: ['packages/base'],
    platform: 'browser',
    nodeFiles: ['scripts/', 'src/node/'],
    atLeast: 20,
  },
  {
    directory: 'packages/peer',
    name: '@peersume/peer',
    mayImport: ['packages/base'],
    platform: 'browser',
    nodeFiles: ['src/node.ts', 'src/node/'],
    atLeast: 5,
  },
  {
    directory: 'packages/daemon',
    name: '@peersume/daemon',
    mayImport: ['packages/base', 'packages/swarm', 'packages/storage', 'packages/peer'],
    platform: 'node',
    atLeast: 3,
  },
  {
    directory: 'apps/cli',
    name: 'peersume',
    mayImport: [
      'packages/base',
      'packages/resume',
      'packages/typeset',
      'packages/swarm',
      'packages/storage',
      'packages/peer',
      'packages/daemon',
    ],
    platform: 'node',
    atLeast: 30,
  },
  {
    directory: 'apps/web',
    name: '@peersume/web',
    mayImport: [
      'packages/base',
      'packages/resume',
      'packages/typeset',
      'packages/document',
      'packages/swarm',
      'packages/storage',
      'packages/peer',
    ],
    platform: 'browser',
    nodeFiles: ['vite.config.ts', 'vite/'],
    virtualModules: ['virtual:messages', 'virtual:site-files'],
    atLeast: 40,
  },
  {
    directory: 'test',
    name: '@peersume/test',
    mayImport: [
      'packages/base',
      'packages/resume',
      'packages/typeset',
      'packages/document',
      'packages/storage',
      'packages/world',
      'packages/swarm',
      'packages/scenarios',
      'packages/peer',
      'packages/daemon',
    ],
    platform: 'node',
    atLeast: 20,
  },
  {
    directory: 'bench',
    name: '@peersume/bench',
    mayImport: [
      'packages/base',
      'packages/resume',
      'packages/typeset',
      'packages/document',
      'packages/storage',
      'packages/world',
      'packages/swarm',
      'packages/scenarios',
      'packages/peer',
      'packages/daemon',
    ],
    computedImports: {
      'peers/others/installed.ts': 'loads the programs that are measured beside, from a folder of their own',
    },
    platform: 'node',
    atLeast: 4,
  },
  { directory: 'scripts', name: '@peersume/scripts', mayImport: [], platform: 'node', atLeast: 15 },
];

/** Sources that stand in no room. */
export const rootFiles = ['vitest.config.ts'];
