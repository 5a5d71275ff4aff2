/** The model's `basics` as JSON Resume's; the summary comes from its section. */
import type { Json, JsonObject } from '../load/parse-json.ts';
import type { Extra } from '../schema/entry.ts';
import type { Basics } from '../schema/resume.ts';
import { isEmail, uriOf } from './valid-values.ts';

export function writeBasics(basics: Basics, summary: string | undefined): JsonObject {
  const { location } = basics;
  const profiles = basics.profiles.map((profile) =>
    object(
      { network: profile.network, username: profile.username, url: uriOf(profile.url) },
      unknownOf(profile.extra, ['network', 'username', 'url']),
    ),
  );
  const place = object(
    {
      address: location?.address,
      postalCode: location?.postalCode,
      city: location?.city,
      countryCode: location?.countryCode,
      region: location?.region,
    },
    unknownOf(location?.extra, ['address', 'postalCode', 'city', 'countryCode', 'region']),
  );
  return object(
    {
      name: basics.name,
      label: basics.headline,
      image: basics.photo?.source,
      email: basics.email !== undefined && isEmail(basics.email) ? basics.email : undefined,
      phone: basics.phone,
      url: uriOf(basics.url),
      summary,
      location: Object.keys(place).length > 0 ? place : undefined,
      profiles: profiles.length > 0 ? profiles : undefined,
    },
    unknownOf(basics.extra, ['name', 'label', 'image', 'email', 'phone', 'url', 'summary', 'location', 'profiles']),
  );
}

function unknownOf(extra: Extra | undefined, known: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(extra ?? {}).filter(([key]) => !known.includes(key)));
}

function object(fields: { readonly [key: string]: Json | undefined }, unknown: JsonObject): JsonObject {
  const written: JsonObject = {};
  for (const [key, value] of Object.entries(fields)) if (value !== undefined && value !== '') written[key] = value;
  return { ...written, ...unknown };
}
