import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { readSheet } from 'read-excel-file/node';
import type { TaskRunner } from '#core/tasks/task-runner.ts';
import { runTasks } from '#test/support/tasks.ts';
import { makeWorld, worldPassword } from '../../server/world.ts';
import { openSite, type Site } from './browser.ts';

/** A folder for pictures, when somebody wants to look. */
const shots = process.env.VEDOMO_SHOTS;

describe('exports, tasks and registers on the screen', () => {
  let site: Site;
  let page: Page;
  let runner: TaskRunner;
  before(async () => {
    site = await openSite({ owner: false });
    await makeWorld(site.server.services);
    page = await site.page('editor', worldPassword);
    runner = runTasks(site.server);
  });
  after(async () => {
    await runner?.stop();
    await site.close();
  });
  const shot = async (name: string) => {
    if (!shots) return;
    await page.screenshot({ path: `${shots}/${name}.png` });
    await page.setViewportSize({ width: 390, height: 800 });
    await page.screenshot({ path: `${shots}/${name}-390.png` });
    await page.setViewportSize({ width: 1366, height: 768 });
  };

  it('L6 the list on the screen becomes a file: the message says when, the page of tasks keeps it', async () => {
    await page.goto('/incoming#q=поставке');
    await page.getByRole('button', { name: 'Экспорт' }).click();
    const dialog = page.getByRole('dialog', { name: 'Экспорт списка' });
    await dialog.getByRole('button', { name: 'Выгрузить' }).waitFor();
    await shot('export-dialog');
    await dialog.getByRole('button', { name: 'Выгрузить' }).click();
    const ready = page.getByText(/Входящие письма: готово/);
    await ready.waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Скачать' }).click(),
    ]);
    assert.match(download.suggestedFilename(), /^Входящие письма .*\.xlsx$/);
    const bytes = readFileSync(await download.path());
    const [heads, ...rows] = await readSheet(bytes);
    assert.equal(heads?.[0], 'Номер');
    assert.ok(rows.length > 0 && rows.every((row) => /поставк/i.test(row.join(' '))), JSON.stringify(rows));
    const about = (await readSheet(bytes, 2)).flat();
    assert.ok(
      about.some((line) => /Найти в списке: «поставке»/.test(String(line))),
      JSON.stringify(about),
    );
    await page.goto('/tasks');
    await page.getByRole('link', { name: /Входящие письма .*xlsx/ }).waitFor();
    await shot('tasks');
  });

  it('L3 a page of a list that does not come is told below the rows, and asked for again by a press alone', async () => {
    let asked = 0;
    await page.route('**/letters/list', async (route) => {
      if (route.request().postDataJSON().after) {
        asked += 1;
        return route.fulfill({ status: 500, json: {} });
      }
      const answer = await route.fetch();
      return route.fulfill({ response: answer, json: { ...(await answer.json()), next: 'next' } });
    });
    await page.goto('/incoming');
    const again = page.getByRole('button', { name: 'Повторить' });
    await again.waitFor();
    const before = asked;
    await page.evaluate(() => fetch('/api/ready'));
    assert.equal(asked, before, 'nothing is asked by itself');
    await again.click();
    await again.waitFor();
    assert.ok(asked > before);
    await page.unroute('**/letters/list');
  });

  it('L6 a register is made from its page and lies there with its checksum', async () => {
    await page.goto('/registers');
    await page.getByRole('button', { name: 'Составить реестр' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Новый реестр' });
    await dialog.getByRole('button', { name: 'Составить реестр' }).waitFor();
    await shot('register-dialog');
    await dialog.getByRole('textbox').first().press('Alt+ArrowDown');
    const calendar = page.locator('[role="dialog"] table button[tabindex="0"]');
    await calendar.waitFor();
    await calendar.press('Escape');
    await calendar.waitFor({ state: 'detached' });
    assert.equal(await dialog.count(), 1, 'Escape in a calendar leaves the dialog around it');
    await dialog.getByRole('button', { name: 'Составить реестр' }).click();
    await page.getByText(/Реестр журнала .*: готово/).waitFor();
    await page.goto('/registers');
    await page.getByText(/Контрольная сумма: [0-9a-f]{64}/).waitFor();
    assert.equal(await page.getByRole('link', { name: /Реестр 1 .*\.(pdf|xlsx)/ }).count(), 2);
    await shot('registers');
  });
});
