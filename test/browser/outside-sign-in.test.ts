import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { type Outside, outsideProvider } from '#core/identity/openid/provider.fixture.ts';
import { openSite, type Site } from './browser.ts';

describe('outside sign-in and programs on the screens', () => {
  let site: Site;
  let outside: Outside;

  before(async () => {
    site = await openSite();
    // The address is known when the server listens; people see this one.
    site.server.services.config.publicUrl = site.address;
    outside = await outsideProvider('corporate', site.address);
    await outside.start();
    outside.people.set('vera', { name: 'Орлова Вера' });
  });
  after(async () => {
    await outside.stop();
    await site.close();
  });

  const atProvider = async (page: Page, login: string) => {
    await page.waitForURL((url) => url.origin === outside.issuer);
    await page.locator('input[name=login]').fill(login);
    await page.locator('input[name=password]').fill('any');
    await page.locator('button[type=submit]').click();
    await page.locator('button[type=submit]').click();
  };

  it('A set up and checked by the administrator, linked in the profile, then a way in', {
    timeout: 120_000,
  }, async () => {
    const page = await site.page();
    await page.goto('/admin/openid');
    await page.getByRole('link', { name: 'Добавить систему входа' }).click();
    await page.getByLabel('Надпись на кнопке').fill('Корпоративный вход');
    await page.getByLabel('Ключ', { exact: true }).fill('corporate');
    await page.getByLabel('Адрес издателя').fill(outside.issuer);
    await page.getByLabel('Идентификатор клиента').fill('vedomo');
    await page.getByRole('textbox', { name: 'Секрет клиента' }).fill('the-client-secret-of-the-test');
    await page.getByRole('button', { name: 'Добавить', exact: true }).click();
    await page.getByRole('heading', { name: 'Корпоративный вход' }).waitFor();
    await page.getByText(`${site.address}/auth/openid/corporate`).first().waitFor();
    await page.getByRole('button', { name: 'Проверить подключение' }).click();
    await page.getByText('Ключи подписи получены').waitFor();
    assert.equal(await page.getByText('Плохо', { exact: true }).count(), 0);

    await page.goto('/profile');
    await page.getByRole('button', { name: 'Присоединить' }).click();
    await atProvider(page, 'vera');
    await page.waitForURL((url) => url.pathname === '/profile');
    await page.getByRole('button', { name: 'Отсоединить' }).waitFor();

    const visitor = await (await site.context()).newPage();
    await visitor.goto('/auth/login?next=/admin/openid');
    await visitor.getByRole('button', { name: 'Корпоративный вход' }).click();
    await atProvider(visitor, 'vera');
    await visitor.getByRole('heading', { name: 'Внешний вход' }).waitFor();
    assert.equal(new URL(visitor.url()).pathname, '/admin/openid');
    await visitor.context().close();
  });

  it('A who is linked to nobody reads why, and finds the way back; a provider that is down spoils its own button alone', {
    timeout: 120_000,
  }, async () => {
    outside.people.set('stranger', {});
    const page = await (await site.context()).newPage();
    await page.goto('/auth/login');
    await page.getByRole('button', { name: 'Корпоративный вход' }).click();
    await atProvider(page, 'stranger');
    await page.getByRole('heading', { name: 'Вход не выполнен' }).waitFor();
    await page.getByText('ни с кем здесь не связана').waitFor();
    assert.equal(new URL(page.url()).search, '', 'the code has left the address bar');
    await page.getByRole('link', { name: 'К странице входа' }).click();
    await outside.stop();
    await page.getByRole('button', { name: 'Корпоративный вход' }).click();
    await page.getByText('Внешняя система входа не отвечает').waitFor();
    await page.getByLabel('Логин', { exact: false }).waitFor();
    await outside.start();
    await page.context().close();
  });

  it('B a program is given chosen operations; the secret is shown once and works', { timeout: 120_000 }, async () => {
    const page = await site.page();
    await page.goto('/admin/clients');
    await page.getByRole('link', { name: 'Добавить программу' }).first().click();
    await page.getByLabel('Название').fill('Учётная система');
    await page.getByLabel('Владелец').fill('Орлова');
    await page.getByRole('option').first().click();
    await page.getByRole('textbox', { name: 'Найти действие' }).fill('Список пользователей');
    await page.getByRole('checkbox', { name: 'Список пользователей' }).check();
    await page.getByText('1 действие').first().waitFor();
    await page.getByRole('button', { name: 'Дать доступ' }).click();
    await page.getByText('Скопируйте секрет сейчас').waitFor();
    const secret = (await page.locator('code', { hasText: 'vds_' }).first().textContent()) ?? '';
    await page.getByRole('link', { name: 'Секрет сохранён, продолжить' }).click();
    await page.getByRole('button', { name: 'Новый секрет' }).waitFor();
    assert.equal(await page.getByText(secret).count(), 0);
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const answer = await fetch(`${site.address}/api/oauth/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    const { access_token } = (await answer.json()) as { access_token: string };
    const users = await fetch(`${site.address}/api/admin/users`, {
      headers: { authorization: `Bearer ${access_token}` },
    });
    assert.equal(users.status, 200);
    await page.goto('/admin/journal');
    await page.getByText('Программа «Учётная система»').first().waitFor();
    await page.close();
  });
});
