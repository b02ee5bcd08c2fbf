import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CDPSession, Page } from 'playwright-core';
import { makeWorld, worldPassword } from '../../server/world.ts';
import { openSite, type Site } from './browser.ts';

describe('a list on a phone', () => {
  let site: Site;
  let ids: Record<string, string>;
  let page: Page;
  let touch: CDPSession;
  before(async () => {
    site = await openSite({ owner: false });
    ids = (await makeWorld(site.server.services)).ids;
    page = await site.page('owner', worldPassword, { viewport: { width: 390, height: 800 }, hasTouch: true });
    touch = await page.context().newCDPSession(page);
  });
  after(() => site.close());

  const state = async (): Promise<{ state: string; on_control: boolean }> =>
    (
      await site.server.services.pools.read.query(
        'select r.state, l.on_control from record r join letter l on l.id = r.id where r.id = $1',
        [ids['letter.incoming']],
      )
    ).rows[0];
  const card = () => page.getByRole('listitem').filter({ hasText: 'О поставке оборудования для лаборатории' });
  /** A finger that goes from the card's right half to the left. */
  async function swipe(by: number): Promise<void> {
    const box = await card().boundingBox();
    assert.ok(box);
    const y = box.y + box.height / 2;
    const from = box.x + box.width - 60;
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number) =>
      touch.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
    await send('touchStart', from);
    for (let step = 1; step <= 8; step++) await send('touchMove', from - (by * step) / 8);
    await send('touchEnd', from - by);
  }

  /** The card has come back to its place: a finger meets it where it is drawn. */
  const atRest = () =>
    page.evaluate(
      `Promise.all(document.getAnimations().filter((one) => one.effect.getComputedTiming().endTime < Infinity).map((one) => one.finished))`,
    );

  it('L6 a swipe shows the acts of a letter, a tap beside them gives the card back', async () => {
    await page.goto('/incoming');
    await card().waitFor();
    await swipe(110);
    const act = card().getByRole('button', { name: 'На контроль' });
    await act.waitFor();
    const box = await card().boundingBox();
    await page.mouse.click((box?.x ?? 0) + 40, (box?.y ?? 0) + 30);
    // Behind a closed card nothing is to be reached.
    await card().locator('[inert]').waitFor({ state: 'attached' });
    assert.equal(new URL(page.url()).pathname, '/incoming');
    await atRest();
    await swipe(110);
    await act.click();
    await page.getByText(/поставлено на контроль/).waitFor();
    assert.equal((await state()).on_control, true);
  });

  it('L6 a swipe over most of the card does the first act, which the message undoes', async () => {
    await page.goto('/incoming');
    await card().waitFor();
    const before = (await state()).state;
    await swipe(300);
    await page.getByText(/Письмо .* исполнено/).waitFor();
    assert.equal((await state()).state, 'done');
    await page.getByRole('button', { name: 'Отменить' }).click();
    await page.getByText(/как было/).waitFor();
    assert.equal((await state()).state, before);
  });

  it('L6 the same acts are in the card’s menu, by the keyboard alone', async () => {
    await page.goto('/incoming');
    await card().waitFor();
    const menu = card().getByRole('button', { name: /^Действия: ВХ/ });
    await menu.focus();
    await page.keyboard.press('Enter');
    const before = (await state()).on_control;
    const item = page.getByRole('menuitem', { name: before ? 'С контроля' : 'На контроль' });
    await item.waitFor();
    await item.focus();
    await page.keyboard.press('Enter');
    await page.getByText(before ? /снято с контроля/ : /поставлено на контроль/).waitFor();
    assert.equal((await state()).on_control, !before);
  });
});
