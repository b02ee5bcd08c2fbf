import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sendWaitingMail } from '#core/mail/send.ts';
import { type Mailbox, openMailbox } from '#test/support/mailbox.ts';
import type { Caller } from '#test/support/server.ts';
import { openSite, type Site } from './browser.ts';

describe('how people come in', () => {
  let site: Site;
  let mailbox: Mailbox;
  let owner: Caller;
  before(async () => {
    mailbox = await openMailbox();
    site = await openSite();
    owner = await site.server.owner();
    await put('registration', { open: true });
    await put('mail', { url: mailbox.url, from: 'Ведомо <office@example.org>' });
    await put('organisation', { name: 'ООО «Ромашка»' });
  });
  after(async () => {
    await site.close();
    await mailbox.close();
  });

  async function put(key: string, value: object): Promise<void> {
    const { items } = (await owner.call('GET', '/api/admin/settings')).json();
    const { version } = items.find((one: { key: string }) => one.key === key);
    const answer = await owner.call('PUT', `/api/admin/settings/${key}`, { value }, { 'if-match': `"${version}"` });
    assert.equal(answer.statusCode, 200, answer.body);
  }
  /** The newest letter to the address, once the program has sent what waits. */
  async function letter(address: string): Promise<string> {
    for (const end = performance.now() + 10_000; performance.now() < end; ) {
      await sendWaitingMail(site.server.services);
      const found = mailbox.to(address).at(-1);
      if (found) return found.text;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`no letter to ${address}`);
  }

  it('D2 H3 M4 a visitor registers with the code from the mail, a curator confirms, the person signs in', {
    timeout: 120_000,
  }, async () => {
    const visitor = await (await site.context()).newPage();
    await visitor.goto('/');
    await visitor.waitForURL((url) => url.pathname === '/welcome');
    await visitor.getByText('ООО «Ромашка»', { exact: false }).first().waitFor();
    await visitor.getByRole('link', { name: 'Зарегистрироваться' }).click();
    await visitor.getByLabel('Фамилия, имя, отчество').fill('Лебедева Нина Павловна');
    await visitor.getByLabel('Логин').fill('lebedeva');
    await visitor.getByLabel('Электронная почта').fill('lebedeva@example.org');
    await visitor.getByRole('textbox', { name: 'Пароль' }).fill('пароль123456');
    await visitor.getByText(/Легко подобрать|Очень легко/).waitFor();
    await visitor.getByRole('textbox', { name: 'Пароль' }).fill('veter-nad-tihoj-rekoj-5');
    await visitor.getByText(/Хороший пароль|Очень стойкий/).waitFor();
    const agree = visitor.getByRole('checkbox', { name: /согласие/ });
    assert.equal(await agree.isChecked(), false, 'the consent is not ticked beforehand');
    const { consent } = (await site.server.anonymous.call('GET', '/api/auth/door')).json();
    assert.equal(
      await visitor.locator('[data-consent]').textContent(),
      consent.text,
      'the text is shown byte for byte',
    );
    await visitor.getByRole('button', { name: 'Получить код' }).click();
    await visitor
      .getByText(/отметьте согласие/)
      .first()
      .waitFor();
    await agree.check();
    await visitor.getByRole('button', { name: 'Получить код' }).click();
    await visitor.getByLabel('Шесть цифр из письма').waitFor();
    const code = /\d{6}/.exec(await letter('lebedeva@example.org'))?.[0] ?? '';
    await visitor.getByLabel('Шесть цифр из письма').fill(code === '111111' ? '222222' : '111111');
    await visitor.keyboard.press('Enter');
    await visitor.getByText('Код не подходит', { exact: false }).first().waitFor();
    await visitor.getByLabel('Шесть цифр из письма').fill(code);
    await visitor.keyboard.press('Enter');
    await visitor.getByText('ждёт решения куратора', { exact: false }).waitFor();

    const curator = await site.page();
    await curator.goto('/admin/registrations');
    await curator.getByRole('link', { name: 'Регистрации' }).getByText('1').waitFor();
    await curator.getByText('Лебедева Нина Павловна').first().click();
    await curator.getByRole('button', { name: 'Подтвердить', exact: true }).click();
    await curator.getByRole('dialog').getByRole('button', { name: 'Подтвердить' }).click();
    await curator.getByText('регистрация подтверждена', { exact: false }).waitFor();
    const before = mailbox.to('lebedeva@example.org').length;
    for (const end = performance.now() + 10_000; mailbox.to('lebedeva@example.org').length === before; ) {
      assert.ok(performance.now() < end, 'the letter about the decision');
      await sendWaitingMail(site.server.services);
    }
    assert.match(await letter('lebedeva@example.org'), /подтверждена/);

    const page = await site.signIn('lebedeva', 'veter-nad-tihoj-rekoj-5');
    await page.getByRole('heading', { name: /Нина Павловна/ }).waitFor();
  });

  it('D2 an invitation sets the password; a forgotten one is set by its link', { timeout: 120_000 }, async () => {
    const admin = await site.page();
    await admin.goto('/admin/users/new');
    await admin.getByLabel('Имя', { exact: false }).first().fill('Зайцева Ольга');
    await admin.getByLabel('Логин').fill('zajceva');
    await admin.getByLabel('Почта', { exact: false }).first().fill('zajceva@example.org');
    await admin.getByLabel(/Пригласить/).check();
    await admin
      .getByRole('button', { name: /^Создать/ })
      .first()
      .click();
    const link = (text: string) => new URL(/https?:\/\/\S+#\S+/.exec(text)?.[0] ?? '');
    const invitation = link(await letter('zajceva@example.org'));
    const person = await (await site.context()).newPage();
    await person.goto(`${invitation.pathname}${invitation.hash}`);
    await person.getByText('Ваш логин: zajceva', { exact: false }).waitFor();
    await person.getByRole('textbox', { name: 'Пароль' }).fill('staryj-most-v-tumane-4');
    await person.getByRole('checkbox', { name: /согласие/ }).check();
    await person.getByRole('button', { name: 'Задать пароль' }).click();
    await person.getByText('Пароль задан').waitFor();
    await person.reload();
    await person.getByText('Ссылка не действует').waitFor();

    await person.goto('/auth/login');
    await person.getByRole('link', { name: 'Забыли пароль?' }).click();
    await person.getByLabel('Логин или почта').fill('zajceva');
    await person.getByRole('button', { name: 'Прислать ссылку' }).click();
    await person.getByText('Если такая учётная запись есть', { exact: false }).waitFor();
    const count = mailbox.to('zajceva@example.org').length;
    for (const end = performance.now() + 10_000; mailbox.to('zajceva@example.org').length === count; ) {
      assert.ok(performance.now() < end, 'the letter with the link');
      await sendWaitingMail(site.server.services);
    }
    const reset = link(await letter('zajceva@example.org'));
    await person.goto(`${reset.pathname}${reset.hash}`);
    await person.getByRole('textbox', { name: 'Новый пароль' }).fill('zheltyj-list-na-krylce-8');
    await person.getByRole('button', { name: 'Сменить пароль' }).click();
    await person.getByText('Пароль изменён').waitFor();
    const page = await site.signIn('zajceva', 'zheltyj-list-na-krylce-8');
    await page.getByRole('heading', { level: 1 }).waitFor();
  });
});
