/** `basics` of a file, in today's or an older shape, to the model's; its summary is a section's and given apart. */
import type { Json, JsonObject } from '../load/parse-json.ts';
import type { Basics, Location, Profile } from '../schema/resume.ts';
import { pathTo } from './problem.ts';
import { describe, isEmpty, readLongText, readText } from './read-values.ts';
import type { Reading } from './reading.ts';

export interface ReadBasics {
  readonly basics: Basics;
  readonly summary?: string;
}

export function readBasics(json: Json | undefined, path: string, reading: Reading): ReadBasics {
  const empty: Basics = { name: '', profiles: [] };
  if (json === undefined || isEmpty(json)) return { basics: empty };
  if (typeof json === 'string') {
    reading.report(path, `${path} is a text where an object belongs; read as the name.`);
    return { basics: { ...empty, name: json } };
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    reading.report(
      path,
      `${path} is ${describe(json)} where an object belongs; kept in the file but not shown.`,
      'notShown',
    );
    return { basics: { ...empty, extra: { unread: json } } };
  }
  const source = withModernNames(json, path, reading);
  const extra: JsonObject = {};
  const seen = new Set<string>();
  const text = (key: string, read = readText): string | undefined => {
    seen.add(key);
    const { value, unread } = read(own(source, key), pathTo(path, key), reading);
    const kept = own(source, key);
    if (unread && kept !== undefined) extra[key] = kept;
    return value;
  };
  const lines = { headline: text('label'), email: text('email'), phone: text('phone'), url: text('url') };
  const image = text('image');
  const summary = text('summary', readLongText);
  const name = text('name') ?? '';
  seen.add('location').add('profiles');
  const location = readLocation(own(source, 'location'), pathTo(path, 'location'), reading);
  const profiles = readProfiles(own(source, 'profiles'), pathTo(path, 'profiles'), reading);
  if (profiles.unread !== undefined) extra['profiles'] = profiles.unread;
  for (const [key, value] of Object.entries(source)) if (!seen.has(key) && !isEmpty(value)) extra[key] = value;
  return {
    basics: {
      name,
      ...defined(lines),
      ...(location !== undefined && { location }),
      profiles: profiles.profiles,
      // Most résumés do better without a photo; whoever wants it turns it on.
      ...(image !== undefined && { photo: { source: image, visible: false } }),
      ...(Object.keys(extra).length > 0 && { extra }),
    },
    ...(summary !== undefined && { summary }),
  };
}

const olderNames: Readonly<Record<string, string>> = {
  picture: 'image',
  photo: 'image',
  website: 'url',
  title: 'label',
  headline: 'label',
  telephone: 'phone',
  mobile: 'phone',
  mail: 'email',
  about: 'summary',
  objective: 'summary',
};

function withModernNames(json: JsonObject, path: string, reading: Reading): JsonObject {
  const source: JsonObject = {};
  const isFree = (key: string): boolean =>
    (!Object.hasOwn(json, key) || isVoid(json[key])) && !Object.hasOwn(source, key);
  const names = [own(json, 'firstName'), own(json, 'lastName')].filter(
    (part) => typeof part === 'string' && part.trim() !== '',
  );
  const joinsNames = names.length > 0 && isFree('name');
  for (const [key, value] of Object.entries(json)) {
    const modern = Object.hasOwn(olderNames, key) ? olderNames[key] : undefined;
    if (joinsNames && (key === 'firstName' || key === 'lastName' || key === 'name')) continue;
    if (modern !== undefined && isFree(modern) && typeof value === 'string' && value.trim() !== '') {
      reading.report(
        pathTo(path, key),
        `${pathTo(path, key)}: “${key}” is read as “${modern}”, its name in JSON Resume.`,
        'renamed',
      );
      source[modern] = value;
    } else if (!Object.hasOwn(source, key)) source[key] = value;
  }
  if (joinsNames) {
    source['name'] = names.join(' ');
    reading.report(
      pathTo(path, 'name'),
      `${path}: “firstName” and “lastName” are read as the name “${names.join(' ')}”.`,
    );
  }
  return withFirstOfMany(source, path, reading);
}

/** The format of 2014 had several e-mail addresses and phone numbers by their use: `{ "work": …, "personal": … }`. */
function withFirstOfMany(source: JsonObject, path: string, reading: Reading): JsonObject {
  for (const key of ['email', 'phone']) {
    const value = own(source, key);
    if (value === undefined || typeof value !== 'object' || value === null) continue;
    const [first, ...others] = Object.values(value).filter((part) => typeof part === 'string' && part.trim() !== '');
    if (first === undefined || Object.values(value).some((part) => typeof part === 'object' && part !== null)) continue;
    const shown = others.length === 0 ? '' : ' The others are kept in the file but not shown.';
    reading.report(
      pathTo(path, key),
      `${pathTo(path, key)} has several parts; the first is used.${shown}`,
      'firstUsed',
    );
    source[key] = first;
    if (others.length > 0) source[`${key}s`] ??= value;
  }
  return source;
}

const locationKeys = ['address', 'postalCode', 'city', 'region', 'countryCode'] as const;
const olderLocationNames: Readonly<Record<string, string>> = {
  state: 'region',
  country: 'countryCode',
  zip: 'postalCode',
  street: 'address',
};

function readLocation(json: Json | undefined, path: string, reading: Reading): Location | undefined {
  if (json === undefined || isEmpty(json)) return undefined;
  if (typeof json === 'string') {
    reading.report(path, `${path} is a text where an object belongs; read as the city.`);
    return { city: json };
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    reading.report(
      path,
      `${path} is ${describe(json)} where an object belongs; kept in the file but not shown.`,
      'notShown',
    );
    return { extra: { unread: json } };
  }
  const location: Location = {};
  const extra: JsonObject = {};
  for (const key of locationKeys) {
    const { value, unread } = readText(own(json, key), pathTo(path, key), reading);
    const kept = own(json, key);
    if (value !== undefined) location[key] = value;
    if (unread && kept !== undefined) extra[key] = kept;
  }
  for (const [key, value] of Object.entries(json)) {
    if ((locationKeys as readonly string[]).includes(key) || isEmpty(value)) continue;
    const modern = Object.hasOwn(olderLocationNames, key) ? olderLocationNames[key] : undefined;
    const target = locationKeys.find((known) => known === modern);
    if (
      target !== undefined &&
      location[target] === undefined &&
      !Object.hasOwn(extra, target) &&
      typeof value === 'string'
    ) {
      reading.report(
        pathTo(path, key),
        `${pathTo(path, key)}: “${key}” is read as “${target}”, its name in JSON Resume.`,
        'renamed',
      );
      location[target] = value;
    } else extra[key] = value;
  }
  return Object.keys(extra).length > 0 ? { ...location, extra } : location;
}

function readProfiles(json: Json | undefined, path: string, reading: Reading): { profiles: Profile[]; unread?: Json } {
  if (json === undefined || isEmpty(json)) return { profiles: [] };
  if (Array.isArray(json)) {
    const unread: Json[] = [];
    const profiles = json.flatMap((element, index) => {
      const profile = readProfile(element, pathTo(path, index), index + 1, reading);
      if (profile === undefined && !isEmpty(element)) unread.push(element);
      return profile ?? [];
    });
    return unread.length > 0 ? { profiles, unread } : { profiles };
  }
  if (typeof json === 'object' && json !== null && Object.values(json).every((value) => typeof value === 'string')) {
    reading.report(path, `${path} is an object where a list belongs; each name is read as a network.`);
    const pairs = Object.entries(json).filter(([, value]) => !isEmpty(value));
    const profiles = pairs.map(([network, value], index): Profile => {
      const words = String(value);
      return {
        id: reading.ids(`profile-${index + 1}`),
        network,
        ...(looksLikeAddress(words) ? { url: words } : { username: words }),
      };
    });
    return { profiles };
  }
  reading.report(
    path,
    `${path} is ${describe(json)} where a list belongs; kept in the file but not shown.`,
    'notShown',
  );
  return { profiles: [], unread: json };
}

function readProfile(json: Json, path: string, number: number, reading: Reading): Profile | undefined {
  if (isEmpty(json)) return undefined;
  if (typeof json === 'string') {
    reading.report(path, `${path} is a text where an object belongs; read as its address.`);
    return {
      id: reading.ids(`profile-${number}`),
      network: '',
      ...(looksLikeAddress(json) ? { url: json } : { username: json }),
    };
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    reading.report(
      path,
      `${path} is ${describe(json)} where an object belongs; kept in the file but not shown.`,
      'notShown',
    );
    return undefined;
  }
  const extra: JsonObject = {};
  const line = (key: string): string | undefined => {
    const { value, unread } = readText(own(json, key), pathTo(path, key), reading);
    const kept = own(json, key);
    if (unread && kept !== undefined) extra[key] = kept;
    return value;
  };
  const [network, username, url] = [line('network'), line('username'), line('url')];
  for (const [key, value] of Object.entries(json)) {
    if (!['network', 'username', 'url'].includes(key) && !isEmpty(value)) extra[key] = value;
  }
  return {
    id: reading.ids(`profile-${number}`),
    network: network ?? '',
    ...defined({ username, url }),
    ...(Object.keys(extra).length > 0 && { extra }),
  };
}

function looksLikeAddress(text: string): boolean {
  return /[./]/.test(text);
}

function own(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function isVoid(value: Json | undefined): boolean {
  return value === undefined || isEmpty(value);
}

type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

/** Without the keys whose value is undefined. */
function defined<T extends object>(object: T): Defined<T> {
  // The filter makes the type true.
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Defined<T>;
}
