/** The settings of the résumé's look, each value a command. */
import { FontFamily, type Design } from '@peersume/resume';
import { fontNames } from '../../design/font-names.ts';
import { m } from '../../language/messages.ts';
import { canWrite, type Command, type CommandList } from '../command.ts';

const group = (): string => m.palette_group_design();

export const designCommands: CommandList = async (app) => {
  const session = app.session.get();
  if (session === null || !canWrite(app)) return [];
  const set = <K extends keyof Design>(
    field: K,
    value: Design[K] | undefined,
    title: () => string,
    synonyms: () => string,
  ): Command => ({
    id: `design-${field}-${String(value)}`,
    group,
    title,
    synonyms,
    isOn: () => session.resume().design[field] === value,
    run: () => session.apply({ type: 'setField', entity: 'design', field, ...(value !== undefined && { value }) }),
  });
  const templates = await app.client.ask({ what: 'templates' });
  return [
    ...templates.map(({ id, name }) =>
      set(
        'template',
        id,
        () => m.palette_template({ name }),
        () => m.palette_like_template(),
      ),
    ),
    set(
      'page',
      'a4',
      () => m.palette_page_size({ size: 'A4' }),
      () => m.palette_like_paper(),
    ),
    set(
      'page',
      'letter',
      () => m.palette_page_size({ size: m.palette_letter() }),
      () => m.palette_like_paper(),
    ),
    set(
      'fitPages',
      1,
      () => m.palette_fit({ count: 1 }),
      () => m.palette_like_fit(),
    ),
    set(
      'fitPages',
      2,
      () => m.palette_fit({ count: 2 }),
      () => m.palette_like_fit(),
    ),
    set(
      'fitPages',
      undefined,
      () => m.palette_fit_none(),
      () => m.palette_like_fit(),
    ),
    ...FontFamily.options.flatMap((font) => [
      set(
        'textFont',
        font,
        () => m.palette_text_font({ font: fontNames[font] }),
        () => m.palette_like_font(),
      ),
      set(
        'headingFont',
        font,
        () => m.palette_heading_font({ font: fontNames[font] }),
        () => m.palette_like_font(),
      ),
    ]),
    ...([...dateExamples] as const).map(([value, example]) =>
      set(
        'dates',
        value,
        () => m.palette_dates({ example: example() }),
        () => m.palette_like_dates(),
      ),
    ),
    ...bullets.map(([value, sign]) =>
      set(
        'bullet',
        value,
        () => m.palette_bullets({ sign: sign() }),
        () => m.palette_like_bullets(),
      ),
    ),
    ...links.map(([value, name]) =>
      set(
        'links',
        value,
        () => m.palette_links({ look: name() }),
        () => '',
      ),
    ),
  ];
};

const dateExamples: readonly (readonly [NonNullable<Design['dates']>, () => string])[] = [
  ['short', () => m.palette_date_short()],
  ['long', () => m.palette_date_long()],
  ['numeric', () => '01/2024'],
  ['iso', () => '2024-01'],
  ['year', () => '2024'],
];

const bullets: readonly (readonly [NonNullable<Design['bullet']>, () => string])[] = [
  ['disc', () => '•'],
  ['dash', () => '–'],
  ['square', () => '▪'],
  ['triangle', () => '‣'],
  ['none', () => m.palette_none()],
];

const links: readonly (readonly [NonNullable<Design['links']>, () => string])[] = [
  ['plain', () => m.palette_link_plain()],
  ['underline', () => m.palette_link_underline()],
  ['accent', () => m.palette_link_accent()],
];
