// Sign-in in a real browser: steps, paste, an app, a passkey of Chromium's own authenticator, trust, the locked screen.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type House, openHouse, password } from '#test/sign-in/house.ts';
import { openBrowser } from './chromium.ts';

let house: House;
let browser: Browser;
let address: string;
let profile: BrowserContext | undefined;

before(async () => {
  house = await openHouse();
  await house.setting({ secondFactorRoles: ['admin'] });
  // Passkeys want a name, not an address of numbers.
  const url = new URL(await house.server.http.listen({ host: '127.0.0.1', port: 0 }));
  address = `http://localhost:${url.port}`;
  browser = await openBrowser();
});
after(async () => {
  await browser.close();
  await house.close();
});

const context = (): Promise<BrowserContext> =>
  browser.newContext({
    locale: 'ru-RU',
    baseURL: address,
    viewport: { width: 1366, height: 768 },
    reducedMotion: 'reduce',
  });
/** A page of somebody of whom the browser remembers nothing but the program's files. */
async function visitor(): Promise<Page> {
  profile ??= await context();
  await profile.clearCookies();
  const page = await profile.newPage();
  const cdp = await profile.newCDPSession(page);
  await cdp.send('Storage.clearDataForOrigin', { origin: address, storageTypes: 'all' });
  return page;
}
const picture = async (page: Page, name: string) => {
  if (process.env.VEDOMO_PICTURES) await page.screenshot({ path: `${process.env.VEDOMO_PICTURES}/${name}.png` });
};
async function typePassword(page: Page, login: string, typed = password): Promise<void> {
  await page.getByLabel('Логин или адрес почты').fill(login);
  await page.getByRole('textbox', { name: 'Пароль' }).fill(typed);
  await page.keyboard.press('Enter');
}
const codeOf = (secret: string): string =>
  new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) }).generate({
    timestamp: house.server.clock.now().getTime(),
  });
const at = (page: Page, path: string) => page.waitForURL((url) => url.pathname === path);
async function authenticator(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

describe('sign-in in the browser', () => {
  it('M4 the page of the API leads a visitor through sign-in and opens after it', async () => {
    await house.person('reader', []);
    const page = await visitor();
    await page.goto('/api/docs');
    await at(page, '/auth/login');
    await typePassword(page, 'reader');
    await at(page, '/api/docs');
    await page.getByRole('heading', { name: 'Ведомо · API' }).waitFor();
    await page.close();
  });

  it('D1 login and password, a pasted code from the letter, and on to the page that was asked for', async () => {
    const { email } = await house.person('anna', ['admin']);
    const page = await visitor();
    await page.goto('/admin/users');
    await at(page, '/auth/login');
    await picture(page, 'sign-in');
    await typePassword(page, 'anna', 'wrong-password-here');
    await page.getByText('Неверный логин или пароль').waitFor();
    await typePassword(page, 'anna');
    await page.getByText('an…@example.org').waitFor();
    await picture(page, 'sign-in-code');
    assert.match(String(await page.locator('main').textContent()), /Отправить ещё раз можно через \d+ с/);
    const code = await house.mail.code(house.server.services, email);
    const field = page.getByRole('textbox', { name: 'Код из письма' });
    const wrong = code === '000000' ? '000001' : '000000';
    await field.fill(wrong);
    await page.getByText('Неверный код').waitFor();
    assert.equal(await field.inputValue(), '');
    // A reload goes on where it was: phones throw pages away while the mail is read.
    await page.reload();
    await page.getByText('an…@example.org').waitFor();
    await field.fill(`${code.slice(0, 3)} ${code.slice(3)}`);
    await at(page, '/admin/users');
    await page.close();
  });

  it('D1 a person without a second factor sets up an app before anything else, keeps the codes, and signs in with it', async () => {
    await house.person('boris', ['admin'], null);
    const page = await visitor();
    await page.goto('/auth/login');
    await typePassword(page, 'boris');
    await at(page, '/auth/second-factor');
    await page.goto('/admin/users');
    await at(page, '/auth/second-factor');
    await page.getByRole('button', { name: 'Подключить приложение' }).click();
    await page.getByRole('img', { name: /QR/ }).waitFor();
    await picture(page, 'second-factor-app');
    const secret = String(await page.locator('code').textContent());
    await page.getByRole('textbox', { name: 'Код из приложения' }).fill(codeOf(secret));
    await page.getByText('Сохраните эти коды').waitFor();
    await picture(page, 'backup-codes');
    const backup = String(await page.locator('ul li').first().textContent());
    await page.getByRole('button', { name: 'Я сохранил коды' }).click();
    await at(page, '/admin/users');
    await page.close();

    house.server.clock.advance(60_000);
    const again = await visitor();
    await again.goto('/auth/login');
    await typePassword(again, 'boris');
    await again.getByRole('textbox', { name: 'Код из приложения' }).waitFor();
    await again.getByLabel(/Доверять этому устройству 30 дней/).check();
    await again.getByRole('button', { name: 'Запасной код' }).click();
    await again.getByRole('textbox', { name: 'Запасной код' }).fill(backup);
    await again.keyboard.press('Enter');
    await at(again, '/');
    await again.goto('/profile');
    await again.getByText('это устройство').waitFor();
    await picture(again, 'profile-factors');
    await again.request.post('/api/auth/sign-out', { headers: { origin: address }, data: {} });
    await again.goto('/auth/login');
    await typePassword(again, 'boris');
    await at(again, '/');
    await again.close();
  });

  it('D1 a passkey is added in the profile and signs in by itself', async () => {
    await house.person('klara', [], null);
    const page = await visitor();
    await authenticator(page);
    await page.goto('/auth/login');
    await typePassword(page, 'klara');
    await at(page, '/');
    await page.goto('/profile');
    await page.getByLabel('Название ключа').fill('Рабочий ноутбук');
    await page.getByRole('button', { name: 'Добавить ключ входа' }).click();
    await page.getByRole('button', { name: 'Я сохранил коды' }).click();
    await page.getByText('Рабочий ноутбук', { exact: true }).first().waitFor();
    await picture(page, 'profile-passkeys');
    await page.request.post('/api/auth/sign-out', { headers: { origin: address }, data: {} });
    await page.goto('/auth/login?next=%2Fprofile');
    await page.getByRole('button', { name: 'Войти ключом' }).click();
    await at(page, '/profile');
    const state = await (await page.request.get('/api/auth/session')).json();
    assert.deepEqual([...state.session.amr].sort(), ['hwk', 'mfa']);
    // After a password it is the second step.
    await page.request.post('/api/auth/sign-out', { headers: { origin: address }, data: {} });
    await page.goto('/auth/login');
    await typePassword(page, 'klara');
    await page.getByText('Подтвердите вход отпечатком').waitFor();
    await page.getByRole('button', { name: 'Войти ключом' }).click();
    await at(page, '/');
    await page.close();
  });

  it('D1 a dangerous act asks who is there and then goes on by itself', async () => {
    await house.person('dina', [], null);
    await house.setting({ screenLockMinutes: 0 });
    const page = await visitor();
    await page.goto('/auth/login');
    await typePassword(page, 'dina');
    await at(page, '/');
    house.server.clock.advance(16 * 60_000);
    await page.goto('/profile');
    await page.getByRole('button', { name: 'Подключить приложение' }).click();
    const dialog = page.getByRole('dialog', { name: 'Подтвердите, что это вы' });
    await dialog.getByRole('textbox', { name: 'Пароль' }).fill('wrong-password-here');
    await picture(page, 'proof');
    await page.keyboard.press('Enter');
    await dialog.getByText('Пароль неверен', { exact: false }).first().waitFor();
    await dialog.getByRole('textbox', { name: 'Пароль' }).fill(password);
    await page.keyboard.press('Enter');
    await page.getByRole('img', { name: /QR/ }).waitFor();
    await house.setting({ screenLockMinutes: 15 });
    await page.close();
  });

  it('D1 a locked screen covers every tab, the server answers nothing, and what was typed is still there', async () => {
    await house.person('eva', [], null);
    const page = await visitor();
    await page.goto('/auth/login');
    await typePassword(page, 'eva');
    await at(page, '/');
    await page.goto('/profile');
    await page.getByLabel('Для чего ключ').fill('недописанное');
    const other = await page.context().newPage();
    await other.goto('/profile');
    await other.getByRole('heading', { name: 'Сеансы' }).waitFor();
    await page
      .getByRole('button', { name: /Проверкин eva/ })
      .last()
      .click();
    await page.getByText('Заблокировать экран').click();
    for (const tab of [page, other]) await tab.getByRole('dialog', { name: 'Экран заблокирован' }).waitFor();
    await picture(page, 'locked');
    assert.equal((await page.request.get('/api/me')).status(), 423);
    await other.reload();
    await other.getByRole('dialog', { name: 'Экран заблокирован' }).waitFor();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Пароль' }).fill(password);
    await page.keyboard.press('Enter');
    for (const tab of [page, other]) {
      await tab.getByRole('dialog', { name: 'Экран заблокирован' }).waitFor({ state: 'detached' });
    }
    await other.getByRole('heading', { name: 'Сеансы' }).waitFor();
    assert.equal(await page.getByLabel('Для чего ключ').inputValue(), 'недописанное');
    await page.close();
    await other.close();
  });

  it('D1 nobody touches anything: the screen locks by itself', async () => {
    await house.person('foma', [], null);
    const tabs = await context();
    const page = await tabs.newPage();
    await page.clock.install();
    await page.goto('/auth/login');
    await typePassword(page, 'foma');
    await at(page, '/');
    await page.goto('/profile');
    await page.getByRole('heading', { name: 'Сеансы' }).waitFor();
    await page.clock.runFor(16 * 60_000);
    await page.getByRole('dialog', { name: 'Экран заблокирован' }).waitFor();
    assert.equal((await page.request.get('/api/me')).status(), 423);
    await tabs.close();
  });

  it('H3 a session that was ended elsewhere leaves the screen by itself', async () => {
    await house.person('zoya', [], null);
    const page = await visitor();
    await page.goto('/auth/login');
    await typePassword(page, 'zoya');
    await at(page, '/');
    const ended = await page.request.post('/api/auth/sign-out', { headers: { origin: address }, data: {} });
    assert.ok(ended.ok(), await ended.text());
    await page.waitForURL(({ pathname }) => ['/auth/login', '/welcome'].includes(pathname));
    await page.close();
  });

  it('ASVS open redirect: sign-in leads nowhere outside', async () => {
    await house.person('galya', [], null);
    const page = await visitor();
    await page.goto('/auth/login?next=%2F%2Fevil.example%2F');
    await typePassword(page, 'galya');
    await at(page, '/');
    assert.equal(new URL(page.url()).origin, address);
    await page.close();
  });
});
