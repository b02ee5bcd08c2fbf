// `npm run shots`: pictures of every screen × {filled, empty, loading, error} × {1366, 390} × {light, dark} × {ru, en}
// into the folder `shots`, which git ignores. Any of these can be narrowed: `-- --screens letter,users --themes dark`.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { BrowserContext, Page } from 'playwright-core';
import { makeWorld, worldPassword } from '../../server/world.ts';
import { openSite, type Site } from '../browser/browser.ts';
import { addressOf, type Screen, screens } from '../browser/screens.ts';
import { ownerPassword } from '../support/server.ts';

const everything = {
  states: ['filled', 'empty', 'loading', 'error'],
  sizes: ['1366', '390'],
  themes: ['light', 'dark'],
  languages: ['ru', 'en'],
};
const { values } = parseArgs({
  options: {
    screens: { type: 'string' },
    states: { type: 'string', default: everything.states.join() },
    sizes: { type: 'string', default: everything.sizes.join() },
    themes: { type: 'string', default: everything.themes.join() },
    languages: { type: 'string', default: everything.languages.join() },
    folder: { type: 'string', default: 'shots' },
  },
});
const asked = values.screens?.split(',');
const wanted = screens.filter((screen) => !asked || asked.includes(screen.name));
const folder = resolve(values.folder);

/** What the page must have to draw itself at all: who is signed in. */
const always = /^\/api\/(me|auth\/session|live)$/;

/** Holds or fails whatever the page asks for, as a slow or broken server would. */
async function disturb(context: BrowserContext, state: string): Promise<void> {
  if (state !== 'loading' && state !== 'error') return;
  await context.route(
    (url) => url.pathname.startsWith('/api/') && !always.test(url.pathname),
    (route) => {
      if (state === 'loading') return;
      return route.fulfill({
        status: 500,
        contentType: 'application/problem+json',
        body: JSON.stringify({
          type: 'about:blank',
          title: '',
          status: 500,
          code: 'internal',
          message: { ru: 'Внутренняя ошибка, мы уже записали её', en: 'Internal error, it has been written down' },
          requestId: '018f0000-0000-7000-8000-000000000000',
        }),
      });
    },
  );
}

async function settled(page: Page, state: string): Promise<void> {
  await page.locator('h1, [role="alert"], [role=status][aria-label]').first().waitFor({ timeout: 10_000 });
  if (state === 'loading') {
    // The screen's own code comes first; a screen without a heading of its own shows nothing but its skeleton.
    await page
      .locator('h1')
      .first()
      .waitFor({ timeout: 1500 })
      .catch(() => undefined);
    return;
  }
  await page.locator('[role=status][aria-label]:visible').first().waitFor({ state: 'hidden', timeout: 10_000 });
}

async function shoot(
  context: BrowserContext,
  screen: Screen,
  ids: Record<string, string>,
  state: string,
  path: string,
) {
  const page = await context.newPage();
  try {
    await page.goto(addressOf(screen, ids));
    await settled(page, state).catch(() => process.stdout.write(`${screen.name} did not settle (${state})\n`));
    await page.evaluate('document.fonts.ready');
    await page.screenshot({ path, animations: 'disabled' });
  } finally {
    await page.close();
  }
}

async function cookiesOf(site: Site, password: string) {
  const page = await site.page('owner', password);
  const { cookies } = await page.context().storageState();
  await page.context().close();
  return cookies;
}

let taken = 0;
for (const [filled, states] of [
  [true, ['filled', 'loading', 'error']],
  [false, ['empty']],
] as const) {
  const now = states.filter((state) => values.states.split(',').includes(state));
  if (now.length === 0) continue;
  const site = await openSite({ owner: !filled });
  const ids = filled ? (await makeWorld(site.server.services)).ids : {};
  const cookies = await cookiesOf(site, filled ? worldPassword : ownerPassword);
  for (const state of now) {
    for (const size of values.sizes.split(',')) {
      for (const theme of values.themes.split(',')) {
        for (const language of values.languages.split(',')) {
          const into = join(folder, `${state}-${size}-${theme}-${language}`);
          mkdirSync(into, { recursive: true });
          const origin = { origin: site.address, localStorage: [{ name: 'vedomo.locale', value: language }] };
          const inside = { cookies, origins: [origin] };
          const door = { cookies: [], origins: [origin] };
          const shape = {
            locale: language === 'ru' ? 'ru-RU' : 'en-GB',
            colorScheme: theme as 'light' | 'dark',
            viewport: { width: Number(size), height: size === '390' ? 844 : 768 },
          };
          const signedIn = await site.context({ ...shape, storageState: inside });
          const outside = await site.context({ ...shape, storageState: door });
          for (const context of [signedIn, outside]) await disturb(context, state);
          for (const screen of wanted) {
            // A record's page has nothing to show in an empty system.
            if (!filled && screen.path.includes('$')) continue;
            const context = screen.door ? outside : signedIn;
            await shoot(context, screen, ids, state, join(into, `${screen.name}.png`));
            taken += 1;
          }
          await signedIn.close();
          await outside.close();
        }
      }
    }
  }
  await site.close();
}
process.stdout.write(`${taken} pictures in ${folder}\n`);
