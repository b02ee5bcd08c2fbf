// §5.3 by keyboard alone: the letter is typed, the found one is laid beside it, its second copy joins, no number is spent.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { makeWorld, worldPassword } from '../../server/world.ts';
import { openSite, pdfOf, type Site } from './browser.ts';

let site: Site;
before(async () => {
  site = await openSite({ owner: false });
});
after(() => site.close());

it('§5.3 F9 shows the found letter beside mine, F8 attaches the second copy and begins the form anew', async () => {
  const { services } = site.server;
  const world = await makeWorld(services);
  const page = await site.page('editor', worldPassword);
  const counters = async () =>
    (await services.pools.read.query('select series_id, period, last from number_counter')).rows;
  await page.goto('/incoming/new');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'Пришло снова.pdf', mimeType: 'application/pdf', buffer: pdfOf('Once more') });
  await page.locator('canvas').first().waitFor();
  const before = await counters();
  await page.getByLabel('Корреспондент').fill('Ромашка');
  await page.keyboard.press('Escape');
  await page.getByLabel('Номер документа').fill('15-3/22');
  await page.getByLabel('Дата документа').fill('02.03.2026');
  await page.keyboard.press('Tab');
  const panel = page.getByRole('region', { name: 'Похожие письма' });
  await panel.getByText('ВХ-2026/00001').waitFor();
  await panel.getByText(/тот же номер · та же дата/).waitFor();
  await page.keyboard.press('F9');
  await page.getByRole('heading', { name: 'Найдено: ВХ-2026/00001' }).waitFor();
  const row = page.getByRole('row', { name: /Номер документа/ });
  assert.match((await row.textContent()) ?? '', /15-3\/22.*15\/3-22/);
  if (process.env.VEDOMO_SHOTS) await page.screenshot({ path: `${process.env.VEDOMO_SHOTS}/second-copy.png` });
  await page.keyboard.press('F8');
  await page.getByText('Второй экземпляр приложен к письму ВХ-2026/00001, номер не потрачен').waitFor();
  await page.getByLabel('Номер документа').waitFor();
  assert.equal(await page.getByLabel('Номер документа').inputValue(), '', 'the form begins anew');
  assert.deepEqual(await counters(), before);
  const { rows } = await services.pools.read.query(
    `select f.name from attachment a join file f on f.id = a.file_id where a.record_id = $1 and a.second_copy`,
    [world.ids['letter.incoming']],
  );
  assert.deepEqual(rows, [{ name: 'Пришло снова.pdf' }]);
  const drafts = await services.pools.read.query('select from draft where owner_id = $1', [world.people.editor]);
  assert.equal(drafts.rowCount, 0);
});
