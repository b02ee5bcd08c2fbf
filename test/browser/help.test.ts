import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openSite, type Site } from './browser.ts';

describe('the manual inside the program', () => {
  let site: Site;
  before(async () => {
    site = await openSite();
  });
  after(() => site.close());

  it('O3 «?» leads to the chapter about this screen, which is searched and read without any other server', async () => {
    const page = await site.page();
    const outside: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(site.address) && !request.url().startsWith('data:')) outside.push(request.url());
    });
    await page.goto('/incoming');
    await page.getByRole('heading', { level: 1, name: 'Входящие' }).waitFor();
    await page.keyboard.press('Shift+Slash');
    await page.getByRole('dialog').getByRole('link', { name: 'Справка по этой странице' }).click();
    await page.getByRole('heading', { level: 1, name: 'Найти письмо' }).waitFor();
    assert.equal(new URL(page.url()).pathname, '/help/lists');
    await page.getByRole('textbox', { name: 'Найти в справке' }).fill('аннулирование');
    await page.getByRole('link', { name: 'Карточка письма · Аннулировать' }).click();
    await page.getByRole('heading', { level: 2, name: 'Аннулировать' }).waitFor();
    assert.equal(decodeURIComponent(new URL(page.url()).hash), '#аннулировать');
    await page.goto('/incoming/new');
    await page.getByRole('textbox', { name: /Краткое содержание/ }).waitFor();
    await page.keyboard.press('F1');
    await page.getByRole('heading', { level: 1, name: 'Зарегистрировать входящее письмо' }).waitFor();
    await page.goto('/help/no-such-chapter');
    await page.getByText('Такой главы в справке нет').waitFor();
    await page.getByRole('link', { name: 'Права: роли, переключатели, группы' }).click();
    await page.getByRole('cell', { name: /Администратор/ }).waitFor();
    assert.deepEqual(outside, []);
    await page.context().close();
  });
});
