/**
 * Every setting of the program: its name, kind, standard value and meaning, as data. Types, reading of the file, of the
 * environment and of flags, and the table of docs/operations.md come from here; nothing about a setting is written a
 * second time.
 *
 * A setting `uploadLimit` is the key `uploadLimit` in config.json, `PEERSUME_UPLOAD_LIMIT` in the environment and
 * `--upload-limit` on the command line.
 */

/** How a value is written; `read-value.ts` has a function for each. */
export type Kind =
  /** Any text without control characters. */
  | 'text'
  /** Of a file or directory; relative ones are beside the config file, or where the program was started. */
  | 'path'
  | 'flag'
  | 'count'
  /** A TCP port; 0 lets the system choose. */
  | 'port'
  /** Bytes a second, such as `500k`, `2M`; `none` is no limit. */
  | 'rate'
  /** Bytes, such as `10M`. */
  | 'size'
  | 'choice'
  /** Texts: an array in the file, with commas in the environment, or the flag several times. */
  | 'list';

export interface SettingSchema {
  readonly kind: Kind;
  /** As it would be written; absent where there is none, or it depends on the machine (`standardWords` says how). */
  readonly standard?: string | number | boolean | readonly string[];
  readonly standardWords?: string;
  readonly meaning: string;
  /** Where it is not the name in words. */
  readonly flag?: string;
  readonly choices?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  /** What each text of a list, or a text, must look like. */
  readonly pattern?: RegExp;
  readonly patternWords?: string;
}

const address = {
  pattern: /^\/[!-~]{3,400}$/u,
  patternWords: 'a multiaddress such as /ip4/192.0.2.7/tcp/4601/tls/p2p/ID',
};

export const settingsSchema = {
  data: {
    kind: 'path',
    standardWords: 'the user’s directory for data of programs, `peersume`',
    meaning: 'where identity, pieces and records are kept; one program at a time',
  },
  mode: {
    kind: 'choice',
    choices: ['hybrid', 'pure'],
    standard: 'hybrid',
    meaning: 'hybrid lets coordinators help to meet; pure asks nobody but peers',
    flag: '--no-coordinator',
  },
  coordinators: {
    kind: 'list',
    standard: [],
    ...address,
    meaning: 'coordinators to meet at; several work side by side',
    flag: '--coordinator',
  },
  listen: {
    kind: 'list',
    standard: ['0.0.0.0', '::'],
    pattern: /^[0-9A-Fa-f.:]{2,45}$/u,
    patternWords: 'an IP address such as 0.0.0.0 or 127.0.0.1',
    meaning: 'the addresses of this machine at which peers are listened for',
  },
  fastPort: { kind: 'port', standard: 0, meaning: 'fast links (TLS over TCP); 0 lets the system choose' },
  streamPort: { kind: 'port', standard: 0, meaning: 'libp2p over TCP; 0 lets the system choose' },
  webSocketPort: {
    kind: 'port',
    standard: 0,
    meaning: 'libp2p over WebSocket, for browsers; 0 lets the system choose',
  },
  announce: {
    kind: 'list',
    standard: [],
    ...address,
    meaning: 'addresses told to others beside those found, such as the name of a reverse proxy',
  },
  mdns: { kind: 'flag', standard: true, meaning: 'finds peers on the local network' },
  dht: { kind: 'flag', standard: true, meaning: 'finds peers through peers (Kademlia)' },
  publicDht: {
    kind: 'flag',
    standard: false,
    meaning: 'also uses the public IPFS DHT, which then sees what is looked for',
  },
  bootstrap: { kind: 'list', standard: [], ...address, meaning: 'peers by which the DHT is entered' },
  natMapping: { kind: 'flag', standard: true, meaning: 'asks the router to let others in (UPnP, NAT-PMP)' },
  relay: { kind: 'flag', standard: true, meaning: 'passes on sealed bytes for peers that cannot reach each other' },
  relayReservations: { kind: 'count', min: 0, max: 10_000, standard: 64, meaning: 'peers relayed for at most' },
  relayRate: { kind: 'rate', standard: '1M', meaning: 'bytes a second relayed for each peer' },
  stunPort: {
    kind: 'port',
    standard: 0,
    meaning: 'UDP: where a coordinator tells peers how they look from outside; 0 lets the system choose',
  },
  relayBytes: { kind: 'size', standard: '1G', meaning: 'bytes relayed through one connection at most' },
  maxLinks: { kind: 'count', min: 1, max: 100_000, standard: 300, meaning: 'links at one time' },
  uploadLimit: { kind: 'rate', standard: 'none', meaning: 'bytes a second sent, all together' },
  downloadLimit: { kind: 'rate', standard: 'none', meaning: 'bytes a second received, all together' },
  downloads: {
    kind: 'path',
    standardWords: 'the directory where the program was started',
    meaning: 'where offers are accepted into',
  },
  httpHost: {
    kind: 'choice',
    choices: ['127.0.0.1', '::1'],
    standard: '127.0.0.1',
    meaning: 'the loopback address of the local HTTP interface',
  },
  httpPort: {
    kind: 'port',
    standard: 4600,
    meaning: 'the local HTTP interface and app; never silently another: a browser keeps data by address',
  },
  publicHost: { kind: 'text', standard: '0.0.0.0', meaning: 'where a coordinator serves the app' },
  publicPort: {
    kind: 'port',
    standard: 4643,
    meaning: 'the port at which a coordinator serves the app and wss; 0 lets the system choose',
  },
  tlsCertificate: {
    kind: 'path',
    meaning: 'PEM file of a coordinator’s certificate chain; read again when it changes',
  },
  tlsKey: { kind: 'path', meaning: 'PEM file of its private key' },
  logLevel: {
    kind: 'choice',
    choices: ['debug', 'info', 'warning', 'error', 'silent'],
    standard: 'info',
    meaning: 'the least that is logged',
  },
  logForm: {
    kind: 'choice',
    choices: ['text', 'json'],
    standard: 'text',
    meaning: 'lines for people, or one JSON object a line',
  },
} as const satisfies Record<string, SettingSchema>;

export type SettingName = keyof typeof settingsSchema;

interface ValueOfKind {
  readonly text: string;
  readonly path: string;
  readonly flag: boolean;
  readonly count: number;
  readonly port: number;
  /** Undefined is no limit. */
  readonly rate: number | undefined;
  readonly size: number;
  readonly list: readonly string[];
}

type Schemas = typeof settingsSchema;
type ValueOf<S> = S extends { readonly kind: 'choice'; readonly choices: readonly (infer C)[] }
  ? C
  : S extends { readonly kind: infer K extends keyof ValueOfKind }
    ? ValueOfKind[K]
    : never;
/** `data` and `downloads` have values of the machine; other paths may be absent. */
type MaybeAbsent<N extends SettingName> = N extends 'tlsCertificate' | 'tlsKey' ? undefined : never;

export type Settings = { readonly [N in SettingName]: ValueOf<Schemas[N]> | MaybeAbsent<N> };

export const settingNames = Object.keys(settingsSchema) as SettingName[];

/** Seen as what all have in common. */
export const schemaOf = (name: SettingName): SettingSchema => settingsSchema[name];

/** `uploadLimit` -> `PEERSUME_UPLOAD_LIMIT` */
export const variableOf = (name: SettingName): string => `PEERSUME_${words(name).join('_').toUpperCase()}`;

/** `uploadLimit` -> `--upload-limit` */
export const flagOf = (name: SettingName): string => schemaOf(name).flag ?? `--${words(name).join('-')}`;

const words = (name: string): string[] => name.replaceAll(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`).split(' ');
