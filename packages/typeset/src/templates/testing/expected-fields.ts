/** What of a résumé must be read on the page, found without the views that the templates use. */
import {
  fieldRef,
  labelsFor,
  safeLink,
  sectionTitle,
  type DateStyle,
  type Resume,
  type RichText,
} from '@peersume/resume';
import { printedDates } from '../view/printed-dates.ts';

/** Field to words, as `fieldsOf` gives them, grouped by the entity that they belong to, entities in order. */
export function expectedFields(resume: Resume, dates: DateStyle): Map<string, string>[] {
  const { basics, language } = resume;
  const groups: Map<string, string>[] = [new Map()];
  const add = (id: string, property: string, words: string | undefined): void => {
    const text = (words ?? '').replaceAll(/[ \t\n]+/g, ' ').trim();
    if (text !== '') groups.at(-1)?.set(fieldRef(id, property), text);
  };
  const next = (): void => void groups.push(new Map());
  const addBody = (body: RichText): void => {
    for (const block of body) {
      next();
      const shown = block.inlines.filter((inline) => inline.text !== '').map((inline) => inline.text);
      if (shown.join('').trim() !== '') groups.at(-1)?.set(fieldRef(block.id, 'inlines'), shown.join('|'));
    }
  };
  const short = (url: string | undefined): string => safeLink(url ?? '')?.display ?? url ?? '';

  add('basics', 'name', basics.name);
  next();
  add('basics', 'headline', basics.headline);
  next();
  add('basics', 'email', basics.email);
  add('basics', 'phone', basics.phone);
  const place = basics.location;
  const city = [place?.postalCode, place?.city].filter(Boolean).join(' ');
  add('basics', 'location', [place?.address, city, place?.region, place?.countryCode].filter(Boolean).join(', '));
  add('basics', 'url', short(basics.url));
  for (const profile of basics.profiles) {
    next();
    if (profile.url) add(profile.id, 'url', short(profile.url));
    else add(profile.id, 'username', `${profile.network} ${profile.username ?? ''}`);
  }
  for (const section of resume.sections) {
    const visible = section.entries.filter((entry) => entry.visible);
    if (!section.visible || visible.length === 0) continue;
    next();
    add(section.id, 'title', sectionTitle(section, language));
    for (const entry of visible) {
      next();
      const { id } = entry;
      if ('dates' in entry && entry.dates) add(id, 'dates', printedDates(entry.dates, { language, style: dates }));
      if ('location' in entry) add(id, 'location', entry.location);
      if ('keywords' in entry) add(id, 'keywords', entry.keywords.join('|'));
      if ('name' in entry) add(id, 'name', entry.name);
      switch (entry.type) {
        case 'experience':
          add(id, 'organization', entry.organization);
          add(id, 'about', entry.about);
          break;
        case 'education':
          add(id, 'studyType', entry.studyType);
          add(id, 'area', entry.area);
          add(id, 'institution', entry.institution);
          add(
            id,
            'score',
            /\p{L}/u.test(entry.score ?? '') || !entry.score
              ? entry.score
              : `${labelsFor(language).grade}: ${entry.score}`,
          );
          if (entry.courses.length > 0) add(id, 'courses', [labelsFor(language).courses, ...entry.courses].join('|'));
          break;
        case 'project':
          add(id, 'roles', entry.roles.join('|'));
          add(id, 'entity', entry.entity);
          add(id, 'kind', entry.kind);
          add(id, 'url', short(entry.url));
          break;
        case 'award':
          add(id, 'title', entry.title);
          add(id, 'awarder', entry.awarder);
          break;
        case 'certificate':
          add(id, 'issuer', entry.issuer);
          break;
        case 'publication':
          add(id, 'authors', entry.authors);
          add(id, 'publisher', entry.publisher);
          break;
        case 'skill':
          add(id, 'level', entry.level);
          break;
        case 'language':
          add(id, 'language', entry.language);
          add(id, 'fluency', entry.fluency);
          break;
        case 'item':
          add(id, 'title', entry.title);
          add(id, 'subtitle', entry.subtitle);
          add(id, 'url', short(entry.url));
          break;
        case 'interest':
        case 'reference':
          break;
      }
      if (entry.type === 'experience') {
        for (const role of entry.roles) {
          if (entry.roles.length > 1) next();
          add(role.id, 'position', role.position);
          if (role.dates) add(role.id, 'dates', printedDates(role.dates, { language, style: dates }));
          if (entry.roles.length > 1 || role.location !== entry.location) add(role.id, 'location', role.location);
          addBody(role.body);
        }
      } else if ('body' in entry) addBody(entry.body);
    }
  }
  return groups.filter((group) => group.size > 0);
}
