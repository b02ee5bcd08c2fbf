// An administrator connects a directory, checks it, syncs; an employee then signs in with the directory's password.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { groups, people, serviceDn, servicePassword, slapdMissing, TestSlapd } from '#test/support/slapd.ts';
import { openSite, type Site } from './browser.ts';

describe('H8 directories in the browser', { skip: slapdMissing }, () => {
  let site: Site;
  let slapd: TestSlapd;
  let page: Page;
  const shots = process.env.VEDOMO_SHOTS_OF_DIRECTORIES;
  const shot = async (name: string) => {
    if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
  };
  before(async () => {
    [site, slapd] = await Promise.all([openSite(), new TestSlapd().start()]);
    await slapd.addPerson('petrova', { cn: 'Петрова (Анна)*', password: 'petrova-password', title: 'Бухгалтер' });
    await slapd.addGroup('Бухгалтерия', [`uid=petrova,${people}`]);
    page = await site.page();
  });
  after(async () => {
    await slapd.close();
    await site.close();
  });

  it('H8 a directory is set up from what is usual for its kind, and checked before it is saved', async () => {
    await page.goto('/admin/directories');
    await page.getByText('Каталогов пока нет').waitFor();
    await shot('empty');
    await page.getByRole('link', { name: 'Добавить каталог' }).click();
    await page.getByRole('button', { name: /OpenLDAP/ }).waitFor();
    await shot('kinds');
    await page.getByRole('button', { name: /OpenLDAP/ }).click();
    await page.getByLabel('Название').fill('Каталог завода');
    await page.getByLabel('Серверы').fill(`127.0.0.1:${slapd.tlsPort}`);
    await page.getByLabel('Служебная запись', { exact: false }).first().fill(serviceDn);
    await page.getByRole('textbox', { name: /^Её пароль/ }).fill(servicePassword);
    await page.getByLabel('База поиска').fill(people);
    await page.getByRole('button', { name: 'Добавить соответствие' }).click();
    await page.getByLabel('Группа каталога').fill(`cn=Бух*,${groups}`);
    await page.getByLabel('Роль', { exact: true }).selectOption('viewer');
    await page.getByLabel('Логин для пробы').fill('petrova');
    await page.getByRole('button', { name: 'Проверить связь' }).click();
    await page.getByText('Сертификат сервера выдан неизвестным центром').waitFor();
    await page.getByText('Test Authority').first().waitFor();
    await shot('untrusted');
    await page.getByLabel('Сертификаты своего центра').fill(slapd.authority.pem);
    await page.getByRole('textbox', { name: 'Его пароль' }).fill('petrova-password');
    await page.getByRole('button', { name: 'Проверить связь' }).click();
    await page.getByText('Всё в порядке').waitFor();
    assert.ok(await page.getByText('Петрова (Анна)*').isVisible());
    assert.ok(await page.getByText('Читатель', { exact: true }).last().isVisible());
    await shot('checked');
    await page.getByLabel('Входить через этот каталог').check();
    await page.getByLabel('Первый вход').selectOption('active');
    await page.getByRole('button', { name: 'Создать каталог' }).click();
    await page.waitForURL(/\/admin\/directories\/[0-9a-f-]{36}$/);
    await page.getByRole('heading', { name: 'Каталог завода' }).waitFor();
    assert.equal(await page.getByRole('textbox', { name: /^Её пароль/ }).inputValue(), '');
  });

  it('H8 a dry run shows who would come, and the sync is asked for by hand', async () => {
    await page.getByLabel('Заводить новых людей').check();
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await page.getByText('Каталог «Каталог завода» сохранён').waitFor();
    await page.getByText('Сверки', { exact: true }).click();
    await page.getByText('Сверок ещё не было').waitFor();
    const asked = page.waitForResponse((answer) => answer.url().endsWith('/sync'));
    await page.getByRole('button', { name: 'Пробная сверка' }).click();
    const { id } = (await (await asked).json()) as { id: string };
    const job = site.server.services.catalog.jobs.find((one) => one.name === 'identity.ldap.run');
    await job?.run(site.server.services, { run: id });
    await page.getByText('Петрова (Анна)*').waitFor();
    await page.getByText('новых: 1').waitFor();
    await shot('dry-run');
  });

  it('H8 an employee signs in with the directory’s password', async () => {
    const own = await site.signIn('petrova', 'petrova-password');
    await own.goto('/profile');
    await own.getByRole('heading', { name: 'Петрова (Анна)*' }).waitFor();
    await own.getByRole('heading', { name: 'Вход через каталог' }).waitFor();
    await own.getByText('связана', { exact: true }).waitFor();
    await own.context().close();
  });

  it('H8 an administrator parts an account from the directory and links it again by its login there', async () => {
    const found = await (await page.request.get('/api/admin/users?q=petrova')).json();
    await page.goto(`/admin/users/${found.items[0].id}`);
    const block = page.getByRole('region', { name: 'Вход через каталог' });
    await block.getByText(`uid=petrova,${people}`).waitFor();
    await shot('linked');
    await block.getByRole('button', { name: 'Разорвать связь' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Разорвать связь' }).click();
    await block.getByText('С каталогом не связан').waitFor();
    await block.getByRole('button', { name: 'Связать с каталогом' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('nobody-there');
    await dialog.getByRole('button', { name: 'Связать с каталогом' }).click();
    await dialog.getByText('В каталоге нет человека с таким логином').first().waitFor();
    await shot('notfound');
    await dialog.getByRole('textbox').fill('petrova');
    await shot('linking');
    await dialog.getByRole('button', { name: 'Связать с каталогом' }).click();
    await block.getByText(`uid=petrova,${people}`).waitFor();
  });

  it('H8 no screen of directories scrolls sideways on a narrow phone', async () => {
    const [{ id }] = (await (await page.request.get('/api/admin/directories')).json()).items;
    for (const path of ['/admin/directories', '/admin/directories/new', `/admin/directories/${id}`]) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      for (const width of [320, 390]) {
        await page.setViewportSize({ width, height: 844 });
        await shot(`narrow-${width}-${path.split('/').at(-1)?.slice(0, 12)}`);
        const wide = (await page.evaluate('document.documentElement.scrollWidth - innerWidth')) as number;
        assert.ok(wide <= 0, `${path} at ${width}: ${wide} px too wide`);
      }
    }
  });
});
