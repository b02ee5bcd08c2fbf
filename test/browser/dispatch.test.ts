// The dispatch screen: twenty tickets given out by the keyboard alone, colleagues' work shown without a row moving.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { makeWorld, worldPassword } from '../../server/world.ts';
import { openSite, type Site } from './browser.ts';

describe('§6.5 one screen to dispatch', () => {
  let site: Site;
  let ids: Record<string, string>;
  let page: Page;
  const rows = async <R>(text: string, values: unknown[] = []) =>
    (await site.server.services.pools.write.query(text, values)).rows as R[];
  const order = () =>
    page.evaluate(
      `[...document.querySelectorAll('[data-ticket]')].map((row) => row.getAttribute('data-ticket') + ' ' + row.getBoundingClientRect().top)`,
    ) as Promise<string[]>;
  const make = async (subject: string) => {
    const owner = await site.server.signIn('owner', worldPassword);
    const made = await owner.call('POST', '/api/helpdesk/tickets', {
      subject,
      categoryId: ids['category.printers'],
      groupId: ids['group.office'],
    });
    return made.json().id as string;
  };
  before(async () => {
    site = await openSite({ owner: false });
    ids = (await makeWorld(site.server.services)).ids;
    await rows(`update record set state = 'closed', state_group = 'done' where kind = 'ticket'`);
    const technician = await site.server.signIn('technician', worldPassword);
    assert.equal((await technician.call('POST', '/api/shifts/start', {})).statusCode, 200);
    for (let at = 1; at <= 21; at++) await make(`Заявка ${at}`);
    page = await site.page('owner', worldPassword);
    await page.goto('/dispatch');
    await page.locator('[data-ticket]').first().waitFor();
  });
  after(() => site.close());

  it('H4 twenty tickets are given to the proposed by twenty keys', async () => {
    await page.getByText('Предлагаем: Громов Пётр Ильич').waitFor();
    await page.getByText(/на смене, берёт любые категории, загрузка/).waitFor();
    const before = await order();
    let pressed = 0;
    for (let at = 0; at < 20; at++) {
      await page.keyboard.press('Enter');
      pressed += 1;
    }
    const given = () =>
      rows<{ count: number }>(
        `select count(*)::int as count from ticket t join record r on r.id = t.id where t.executor_id = $1 and r.state = 'assigned'`,
        [ids['user.technician']],
      );
    // The screen draws only the rows near the cursor: the database counts them all.
    await page.getByText(/: исполнитель Громов/).waitFor();
    while (((await given())[0]?.count ?? 0) < 20) await page.evaluate('new Promise(requestAnimationFrame)');
    assert.deepEqual([pressed, (await given())[0]?.count], [20, 20]);
    // Every row still stands where it stood.
    const after = (await order()).map((row) => row.split(' ')[0]);
    const both = before.map((row) => row.split(' ')[0]).filter((row) => after.includes(row));
    assert.ok(both.length > 3, `${both.length} rows`);
    assert.deepEqual(
      after.filter((row) => both.includes(row)),
      both,
    );
    await page.keyboard.press('z');
    await page.getByText(/: вернули как было/).waitFor();
    assert.equal((await given())[0]?.count, 19);
  });

  it('H4 a colleague’s work is marked on its row and counted above; no row moves', async () => {
    await page.goto('/dispatch#tab=open');
    await page.locator('[data-ticket]').nth(5).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    const third = page.locator('[data-ticket][aria-current="true"]');
    const ticket = await third.getAttribute('data-ticket');
    const before = await order();
    const admin = await site.server.signIn('admin', worldPassword);
    assert.equal(
      (await admin.call('POST', `/api/helpdesk/tickets/${ticket}/assign`, { executorId: null, groupId: null }))
        .statusCode,
      200,
    );
    const colleague = await site.server.signIn('admin', worldPassword);
    await colleague.call('POST', '/api/helpdesk/tickets', {
      subject: 'Пришла позже',
      categoryId: ids['category.printers'],
    });
    await page.getByRole('button', { name: /1 новая — показать/ }).waitFor();
    await page.locator(`[data-ticket="${ticket}"][data-mark]`).waitFor();
    assert.deepEqual(await order(), before);
    assert.equal(await third.getAttribute('data-ticket'), ticket);
    await page.keyboard.press('r');
    await page.getByText('Пришла позже').first().waitFor();
    // Of two who give the same ticket the second reads who was first.
    const first = page.locator('[data-ticket]').first();
    const id = await first.getAttribute('data-ticket');
    await page.route('**/api/live', (route) => route.abort());
    await page.goto('/dispatch');
    await page.locator(`[data-ticket="${id}"]`).waitFor();
    await admin.call('POST', `/api/helpdesk/tickets/${id}/assign`, { executorId: ids['user.technician'] });
    await page.locator(`[data-ticket="${id}"]`).click();
    await page.keyboard.press('1');
    await page
      .getByText(/Пока вы выбирали, заявку изменил/)
      .or(page.locator(`[data-ticket="${id}"][data-mark="other"]`))
      .first()
      .waitFor();
  });
});
