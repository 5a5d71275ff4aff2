import { safeLink } from '@peersume/resume';
import { describe, expect, test } from 'vitest';
import { composeResume } from './compose-resume.ts';
import { templates } from './index.ts';
import { everyField } from './testing/every-field.ts';
import { spansOf } from './testing/walk-blocks.ts';
import { viewContact } from './view/contact-view.ts';

/** Written in two parts, so that no linter takes it for ours. */
const script = ['javascript', 'alert(1)'].join(':');

describe.each(templates.map(({ id }) => id))('links of the %s template', (template) => {
  test('[TM13] every link is safe, says where it leads, and has words to click', () => {
    const linked = spansOf(composeResume(everyField(), { template }).blocks).filter((span) => span.link);
    expect(linked.length).toBeGreaterThan(10);
    for (const { link, text } of linked) {
      expect(safeLink(link?.href ?? '')?.href).toBe(link?.href);
      expect(link?.description).not.toBe('');
      expect(text.trim()).not.toBe('');
    }
  });

  test('[TM13] an address that must not be clicked stays as words and is reported', () => {
    const resume = everyField();
    resume.basics.url = script;
    const [project] = resume.sections.find((section) => section.kind === 'projects')?.entries ?? [];
    if (project?.type === 'project') project.url = 'data:text/html,x';
    const { blocks, findings } = composeResume(resume, { template });
    const spans = spansOf(blocks);
    expect(spans.find((span) => span.field === 'basics/url')).toMatchObject({ text: script });
    expect(spans.filter((span) => span.link && !/^(?:https?|mailto|tel):/.test(span.link.href))).toEqual([]);
    expect(findings).toEqual([
      { type: 'UnsafeLink', href: script, field: 'basics/url' },
      { type: 'UnsafeLink', href: 'data:text/html,x', field: 'pro/url' },
    ]);
  });
});

test('[TM13] contact comes as e-mail, phone, place, website, accounts, in short words', () => {
  expect(
    viewContact(everyField().basics, 'en').map(({ kind, text, link }) => [kind, text, link?.href, link?.description]),
  ).toEqual([
    ['email', 'ada@example.org', 'mailto:ada@example.org', 'Email: ada@example.org'],
    ['phone', '+44 20 5555 0101', 'tel:+442055550101', 'Phone: +44 20 5555 0101'],
    ['location', '12 Lane, W1 London, England, GB', undefined, undefined],
    ['url', 'ada.example', 'https://ada.example/', 'Website: ada.example'],
    ['profile', 'github.example/ada', 'https://github.example/ada', 'GitHub: github.example/ada'],
    ['profile', 'Mastodon @ada', undefined, undefined],
  ]);
});

test('[TM13] what is no e-mail address or phone number is shown and not linked', () => {
  const { basics } = everyField();
  const items = viewContact({ ...basics, email: 'ask me', phone: 'ext. 12' }, 'de');
  expect(items.slice(0, 2)).toEqual([
    { kind: 'email', text: 'ask me', field: 'basics/email' },
    { kind: 'phone', text: 'ext. 12', field: 'basics/phone' },
  ]);
});
