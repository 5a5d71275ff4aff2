/** Writing by forms: lists that are sorted by keys, mouse and finger, and said aloud; fields that take what people type. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeWith } from '../judges.ts';
import { appInBrowser } from './app-in-browser.ts';
import { eventually } from './eventually.ts';
import { openFile, pagesSettled } from './open-app.ts';

const squeezed = (text: string): string => text.replaceAll(/\s+/g, ' ');
const pageText = async (page: Page): Promise<string> => squeezed(await page.locator('.page-pane .sheets').innerText());
const said = (page: Page): Promise<string> => page.locator('.announcements').innerText();
const sectionOf = (page: Page, name: string): Locator =>
  page.locator('.sections > .section').filter({
    has: page.getByRole('region', { name, exact: true }),
  });
const titles = (list: Locator): Promise<string[]> => list.locator('.entry-title').allInnerTexts();

describeWith('chromium')('forms', () => {
  const site = appInBrowser();

  /** Two employers with two roles each. */
  async function startExperienced(page: Page): Promise<void> {
    await page.locator('.career').nth(4).click();
    await page.locator('.writing .entry').first().waitFor();
  }

  async function addSection(page: Page, name: string): Promise<void> {
    await page.locator('.writing .add-section > button').click();
    await page.getByRole('menuitem', { name }).first().click();
    await sectionOf(page, name).waitFor();
  }

  test('entries change places by keys, and every place is said', async () => {
    await using app = await site.open();
    const { page } = app;
    await startExperienced(page);
    const work = sectionOf(page, 'Experience');
    const handle = work.locator('.entry-line .drag-handle').first();
    expect(await titles(work)).toEqual(['Senior Supply Planner', 'Production Planner']);
    await handle.focus();
    await page.keyboard.press('Enter');
    await eventually(() => said(page)).toContain('“Senior Supply Planner” is lifted: place 1 of 2 in Experience');
    expect(await handle.getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('ArrowDown');
    await eventually(() => said(page)).toBe('Place 2 of 2 in Experience');
    await page.keyboard.press('Enter');
    await eventually(() => said(page)).toBe('“Senior Supply Planner” now has place 2 of 2 in Experience.');
    expect(await titles(work)).toEqual(['Production Planner', 'Senior Supply Planner']);
    // The cursor goes along.
    await eventually(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      'Move “Senior Supply Planner”',
    );
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Escape');
    await eventually(() => said(page)).toContain('stays where it was');
    expect(await titles(work)).toEqual(['Production Planner', 'Senior Supply Planner']);
    await page.keyboard.press('Alt+ArrowUp');
    await eventually(() => titles(work)).toEqual(['Senior Supply Planner', 'Production Planner']);
    await page.keyboard.press('Control+z');
    await eventually(() => titles(work)).toEqual(['Production Planner', 'Senior Supply Planner']);
    expect(app.troubles).toEqual([]);
  });

  test('assistive programs are told what a handle does', async () => {
    await using app = await site.open();
    const { page } = app;
    await startExperienced(page);
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const handle = nodes.find(({ name }) => name?.value === 'Move “Production Planner”');
    expect(handle?.role?.value).toBe('button');
    expect(String(handle?.description?.value)).toContain('arrow keys');
    const list = nodes.find(({ role, name }) => role?.value === 'list' && name?.value === 'Experience');
    expect(list).toBeDefined();
  });

  test('an entry is dragged by mouse, in its section and into another', async () => {
    await using app = await site.open();
    const { page } = app;
    await startExperienced(page);
    await addSection(page, 'Volunteering');
    const work = sectionOf(page, 'Experience');
    const volunteering = sectionOf(page, 'Volunteering');
    await drag(page, handleOf(work, 0), work.locator('.entry').nth(1), 'after');
    await eventually(() => titles(work)).toEqual(['Production Planner', 'Senior Supply Planner']);

    await page.locator('.contents').getByRole('button', { name: 'Skills', exact: true }).click();
    const up = work.locator('.entry').nth(1);
    await up.scrollIntoViewIfNeeded();
    // Far below: the pane scrolls while the pointer waits at its edge.
    const box = await handleOf(work, 1).boundingBox();
    const pane = await page.locator('.writing').boundingBox();
    if (box === null || pane === null) throw new Error('there is nothing to drag');
    await page.mouse.move(box.x + 8, box.y + 12);
    await page.mouse.down();
    await page.mouse.move(box.x + 30, box.y + 40, { steps: 3 });
    await page.locator('.sort-slip').waitFor();
    await page.mouse.move(pane.x + 200, pane.y + pane.height - 12, { steps: 5 });
    await eventually(() => volunteering.evaluate((element) => element.getBoundingClientRect().bottom)).toBeLessThan(
      pane.y + pane.height - 80,
    );
    const target = await volunteering.locator('.entry').first().boundingBox();
    if (target === null) throw new Error('there is no place to drop');
    await page.mouse.move(target.x + 40, target.y + 3, { steps: 5 });
    await eventually(() => page.locator('.sort-line').isVisible()).toBe(true);
    await page.mouse.up();
    await eventually(() => titles(volunteering)).toContain('Senior Supply Planner');
    expect(await titles(work)).toEqual(['Production Planner']);
    await eventually(() => said(page)).toContain('in Volunteering');
    await page.keyboard.press('Control+z');
    await eventually(() => titles(work)).toEqual(['Production Planner', 'Senior Supply Planner']);
    expect(app.troubles).toEqual([]);
  });

  test('the contents drag, and Escape lets go', async () => {
    await using app = await site.open();
    const { page } = app;
    await startExperienced(page);
    const rows = page.locator('.contents [data-sort-item] .contents-item');
    const names = (): Promise<string[]> => rows.allInnerTexts();
    const before = await names();
    const [first, second, ...others] = before;
    await drag(page, rows.nth(0), rows.nth(1), 'after');
    await eventually(names).toEqual([second, first, ...others]);
    await eventually(() => page.locator('.writing .section-title').first().getAttribute('placeholder')).toBe(second);
    const box = await rows.nth(2).boundingBox();
    if (box === null) throw new Error('there is no third section');
    await page.mouse.move(box.x + 20, box.y + 10);
    await page.mouse.down();
    await page.mouse.move(box.x + 20, box.y - 60, { steps: 4 });
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(await page.locator('.sort-slip').count()).toBe(0);
    expect(await names()).toEqual([second, first, ...others]);
    expect(app.troubles).toEqual([]);
  });

  test('“Move to…” takes an entry to another section and a role to another employer', async () => {
    await using app = await site.open();
    const { page } = app;
    await startExperienced(page);
    const work = sectionOf(page, 'Experience');
    await work.locator('.entry-head').first().click();
    await work
      .locator('.entry.open .role-tools')
      .first()
      .getByRole('button', { name: /^More for/ })
      .click();
    await page.getByRole('menuitem', { name: 'Move to…' }).click();
    await page.getByRole('menuitem', { name: /Körfez/ }).click();
    await eventually(() => work.locator('.entry-detail').nth(1).innerText()).toContain('3 roles');
    expect(await work.locator('.entry-title').first().innerText()).toBe('Supply Planner');

    await addSection(page, 'Volunteering');
    await work
      .locator('.entry-line')
      .first()
      .getByRole('button', { name: /^More for/ })
      .click();
    await page.keyboard.press('m');
    await page.getByRole('menuitem', { name: 'Move to…' }).click();
    await page.getByRole('menuitem', { name: 'Volunteering' }).click();
    await eventually(() => titles(sectionOf(page, 'Volunteering'))).toContain('Supply Planner');
    expect(app.troubles).toEqual([]);
  });

  test('a bullet is dragged by its dot into another role, and taken back by “Move to…”', async () => {
    await using app = await site.open();
    const { page } = app;
    await startExperienced(page);
    await page.locator('.entry-head').first().click();
    const roles = page.locator('.entry.open .role');
    const texts = (role: number): Promise<string[]> => roles.nth(role).locator('.block .text').allInnerTexts();
    const [before, after] = [await texts(0), await texts(1)];
    const last = before.at(-1) ?? '';
    await roles.nth(1).locator('.block').first().scrollIntoViewIfNeeded();
    await drag(page, roles.nth(0).locator('.block .marker').last(), roles.nth(1).locator('.block').first(), 'before');
    await eventually(() => texts(1)).toEqual([last, ...after]);
    expect(await texts(0)).toEqual(before.slice(0, -1));
    await roles.nth(1).locator('.block .text').first().click();
    await roles.nth(1).getByRole('button', { name: 'Move to…' }).click();
    await page.getByRole('menuitem', { name: /^Senior Supply Planner/ }).click();
    await eventually(() => texts(0)).toEqual(before);
    await page.keyboard.type('!');
    await eventually(async () => (await texts(0)).at(-1)).toBe(`${last}!`);
    expect(app.troubles).toEqual([]);
  });

  test('entries are hidden, duplicated, removed and brought back', async () => {
    await using app = await site.open();
    const { page } = app;
    await startExperienced(page);
    await pagesSettled(page);
    const work = sectionOf(page, 'Experience');
    const menu = (name: string) => work.getByRole('button', { name: `More for “${name}”` }).first();
    const choose = async (name: string, what: string): Promise<void> => {
      await menu(name).click();
      await page.getByRole('menuitem', { name: what, exact: true }).click();
    };
    await choose('Production Planner', 'Hide on the page');
    await eventually(() => pageText(page)).not.toContain('Körfez');
    expect(await work.locator('.hidden-entry').innerText()).toContain('Not on the page');
    await work.locator('.hidden-entry button.tag').click();
    await eventually(() => pageText(page)).toContain('Körfez');

    await choose('Production Planner', 'Duplicate');
    await eventually(() => titles(work)).toEqual(['Senior Supply Planner', 'Production Planner', 'Production Planner']);
    await choose('Senior Supply Planner', 'Remove');
    await eventually(() => titles(work)).toEqual(['Production Planner', 'Production Planner']);
    // The cursor stays among the entries.
    await eventually(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toContain(
      'More for',
    );
    await page.locator('.notice').getByRole('button', { name: 'Undo' }).click();
    await eventually(() => titles(work)).toEqual(['Senior Supply Planner', 'Production Planner', 'Production Planner']);
    expect(app.troubles).toEqual([]);
  });

  test('dates are read as they are typed, by keys and from a calendar', async () => {
    await using app = await site.open();
    const { page } = app;
    await startExperienced(page);
    await page.locator('.entry-head').first().click();
    const field = page
      .locator('.entry.open .field')
      .filter({ has: page.getByLabel('Dates') })
      .first();
    const dates = field.locator('input');
    const note = (): Promise<string> => field.locator('.note').innerText();
    for (const [typed, understood] of [
      ['sept 2021', 'Sep 2021'],
      ['09/21 - 3/23', 'Sep 2021 – Mar 2023'],
      ['since 2020', '2020 – Present'],
      ['٢٠١٩ – ٢٠٢١', '2019 – 2021'],
      ['seit Mai 2022', 'May 2022 – Present'],
      ['2021 - expected 2025', '2021 – expected 2025'],
    ] as const) {
      await dates.fill(typed);
      await eventually(note).toBe(understood);
      expect(await dates.inputValue()).toBe(typed);
    }
    await dates.fill('when the dam broke');
    await eventually(note).toContain('Printed as you wrote it');
    await dates.fill('2023 - 2021');
    await eventually(note).toContain('the end comes before the start');
    await dates.fill('Nov 2021 – Present');
    await dates.press('Home');
    await dates.press('ArrowUp');
    await dates.press('ArrowUp');
    expect(await dates.inputValue()).toBe('Jan 2022 – Present');

    await field.getByRole('button', { name: 'Choose months' }).click();
    const picker = page.getByRole('dialog', { name: 'Choose months' });
    await picker.getByRole('button', { name: 'Mar', exact: true }).first().click();
    await eventually(() => dates.inputValue()).toBe('Mar 2022 – Present');
    await picker.getByRole('switch', { name: 'Until today' }).press('Space');
    await eventually(() => dates.inputValue()).toBe('Mar 2022');
    await page.keyboard.press('Escape');
    await picker.waitFor({ state: 'detached' });
    expect(app.troubles).toEqual([]);
  });

  test('tags are written, opened, moved and removed by keys', async () => {
    await using app = await site.open();
    const { page } = app;
    await startExperienced(page);
    const skills = sectionOf(page, 'Skills');
    const tags = skills.locator('.tags').last();
    const words = (): Promise<string[]> => tags.locator('.tag-word').allInnerTexts();
    const before = await words();
    await tags.locator('input').focus();
    await page.keyboard.type('Go, Power BI,');
    await eventually(words).toEqual([...before, 'Go', 'Power BI']);
    await eventually(() => tags.locator('input').inputValue()).toBe('');
    await page.keyboard.press('ArrowLeft');
    await eventually(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Power BI');
    await page.keyboard.press('Alt+ArrowLeft');
    await eventually(words).toEqual([...before, 'Power BI', 'Go']);
    await eventually(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Power BI');
    await page.keyboard.press('Enter');
    await tags.locator('input:focus').waitFor();
    await page.keyboard.press('End');
    await page.keyboard.type(' Desktop');
    await page.keyboard.press('Enter');
    await eventually(words).toEqual([...before, 'Power BI Desktop', 'Go']);
    // The cursor is in the empty field behind them again.
    await eventually(() => page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('');
    await page.keyboard.press('ArrowLeft');
    await eventually(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Go');
    await page.keyboard.press('Delete');
    await eventually(words).toEqual([...before, 'Power BI Desktop']);
    await eventually(() => pageText(page)).toContain('Power BI Desktop');
    expect(app.troubles).toEqual([]);
  });

  test('the keyboard alone fills an empty résumé', async () => {
    await using app = await site.open();
    const { page } = app;
    await page.getByRole('button', { name: 'Start empty' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('[data-field="basics/name"]').waitFor();
    await page.locator('[data-field="basics/name"]:focus').waitFor();
    await page.keyboard.type('Noor Haddad');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Harbour pilot');
    await tabTo(page, '[data-field$="/position"]');
    await page.keyboard.type('Pilot');
    await page.keyboard.press('Tab');
    await page.keyboard.type('since 09/21');
    await tabTo(page, '.add-role');
    await page.keyboard.press('Enter');
    await page.locator('[data-field$="/position"]:focus').waitFor();
    await page.keyboard.type('Chief pilot');
    await tabTo(page, '[data-field$="/institution"]');
    await page.keyboard.type('Nautical College');
    await tabTo(page, '[data-field$="/keywords"]');
    await page.keyboard.type('Radar, VHF');
    await tabTo(page, '.add-section > button');
    await page.keyboard.press('Enter');
    await page.keyboard.press('l');
    await page.keyboard.press('Enter');
    await page.locator('.section-title:focus').waitFor();
    await tabTo(page, '[data-field$="/language"]');
    await page.keyboard.type('Arabic');
    await eventually(() => pageText(page)).toMatch(
      /Noor Haddad.*Harbour pilot.*Chief pilot.*Pilot.*Sep 2021 – Present.*Nautical College.*Radar, VHF.*Arabic/,
    );
    expect(app.troubles).toEqual([]);
  });

  test('at 360 pixels the contents are a sheet, and a finger drags', async () => {
    await using app = await site.open({
      viewport: { width: 360, height: 740 },
      hasTouch: true,
      isMobile: true,
    });
    const { page } = app;
    await startExperienced(page);
    await page.locator('.where').tap();
    const sheet = page.getByRole('dialog', { name: 'Contents' });
    const names = (): Promise<string[]> => sheet.locator('[data-sort-item] .contents-item').allInnerTexts();
    const [first, second, ...others] = await names();
    const from = await sheet.locator('.drag-handle').nth(0).boundingBox();
    const to = await sheet.locator('[data-sort-item]').nth(1).boundingBox();
    if (from === null || to === null) throw new Error('there is nothing to drag');
    expect(from.height).toBeGreaterThanOrEqual(44);
    const session = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number): Promise<unknown> =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
    const x = from.x + from.width / 2;
    await touch('touchStart', x, from.y + 20);
    for (const part of [0.3, 0.6, 1])
      await touch('touchMove', x, from.y + 20 + part * (to.y + to.height - from.y - 20));
    await page.locator('.sort-slip').waitFor();
    await touch('touchEnd', x, to.y + to.height);
    await eventually(names).toEqual([second, first, ...others]);
    await sheet.getByRole('button', { name: 'Skills', exact: true }).tap();
    await sheet.waitFor({ state: 'hidden' });
    await eventually(() => page.locator('.where').innerText()).toContain('Skills');
    const { scrollWidth, clientWidth } = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return { scrollWidth, clientWidth };
    });
    expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
    expect(app.troubles).toEqual([]);
  });

  test('what another tab writes in the same field leaves the cursor at its letter', async () => {
    await using app = await site.open();
    const { page } = app;
    await startExperienced(page);
    const headline = page.getByLabel('Headline');
    await headline.fill('Pilot of the harbour');
    await eventually(() => page.locator('.save-status').first().innerText()).toContain('Saved');
    const second = await page.context().newPage();
    await second.goto(page.url());
    await second.getByLabel('Headline').waitFor();
    await headline.focus();
    await headline.evaluate((input: HTMLInputElement) => input.setSelectionRange(5, 5));
    await second.getByLabel('Headline').fill('Pilot of the harbour of Leith');
    await eventually(() => headline.inputValue()).toBe('Pilot of the harbour of Leith');
    await page.bringToFront();
    await page.keyboard.type('s');
    await eventually(() => headline.inputValue()).toBe('Pilots of the harbour of Leith');
    expect(app.troubles.filter((trouble) => !trouble.startsWith('opened'))).toEqual([]);
  });

  test('among a hundred entries a letter draws its own field and the head of its entry', async () => {
    await using app = await site.open();
    const { page } = app;
    await page.addInitScript(countDrawings);
    await page.reload();
    await page.locator('.career').nth(0).waitFor();
    const folder = await mkdtemp(join(tmpdir(), 'peersume-forms-'));
    const file = join(folder, 'long.json');
    const work = Array.from({ length: 100 }, (_, index) => ({
      name: `Company ${index}`,
      position: `Engineer ${index}`,
      startDate: '2019-01',
      highlights: ['Built a thing', 'Mended another'],
    }));
    await writeFile(file, JSON.stringify({ basics: { name: 'Long Life' }, work }));
    await openFile(page, file);
    await page.locator('.entry').nth(99).waitFor();
    await rm(folder, { recursive: true });
    await page.locator('.entry-head').nth(50).click();
    const field = page.locator('.entry.open [data-field$="/about"]');
    // The first letter also tells the bar that there is something to undo.
    await field.fill('A quiet harbou');
    await pagesSettled(page);
    await page.evaluate(() => void Object.assign(window, { drawings: [] }));
    await page.keyboard.type('r');
    await eventually(() => field.inputValue()).toBe('A quiet harbour');
    const first = await page.evaluate(() => (window as unknown as { drawings: string[][] }).drawings[0] ?? []);
    expect(first.length).toBeGreaterThan(0);
    expect(first.length, first.join(' ')).toBeLessThanOrEqual(mostDrawings);
    expect(app.troubles).toEqual([]);
  });
});

/** The field; handle, head and menu of its entry; what is said of saving in the bar. */
const mostDrawings = 22;

/** In the page, before the app: notes which components each commit of React has drawn. */
function countDrawings(): void {
  interface Fiber {
    readonly tag: number;
    readonly flags: number;
    readonly type: unknown;
    readonly child: Fiber | null;
    readonly sibling: Fiber | null;
  }
  let seen = new WeakSet<Fiber>();
  const drawings: string[][] = [];
  const functionTags = new Set([0, 11, 15]);
  Object.assign(window, { drawings });
  Object.assign(window, {
    __REACT_DEVTOOLS_GLOBAL_HOOK__: {
      supportsFiber: true,
      inject: () => 1,
      onCommitFiberUnmount: () => {},
      onCommitFiberRoot(_: number, { current }: { current: Fiber }) {
        const now = new WeakSet<Fiber>();
        const drawn: string[] = [];
        const visit = (from: Fiber | null): void => {
          for (let fiber = from; fiber !== null; fiber = fiber.sibling) {
            now.add(fiber);
            const isNew = !seen.has(fiber);
            const hasWorked = (fiber.flags & 1) !== 0;
            if (isNew && hasWorked && functionTags.has(fiber.tag)) {
              drawn.push(typeof fiber.type === 'function' ? fiber.type.name : 'memo');
            }
            visit(fiber.child);
          }
        };
        visit(current);
        seen = now;
        (window as unknown as { drawings: string[][] }).drawings.push(drawn);
      },
    },
  });
}

const handleOf = (section: Locator, index: number): Locator => section.locator('.entry-line .drag-handle').nth(index);

async function drag(page: Page, from: Locator, to: Locator, where: 'before' | 'after'): Promise<void> {
  await from.scrollIntoViewIfNeeded();
  const start = await from.boundingBox();
  const end = await to.boundingBox();
  if (start === null || end === null) throw new Error('there is nothing to drag');
  await page.mouse.move(start.x + 8, start.y + 12);
  await page.mouse.down();
  await page.mouse.move(start.x + 20, start.y + 24, { steps: 3 });
  await page.locator('.sort-slip').waitFor();
  await page.mouse.move(end.x + 20, where === 'after' ? end.y + end.height - 2 : end.y + 2, { steps: 6 });
  await page.waitForTimeout(60);
  await page.mouse.up();
}

/** As a person who only has a keyboard would. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
  }
  throw new Error(`the keyboard does not lead to ${selector}`);
}
