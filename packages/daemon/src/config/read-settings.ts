/**
 * The settings of one run: what a flag says wins over the environment, that over the config file, that over the
 * standard. Every fault is told with the place where it stands, all of them at once.
 */
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { assert, err, ok, type Result } from '@peersume/base';
import { nearestName } from './nearest-name.ts';
import { readValue, type SettingValue } from './read-value.ts';
import { flagOf, schemaOf, settingNames, variableOf, type SettingName, type Settings } from './schema.ts';

export interface SettingsRequest {
  /** By setting, as written; what is undefined was not given. */
  readonly flags: Readonly<Partial<Record<SettingName, unknown>>>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** `--config`; else `config.json` in the data directory, if it is there. */
  readonly configFile?: string | undefined;
  readonly cwd: string;
  readonly platform: NodeJS.Platform;
}

export interface ReadSettings {
  readonly settings: Settings;
  /** Where each value stands that is not the standard. */
  readonly sources: ReadonlyMap<SettingName, string>;
  /** What looks like a mistake and is none for sure, one sentence each. */
  readonly notes: readonly string[];
}

export interface SettingFault {
  readonly type: 'ConfigWrong';
  /** `PEERSUME_MODE in the environment`, `/…/config.json, mode`, `--mode`. */
  readonly where: string;
  readonly detail: string;
}

export function readSettings(request: SettingsRequest): Result<ReadSettings, readonly SettingFault[]> {
  const faults: SettingFault[] = [];
  const layers: Layer[] = [flagLayer(request), environmentLayer(request)];
  const data = pick('data', layers, faults)?.value ?? standardDataDirectory(request);
  assert(typeof data === 'string', 'a path is text');
  const file = fileLayer(request, data, faults);
  if (file !== undefined) layers.push(file);

  const values: Partial<Record<SettingName, SettingValue>> = {};
  const sources = new Map<SettingName, string>();
  for (const name of settingNames) {
    const found = name === 'data' ? undefined : pick(name, layers, faults);
    if (found !== undefined) sources.set(name, found.where);
    values[name] = name === 'data' ? data : found === undefined ? standardOf(name, request) : found.value;
  }
  if ((values['tlsCertificate'] === undefined) !== (values['tlsKey'] === undefined)) {
    const [given, missing] = values['tlsKey'] === undefined ? pair : pair.toReversed();
    assert(given !== undefined && missing !== undefined, 'a pair has two');
    faults.push({ type: 'ConfigWrong', where: sources.get(given) ?? given, detail: `needs ${missing} beside it` });
  }
  if (faults.length > 0) return err(faults);
  // Each value was read by the schema that the type comes from.
  return ok({ settings: values as Settings, sources, notes: notesOn(request.environment) });
}

const pair: readonly SettingName[] = ['tlsCertificate', 'tlsKey'];

interface Layer {
  written(name: SettingName): unknown;
  where(name: SettingName): string;
  readonly base: string;
}

const flagLayer = ({ flags, cwd }: SettingsRequest): Layer => ({
  written: (name) => flags[name],
  where: flagOf,
  base: cwd,
});

const environmentLayer = ({ environment, cwd }: SettingsRequest): Layer => ({
  // An empty variable is none: that is how shells take one away.
  written: (name) => environment[variableOf(name)] || undefined,
  where: (name) => `${variableOf(name)} in the environment`,
  base: cwd,
});

const maxConfigBytes = 1 << 20; // a config file has some hundred lines

function fileLayer(request: SettingsRequest, data: string, faults: SettingFault[]): Layer | undefined {
  const { cwd, configFile, environment } = request;
  const named = configFile ?? (environment['PEERSUME_CONFIG'] || undefined);
  const path = named === undefined ? join(data, 'config.json') : resolve(cwd, named);
  const fault = (where: string, detail: string) => void faults.push({ type: 'ConfigWrong', where, detail });
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      if (named !== undefined) fault(path, 'is not there');
      return undefined;
    }
    return fault(path, `cannot be read (${code})`);
  }
  if (text.length > maxConfigBytes) return fault(path, `is larger than ${maxConfigBytes} bytes`);
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    return fault(path, `is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content))
    return fault(path, 'needs an object {…}');
  const entries = new Map<string, unknown>(Object.entries(content));
  for (const key of entries.keys()) {
    if (key === '$schema' || isSetting(key)) {
      if (key === 'data')
        fault(`${path}, data`, `cannot stand in the config file; use --data or ${variableOf('data')}`);
      continue;
    }
    const meant = nearestName(key, settingNames);
    fault(`${path}, ${key.slice(0, 80)}`, `is no setting${meant === undefined ? '' : `; did you mean ${meant}?`}`);
  }
  return {
    written: (name) => entries.get(name),
    where: (name) => `${path}, ${name}`,
    base: dirname(path),
  };
}

const isSetting = (key: string): key is SettingName => (settingNames as readonly string[]).includes(key);

/** The first layer that says something about the setting. */
function pick(
  name: SettingName,
  layers: readonly Layer[],
  faults: SettingFault[],
): { readonly value: SettingValue; readonly where: string } | undefined {
  for (const layer of layers) {
    const written = layer.written(name);
    if (written === undefined) continue;
    const where = layer.where(name);
    const value = readValue(schemaOf(name), written, layer.base);
    if (value.ok) return { value: value.value, where };
    faults.push({ type: 'ConfigWrong', where, detail: value.error });
    return undefined;
  }
  return undefined;
}

function standardOf(name: SettingName, { cwd }: SettingsRequest): SettingValue {
  if (name === 'downloads') return cwd;
  const schema = schemaOf(name);
  if (schema.standard === undefined) return undefined;
  const value = readValue(schema, schema.standard, cwd);
  assert(value.ok, `the standard of ${name} is a value`);
  return value.value;
}

/** Where each platform wants the data of programs. */
export function standardDataDirectory({
  environment,
  platform,
}: Pick<SettingsRequest, 'environment' | 'platform'>): string {
  const home = environment['HOME'] || homedir();
  if (platform === 'win32') return join(environment['LOCALAPPDATA'] || join(home, 'AppData', 'Local'), 'peersume');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'peersume');
  return join(environment['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'peersume');
}

/** Other programs' variables may begin alike, so only a name that is nearly one of ours is told. */
function notesOn(environment: SettingsRequest['environment']): string[] {
  const variables = settingNames.map(variableOf).concat('PEERSUME_CONFIG');
  return Object.keys(environment)
    .filter((name) => name.startsWith('PEERSUME_') && !variables.includes(name))
    .flatMap((name) => {
      const ownLetters = name.length - 'PEERSUME_'.length;
      const meant = nearestName(name, variables, Math.min(2, Math.floor(ownLetters / 2)));
      return meant === undefined ? [] : [`${name} in the environment is no setting; did you mean ${meant}?`];
    });
}
