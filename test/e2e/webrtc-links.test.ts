/** Links over data channels where browsers are: between two Chromium processes, and between Chromium and Node. */
import { type Clock } from '@peersume/base';
import { createIdentity, openWebrtcLink, type Signalling } from '@peersume/peer';
import { loadNodeRtc } from '@peersume/peer/node';
import { listenTo } from '@peersume/peer/testing';
import { expect } from 'vitest';
import { testWith } from '../judges.ts';
import { connectSignalling, openWebrtcPage } from './webrtc-driver.ts';

const mebibyte = 1024 * 1024;
/** Chromium gives a way up after about 15 seconds. */
const slowHandMs = 35_000;

testWith('chromium')('[LK] links over data channels in Chromium keep the contract of links', async () => {
  await using browser = await openWebrtcPage();
  const names = await browser.page.evaluate(() => globalThis.webrtcPage.contractTests());
  expect(names.length).toBeGreaterThan(10);
  for (const name of names) {
    const fault = await browser.page.evaluate(
      (test) =>
        globalThis.webrtcPage.runContractTest(test).then(
          () => undefined,
          (thrown: unknown) => String(thrown),
        ),
      name,
    );
    expect(fault, name).toBe(undefined);
  }
});

testWith('chromium')('[WR1] two Chromium processes prove who they are and pass payloads and words', async () => {
  await using one = await openWebrtcPage();
  await using other = await openWebrtcPage();
  connectSignalling(one.signalling, other.signalling);
  const { id: otherId } = await other.page.evaluate(() => globalThis.webrtcPage.open({ direction: 'accepted' }));
  const { id: oneId } = await one.page.evaluate(
    (expected) => globalThis.webrtcPage.open({ direction: 'dialled', expected }),
    otherId,
  );
  const infos = await Promise.all([one, other].map(({ page }) => page.evaluate(() => globalThis.webrtcPage.outcome())));
  expect(infos).toMatchObject([
    { peer: otherId, kind: 'webrtc', direction: 'dialled', isRelayed: false },
    { peer: oneId, kind: 'webrtc', direction: 'accepted', isRelayed: false },
  ]);
  const [taken, sent] = await Promise.all([
    other.page.evaluate(() => globalThis.webrtcPage.takePayloads(64)),
    one.page.evaluate(() => globalThis.webrtcPage.sendPayloads(64, 262_144)),
  ]);
  expect(sent.sum).toBe(taken);
  await one.page.evaluate(() => globalThis.webrtcPage.close('enough'));
  expect(await other.page.evaluate(() => globalThis.webrtcPage.closed())).toBe('enough');
});

testWith('chromium')('[WR1] a browser and a peer in Node are linked, whoever dials', async () => {
  for (const direction of ['dialled', 'accepted'] as const) {
    await using browser = await openWebrtcPage();
    const { id } = await browser.page.evaluate((side) => globalThis.webrtcPage.open({ direction: side }), direction);
    const { link, ear } = await openInNode(direction === 'dialled' ? 'accepted' : 'dialled', browser.signalling, id);
    expect(link.link.peer).toBe(id);
    const sending = browser.page.evaluate(() => globalThis.webrtcPage.sendPayloads(32, 262_144));
    for (let number = 0; number < 32; number++) {
      const frame = await ear.next();
      expect(frame.payload?.byteLength).toBe(262_144);
      ear.send({ header: frame.header });
    }
    await sending;
    const taking = browser.page.evaluate(() => globalThis.webrtcPage.takePayloads(16));
    for (let number = 0; number < 16; number++) {
      await ear.sendWhenWelcome({ header: headerOf(number), payload: new Uint8Array(mebibyte) });
      await ear.next();
    }
    await taking;
    await browser.page.evaluate(() => globalThis.webrtcPage.close('that was all'));
    expect(await ear.closed()).toBe('that was all');
  }
});

testWith('chromium')('[IV5] two browsers meet by texts that people carry, however slowly', async () => {
  await using one = await openWebrtcPage();
  await using other = await openWebrtcPage();
  const invitation = await one.page.evaluate(() => globalThis.webrtcPage.invite());
  expect(invitation.length).toBeLessThanOrEqual(400);
  const answer = await other.page.evaluate(
    (text) => globalThis.webrtcPage.answer(text),
    `scan this: https://peer.example/#${invitation.toLowerCase()}`,
  );
  expect(answer.length).toBeLessThanOrEqual(400);
  // Longer than Chromium looks for a way: the one thing here that only time can show.
  await new Promise((resolve) => setTimeout(resolve, slowHandMs));
  const wrong = await one.page.evaluate((text) => globalThis.webrtcPage.accept(text.slice(0, -9)), answer);
  expect(wrong).toMatchObject({ type: 'InvitationDamaged' });
  const accepted = await one.page.evaluate((text) => globalThis.webrtcPage.accept(text), answer);
  expect(accepted).toMatchObject({ kind: 'webrtc', direction: 'dialled' });
  const linked = await other.page.evaluate(() => globalThis.webrtcPage.outcome());
  expect(linked).toMatchObject({ kind: 'webrtc', direction: 'accepted' });
  const again = await one.page.evaluate((text) => globalThis.webrtcPage.accept(text), answer);
  expect(again).toEqual({ type: 'InvitationUsed' });
  const [taken, sent] = await Promise.all([
    other.page.evaluate(() => globalThis.webrtcPage.takePayloads(8)),
    one.page.evaluate(() => globalThis.webrtcPage.sendPayloads(8, 262_144)),
  ]);
  expect(sent.sum).toBe(taken);
});

testWith('chromium')('[WR1] a tab that is closed closes its link', async () => {
  await using browser = await openWebrtcPage();
  const { id } = await browser.page.evaluate(() => globalThis.webrtcPage.open({ direction: 'dialled' }));
  const { ear } = await openInNode('accepted', browser.signalling, id);
  await browser.page.close();
  expect(await ear.closed()).not.toBe('');
});

const clock: Clock = {
  now: () => performance.now(),
  after(delayMs, task) {
    const timer = setTimeout(task, delayMs);
    return { cancel: () => clearTimeout(timer) };
  },
};

async function openInNode(direction: 'dialled' | 'accepted', signalling: Signalling, expected: string) {
  const identity = await createIdentity();
  if (!identity.ok) throw new Error(identity.error.type);
  const opened = await openWebrtcLink({
    rtc: await loadNodeRtc({ bindAddress: '127.0.0.1' }),
    signalling,
    identity: identity.value,
    clock,
    direction,
    expected,
    address: '/webrtc',
    signal: new AbortController().signal,
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return { link: opened.value, ear: listenTo(opened.value) };
}

const headerOf = (number: number): Uint8Array => new Uint8Array(Uint32Array.of(number).buffer);
