import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startTaskRunner } from '#core/tasks/task-runner.ts';
import { openSite, type Site } from './browser.ts';

describe('import of people', () => {
  let site: Site;
  let tasks: ReturnType<typeof startTaskRunner>;
  before(async () => {
    site = await openSite();
    const { services, ownerUrl } = site.server;
    tasks = startTaskRunner(services, ownerUrl, services.log);
  });
  after(async () => {
    await tasks.stop();
    await site.close();
  });

  it('D2 a table is chosen, its columns are guessed, a dry run names the wrong rows, the rest is carried out', {
    timeout: 120_000,
  }, async () => {
    const page = await site.page();
    await page.goto('/admin/users');
    await page.getByRole('link', { name: 'Импорт людей' }).click();
    const table =
      'Фамилия;Имя;Логин;Почта;Отдел\nИванов;Пётр;ivanov-p;ivanov-p@example.org;\nБез;Почты;плохой логин;не почта;Нет такого\n';
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'люди.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
    await page.getByRole('heading', { name: 'люди.csv' }).waitFor();
    assert.equal(await page.getByLabel('Что означает столбец «Почта»').inputValue(), 'email');
    await page.getByRole('button', { name: 'Проверить' }).click();
    await page.getByRole('button', { name: 'С ошибками: 1' }).waitFor();
    await page.getByText('Нет такого подразделения').waitFor();
    if (process.env.VEDOMO_SHOT) await page.screenshot({ path: process.env.VEDOMO_SHOT });
    await page.getByRole('button', { name: 'Записать 1 строку' }).click();
    await page.getByText('Импорт закончен').waitFor();
    const { rows } = await site.server.services.pools.read.query(
      `select status from app_user where login = 'ivanov-p'`,
    );
    assert.equal(rows[0].status, 'invited');
  });
});
