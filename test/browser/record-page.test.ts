import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import type { Caller } from '#test/support/server.ts';
import { unzip } from '#test/support/unzip.ts';
import { makeWorld, worldPassword } from '../../server/world.ts';
import { openSite, type Site } from './browser.ts';

describe('the record page', () => {
  let site: Site;
  let ids: Record<string, string>;
  before(async () => {
    site = await openSite({ owner: false });
    ids = (await makeWorld(site.server.services)).ids;
  });
  after(() => site.close());

  const letter = async () =>
    (
      await site.server.services.pools.read.query(
        'select r.version, r.title, r.due_on::text as due_on, l.note from record r join letter l on l.id = r.id where r.id = $1',
        [ids['letter.incoming']],
      )
    ).rows[0];
  const open = async (login = 'owner'): Promise<Page> => {
    const page = await site.page(login, worldPassword);
    await page.goto(`/incoming/${ids['letter.incoming']}`);
    await page.locator('h1').waitFor();
    return page;
  };
  const press = (page: Page, name: string) =>
    page.getByRole('button', { name: new RegExp(`Изменить: ${name}$`) }).click();

  it('L3 a field is changed where it stands by the keyboard alone, Esc gives it back', async () => {
    const page = await open();
    const before = await letter();
    await page.getByRole('button', { name: /Изменить: примечание$/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Примечание' }).waitFor();
    await page.keyboard.type('Не то');
    await page.keyboard.press('Escape');
    const opener = page.getByRole('button', { name: /Изменить: примечание$/ });
    await opener.waitFor();
    assert.equal((await letter()).version, before.version);
    assert.equal(await page.evaluate('document.activeElement.title'), 'Изменить: примечание');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Примечание' }).waitFor();
    await page.keyboard.type('Ответить до пятницы');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Сохранено').waitFor();
    assert.deepEqual([(await letter()).note, (await letter()).version], ['Ответить до пятницы', before.version + 1]);
    await page.close();
  });

  it('L3 leaving a field saves it, a person is saved when chosen, an empty heading is refused beside the field', async () => {
    const page = await open();
    await press(page, 'срок исполнения');
    await page.getByRole('textbox', { name: 'Срок исполнения' }).fill('25.12.2026');
    await page.getByRole('heading', { name: 'История' }).click();
    await page.getByText('Сохранено').waitFor();
    assert.equal((await letter()).due_on, '2026-12-25');
    await press(page, 'подразделение');
    await page.getByRole('textbox', { name: 'Подразделение' }).fill('Канц');
    await page.getByRole('option').first().click();
    await page.getByRole('button', { name: /Изменить: подразделение$/ }).waitFor();
    const version = (await letter()).version;
    await press(page, 'краткое содержание');
    await page.getByRole('textbox', { name: 'Краткое содержание' }).fill('');
    await page.keyboard.press('Control+Enter');
    await page.locator('form .mantine-InputWrapper-error').waitFor();
    assert.equal((await letter()).version, version);
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1, name: /О поставке/ }).waitFor();
    await page.close();
  });

  it('C7 L3 an @ offers people who see the letter; chosen by the keyboard, the name is sent as an id and stands as a link', async () => {
    const page = await open('editor');
    const field = page.getByRole('textbox', { name: 'Комментарий', exact: true });
    await field.click();
    await page.keyboard.type('Прошу @орл');
    const option = page.getByRole('option', { name: /Орлова Вера Павловна/ });
    await option.waitFor();
    await page.keyboard.press('Enter');
    await option.waitFor({ state: 'hidden' });
    assert.equal(await field.inputValue(), 'Прошу @Орлова Вера Павловна ');
    await page.keyboard.type('посмотреть');
    await page.reload();
    await field.waitFor();
    await until(page, `document.querySelector('textarea').value === 'Прошу @Орлова Вера Павловна посмотреть'`);
    await field.click();
    await page.keyboard.press('Control+Enter');
    const link = page.getByRole('listitem').getByRole('link', { name: '@Орлова Вера Павловна' });
    await link.waitFor();
    const { rows } = await site.server.services.pools.read.query('select body from comment where record_id = $1', [
      ids['letter.incoming'],
    ]);
    const id = (await link.getAttribute('href'))?.split('/').at(-1);
    assert.ok(
      rows.some((row) => row.body === `Прошу @[${id}] посмотреть`),
      JSON.stringify(rows),
    );
    await page.close();
  });

  it('H1 §6.3 an internal note becomes an answer only when asked; unsent words outlive the browser and are gone once sent', async () => {
    const ticket = ids['ticket.taken'] as string;
    const rows = async (text: string) => (await site.server.services.pools.read.query(text, [ticket])).rows;
    const draft = async () => (await rows('select data from draft where record_id = $1'))[0]?.data;
    const field = (page: Page) => page.getByRole('textbox', { name: 'Комментарий', exact: true });
    const at = async (): Promise<Page> => {
      const page = await site.page('technician', worldPassword);
      await page.goto(`/tickets/${ticket}`);
      await field(page).waitFor();
      return page;
    };
    const first = await at();
    await first.getByText('Прочтёт: Кузнецов О. Б. — в программе').waitFor();
    await first.getByText('Внутренняя заметка', { exact: true }).click();
    await first.getByText(/Прочтут только сотрудники/).waitFor();
    await field(first).fill('Пароль сменили');
    while ((await draft())?.text !== 'Пароль сменили') await first.evaluate('new Promise(requestAnimationFrame)');
    await first.context().close();
    // Another browser of the same person, which knows nothing but what the server kept.
    const page = await at();
    await page.getByRole('button', { name: 'Добавить заметку' }).waitFor();
    assert.equal(await field(page).inputValue(), 'Пароль сменили');
    const answer = page.getByText('Ответ заявителю', { exact: true });
    await answer.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Отменить' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    assert.equal(await page.getByRole('button', { name: 'Добавить заметку' }).count(), 1);
    await answer.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Сделать ответом' }).click();
    const sends = page.getByRole('button', { name: 'Отправить заявителю' });
    await sends.waitFor();
    // Asking sends nothing by itself.
    assert.deepEqual(await rows('select id from comment where record_id = $1'), []);
    await field(page).focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('. /прив');
    await page.getByRole('option', { name: /Приветствие/ }).waitFor();
    await page.getByText(/Здравствуйте, Олег Борисович/).waitFor();
    await page.keyboard.press('Enter');
    await until(page, `document.activeElement.value?.startsWith('Пароль сменили. Здравствуйте, Олег Борисович')`);
    await sends.click();
    await page
      .getByRole('listitem')
      .getByText(/^Пароль сменили\. Здравствуйте/)
      .waitFor();
    await until(page, `document.querySelector('form textarea').value === ''`);
    assert.deepEqual(await rows('select audience from comment where record_id = $1'), [{ audience: 'external' }]);
    assert.equal(await draft(), undefined);
    await page.context().close();
  });

  it('L3 two people changing different fields both succeed; of the same field one chooses', async () => {
    const page = await open();
    await press(page, 'примечание');
    const input = page.getByRole('textbox', { name: 'Примечание' });
    await input.fill('Моё примечание');
    const owner = await site.server.signIn('owner', worldPassword);
    const change = async (fields: object) => {
      const version = (await letter()).version;
      const answer = await owner.call('PATCH', `/api/correspondence/letters/${ids['letter.incoming']}`, fields, {
        'if-match': `"${version}"`,
      });
      assert.equal(answer.statusCode, 200, answer.body);
    };
    await change({ subject: 'О поставке двух приборов' });
    await page.keyboard.press('Control+Enter');
    await page.getByText('Сохранено').waitFor();
    assert.deepEqual([(await letter()).title, (await letter()).note], ['О поставке двух приборов', 'Моё примечание']);
    await press(page, 'примечание');
    await input.fill('Моё второе');
    await change({ note: 'Чужое' });
    await input.press('Control+Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Чужое').waitFor();
    assert.equal((await letter()).note, 'Чужое');
    await dialog.getByRole('radio').first().check();
    await dialog.getByRole('button').last().click();
    await page.getByText('Сохранено').waitFor();
    assert.equal((await letter()).note, 'Моё второе');
    await page.close();
  });

  it('L8 whoever may only read is offered nothing to change, and what was half typed is back after leaving', async () => {
    const reader = await open('viewer');
    await reader.getByText('Ответственный').first().waitFor();
    assert.equal(await reader.getByRole('button', { name: /^Изменить|Изменить: / }).count(), 0);
    await reader.close();
    const page = await open();
    await press(page, 'указание по исполнению');
    await page.getByRole('textbox', { name: 'Указание по исполнению' }).fill('Подготовить прое');
    await page.reload();
    const back = page.getByRole('textbox', { name: 'Указание по исполнению' });
    await back.waitFor();
    assert.equal(await back.inputValue(), 'Подготовить прое');
    await page.close();
  });

  it('L6 all attachments are taken at once, by whoever has two or more before them', async () => {
    const owner = await site.server.signIn('owner', worldPassword);
    const page = await open();
    assert.equal(await page.getByRole('link', { name: 'Скачать всё (ZIP)' }).count(), 0);
    const attached = await owner.call('POST', `/api/records/${ids['letter.spare']}/attachments`, {
      fileIds: await Promise.all(['Акт.txt', 'Счёт.txt'].map((name) => upload(owner, name))),
    });
    assert.equal(attached.statusCode, 201, attached.body);
    await page.goto(`/incoming/${ids['letter.spare']}`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Скачать всё (ZIP)' }).click(),
    ]);
    assert.match(download.suggestedFilename(), /^ВХ-\d{4}-\d+\.zip$/);
    const files = unzip(readFileSync(await download.path()));
    assert.deepEqual(
      files.map((file) => [file.name, String(file.bytes)]),
      [
        ['Акт.txt', 'Акт.txt'],
        ['Счёт.txt', 'Счёт.txt'],
      ],
    );
    await page.close();
  });
});

/** Our pages let no script be made of words, so that the page is asked again and again. */
async function until(page: Page, expression: string): Promise<void> {
  while (!(await page.evaluate(expression))) await page.evaluate('new Promise(requestAnimationFrame)');
}

async function upload(by: Caller, name: string): Promise<string> {
  const boundary = 'vedomo-test-boundary';
  const body = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/plain\r\n\r\n${name}\r\n--${boundary}--\r\n`;
  const made = await by.call('POST', '/api/files', body, {
    'content-type': `multipart/form-data; boundary=${boundary}`,
  });
  assert.equal(made.statusCode, 201, made.body);
  return made.json().id;
}
