// The pictures that the chapters of docs/user name: who opens what, what is done there first, and what of it is shown.
import type { Locator, Page } from 'playwright-core';
import { type Paper, pdfOf } from '../../server/demo/scans.ts';

export interface ManualPicture {
  name: string;
  /** Whose eyes it is seen with: the role of the demonstration's first person; nobody for the door. */
  who: 'editor' | 'admin' | null;
  path: string;
  phone?: true;
  /** How high the window is, where the usual 768 would cut what is spoken of. */
  height?: number;
  prepare?: (page: Page) => Promise<unknown>;
  /** The part that is shown; the whole window without it. */
  part?: (page: Page) => Locator;
  /** How much around the part is shown with it, in pixels. */
  around?: number;
}

const main = (page: Page): Locator => page.locator('main');

/** The cards that a list shows, from the latest on. */
const cards = (page: Page): Promise<string[]> =>
  page
    .locator('main a[href*="/incoming/0"]')
    .evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute('href') ?? ''))]);

/** The first card that has its scan. */
async function openWithScan(page: Page): Promise<void> {
  for (const href of (await cards(page)).slice(0, 12)) {
    await page.goto(href);
    const scan = page.getByText(/\.pdf$/).first();
    const there = await scan.waitFor({ timeout: 4_000 }).then(
      () => true,
      () => false,
    );
    if (there) return;
  }
  throw new Error('no letter with a scan');
}

async function openLatest(page: Page): Promise<void> {
  await page.goto((await cards(page))[0] ?? '/');
}

const scan: Paper = {
  sender: 'Комитет по тарифам',
  senderAddress: 'г. Архангельск, ул. Советская, д. 12',
  addressee: 'Генеральному директору\nАО «Северные сети»',
  number: '214/7-26',
  date: '2026-11-18',
  answers: '',
  subject: 'О переносе срока поставки',
  signer: 'И. С. Поздняков',
  preparedBy: 'Исп. А. И. Петрова',
  seed: 4,
};

async function typeWithScan(page: Page): Promise<void> {
  await page.getByLabel('Номер документа').fill(scan.number);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'Письмо комитета.pdf', mimeType: 'application/pdf', buffer: await pdfOf(scan) });
  await page.locator('main canvas').first().waitFor();
}

export const manualPictures: readonly ManualPicture[] = [
  {
    name: 'sign-in',
    who: null,
    path: '/auth/login',
    part: (page) => page.locator('form').first().locator('xpath=..'),
    around: 24,
  },
  { name: 'home', who: 'editor', path: '/', height: 560 },
  {
    name: 'register-form',
    who: 'admin',
    path: '/incoming/new',
    prepare: typeWithScan,
    part: main,
  },
  {
    name: 'duplicates',
    who: 'editor',
    path: '/incoming/new',
    height: 1_250,
    prepare: (page) =>
      page
        .getByText(/сходство|похож/i)
        .first()
        .waitFor(),
    // The fields without the empty place of the scan.
    part: (page) => page.locator('main form').first().locator('[class*="_fields_"]').first(),
  },
  { name: 'letter', who: 'editor', path: '/incoming', height: 900, prepare: openWithScan, part: main },
  { name: 'letter-phone', who: 'editor', path: '/incoming', phone: true, prepare: openLatest },
  { name: 'list', who: 'editor', path: '/incoming', part: main },
  { name: 'list-phone', who: 'editor', path: '/incoming', phone: true },
  { name: 'answers', who: 'editor', path: '/answers/ours', height: 560, part: main },
  { name: 'delivery', who: 'editor', path: '/delivery/all', height: 560, part: main },
  {
    name: 'dispatch',
    who: 'editor',
    path: '/dispatches',
    height: 560,
    prepare: async (page) => {
      await page.getByRole('link', { name: /^№ \d/ }).last().click();
      await page
        .getByRole('heading', { name: /Реестр/ })
        .first()
        .waitFor();
    },
    part: main,
  },
  { name: 'numbers', who: 'editor', path: '/numbers', height: 860, part: main },
  { name: 'search', who: 'editor', path: '/search#q=договор поставки', height: 700, part: main },
  { name: 'statistics', who: 'admin', path: '/statistics', height: 720, part: main },
  { name: 'contact-doubles', who: 'admin', path: '/contacts/doubles', height: 520, part: main },
  {
    name: 'contact-merge',
    who: 'admin',
    path: '/contacts/doubles',
    height: 760,
    prepare: async (page) => {
      await page
        .getByRole('link', { name: /Сравнить/ })
        .or(page.getByRole('button', { name: /Сравнить/ }))
        .first()
        .click();
      await page.waitForURL(/merge/);
      await page.getByRole('button', { name: 'Объединить', exact: false }).first().waitFor();
    },
    part: main,
  },
  {
    name: 'notices',
    who: 'editor',
    path: '/',
    height: 640,
    prepare: async (page) => {
      await page
        .getByRole('button', { name: /Уведомления/ })
        .first()
        .click();
      await page.getByRole('dialog').first().waitFor();
    },
    part: (page) => page.getByRole('dialog').first(),
  },
  { name: 'registers', who: 'editor', path: '/registers', height: 520, part: main },
  {
    name: 'import',
    who: 'admin',
    path: '/imports',
    height: 820,
    prepare: (page) =>
      page
        .getByRole('link', { name: /Организации/ })
        .first()
        .click(),
    part: main,
  },
];
