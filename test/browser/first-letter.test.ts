import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ownerLinkToken } from '#core/identity/owner-link.ts';
import { ownerPassword, startTestServer, type TestServer } from '#test/support/server.ts';
import { pdfOf as printedScan } from '../../server/demo/scans.ts';
import { openSite, pdfOf, type Site } from './browser.ts';
import { openBrowser } from './chromium.ts';

describe('the first letter', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.close());

  it('O2 L1 L2 the owner’s link makes an account, and a letter with a scan is registered, listed and journaled', async () => {
    const address = await server.http.listen({ host: '127.0.0.1', port: 0 });
    const browser = await openBrowser();
    try {
      const page = await (
        await browser.newContext({ locale: 'ru-RU', viewport: { width: 1366, height: 768 } })
      ).newPage();
      const refused = await page.request.get(`${address}/api/correspondence/letters?direction=incoming`);
      assert.equal(refused.status(), 401);
      await page.goto(`${address}/start#${await ownerLinkToken(server.services)}`);
      await page.getByLabel('Фамилия, имя, отчество', { exact: false }).fill('Орлова Вера Павловна');
      await page.getByLabel('Логин', { exact: false }).fill('orlova');
      await page
        .getByRole('textbox', { name: /^Новый пароль|^Пароль/ })
        .first()
        .fill('sinij-parohod-2026');
      await page.getByRole('textbox', { name: /ещё раз|Повтор/i }).fill('sinij-parohod-2026');
      await page.keyboard.press('Enter');
      await page.waitForURL(`${address}/`);
      await page.goto(`${address}/incoming/new`);
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'Скан № 1.pdf', mimeType: 'application/pdf', buffer: pdfOf('First letter') });
      await page.getByLabel('Корреспондент').fill('ООО «Ромашка»');
      await page.getByLabel('Краткое содержание').fill('О поставке оборудования');
      await page.locator('canvas').first().waitFor();
      await page.keyboard.press('Control+Enter');
      await page.waitForURL(/\/incoming\/[0-9a-f-]{36}$/);
      await page
        .getByText(/ВХ-\d{4}\/00001/)
        .first()
        .waitFor();
      await page.goto(`${address}/incoming`);
      await page
        .getByRole('link', { name: /ВХ-\d{4}\/00001/ })
        .first()
        .waitFor();
      const { rows } = await server.services.pools.read.query(
        `select operation from event where operation in ('correspondence.letter.register', 'core.file.upload') and outcome = 'done' order by id`,
      );
      assert.deepEqual(
        rows.map((row) => row.operation),
        ['core.file.upload', 'correspondence.letter.register'],
      );
    } finally {
      await browser.close();
    }
  });
});

describe('registering by keyboard', () => {
  let site: Site;
  before(async () => {
    site = await openSite();
  });
  after(() => site.close());

  it('L3 with the Russian layout a known sender’s scanned letter takes at most 30 key presses without the mouse', async () => {
    const owner = await site.server.owner();
    await owner.call('POST', '/api/contacts', { kind: 'organisation', name: 'ООО «Ромашка»' });
    const page = await site.page();
    await page.goto('/incoming/new');
    await page.getByLabel('Корреспондент').waitFor();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'scan.pdf', mimeType: 'application/pdf', buffer: pdfOf('Scan') });
    await page.locator('canvas').first().waitFor();
    let presses = 0;
    const press = async (key: string) => {
      presses += 1;
      await page.keyboard.press(key);
    };
    const type = async (text: string) => {
      for (const letter of text) {
        presses += 1;
        await page.keyboard.insertText(letter);
      }
    };
    assert.equal(await page.evaluate('document.activeElement instanceof HTMLInputElement'), true);
    await type('ром');
    await page;
    // The best match is chosen as soon as it is shown.
    await page.locator('[data-combobox-selected]', { hasText: 'Ромашка' }).waitFor();
    await press('Enter');
    await press('Tab');
    await type('15');
    await press('Tab');
    await type('2.3');
    await press('Tab');
    await type('О поставке');
    await press('Control+Enter');
    await page.waitForURL(/\/incoming\/[0-9a-f-]{36}$/);
    assert.ok(presses <= 30, `${presses} key presses`);
    await page.locator('article').getByText('ООО «Ромашка»').first().waitFor();
    const { rows } = await site.server.services.pools.read.query('select external_number, document_date from letter');
    assert.equal(rows[0].external_number, '15');
    assert.match(rows[0].document_date, /-03-02$/);
  });

  it('L3 what the scan tells is taken by one key; a proposal never lies over what the clerk typed', async () => {
    const page = await site.page();
    await page.goto('/incoming/new');
    const field = (name: string) => page.getByLabel(name);
    await field('Краткое содержание').fill('О шуме на насосной');
    const buffer = await printedScan({
      sender: 'ООО «Лесная сказка»',
      senderAddress: 'г. Петрозаводск, ул. Лесная, 1',
      addressee: 'Директору АО «Водоканал» Берёзкиной А.П.',
      number: '15-3/22',
      date: '2026-03-02',
      answers: '',
      subject: 'О поставке приборов учёта',
      signer: 'С. С. Соснин',
      preparedBy: 'Елкина О. П.',
      seed: 2,
    });
    await page.locator('input[type=file]').setInputFiles({ name: 'скан.pdf', mimeType: 'application/pdf', buffer });
    const takeAll = page.getByRole('button', { name: 'Взять всё' });
    await takeAll.waitFor();
    await page.getByRole('listitem').filter({ hasText: '15-3/22' }).waitFor();
    // Of the field that is filled nothing is proposed; the scan's words for it are nowhere.
    assert.equal(await page.getByText('О поставке приборов учёта').count(), 0);
    await page.keyboard.press('F2');
    await takeAll.waitFor({ state: 'detached' });
    assert.equal(await field('Краткое содержание').inputValue(), 'О шуме на насосной');
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(/\/incoming\/[0-9a-f-]{36}$/);
    const { rows } = await site.server.services.pools.read.query(
      `select external_number as number, document_date as day, title, counterpart from letter join record using (id)
       where external_number = '15-3/22'`,
    );
    assert.deepEqual(rows, [
      { number: '15-3/22', day: '2026-03-02', title: 'О шуме на насосной', counterpart: 'ООО «Лесная сказка»' },
    ]);
  });

  it('L3 what was typed is back after the browser was killed', async () => {
    const context = await site.context();
    await site.admit(context, 'owner', ownerPassword);
    const page = await context.newPage();
    const state = await context.storageState();
    await page.goto('/outgoing/new');
    await page.getByLabel('Краткое содержание').fill('О сроках ответа');
    await page.getByText(/Черновик сохранён/).waitFor();
    await context.close();
    const again = await site.context({ storageState: { cookies: state.cookies, origins: [] } });
    const reopened = await again.newPage();
    await reopened.goto('/outgoing/new');
    await reopened.getByLabel('Краткое содержание').waitFor();
    assert.equal(await reopened.getByLabel('Краткое содержание').inputValue(), 'О сроках ответа');
    await again.close();
  });
});
