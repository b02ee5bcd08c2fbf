// Every screen of a list, opened as the person who sees it does: axe in either theme, no sideways scroll at 320 px, no error.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { makeWorld, worldPassword } from '../../server/world.ts';
import { openSite, type Site } from './browser.ts';
import { addressOf, type Screen } from './screens.ts';

const between = '/no/such/page';
const wide = { width: 1366, height: 768 };
const narrow = { width: 320, height: 768 };

/** Rules whose findings axe calls moderate or minor; only worse ones are counted here. */
const mild = [
  ...['aria-allowed-role', 'aria-deprecated-role', 'empty-heading', 'empty-table-header', 'form-field-multiple-labels'],
  ...['heading-order', 'html-xml-lang-mismatch', 'image-redundant-alt', 'landmark-banner-is-top-level'],
  ...['landmark-contentinfo-is-top-level', 'landmark-main-is-top-level', 'landmark-no-duplicate-banner'],
  ...['landmark-no-duplicate-contentinfo', 'landmark-no-duplicate-main', 'landmark-one-main', 'landmark-unique'],
  ...[
    'meta-viewport',
    'meta-viewport-large',
    'no-autoplay-audio',
    'page-has-heading-one',
    'presentation-role-conflict',
  ],
  ...['region', 'scope-attr-valid', 'server-side-image-map', 'skip-link', 'table-duplicate-name'],
];

/**
 * A screen has its heading, not one that was looked at already, nothing of it that can be seen is still loading, and no rows
 * stand dimmed while others come for them.
 */
async function settled(page: Page): Promise<void> {
  await page.locator('h1:not([data-looked-at]), [role="alert"]').first().waitFor();
  await page.locator('[role=status][aria-label]:visible').first().waitFor({ state: 'hidden' });
  await page.locator('[data-settling="true"]').first().waitFor({ state: 'detached' });
}

/**
 * Goes to an address as a link inside the application does: what is loaded stays loaded. The page of an unknown address
 * stands in between, so that no part of the screen before is taken for a part of this one.
 */
async function follow(page: Page, address: string): Promise<void> {
  await page.evaluate(`history.pushState({}, '', '${between}')`);
  await page.getByRole('heading', { level: 1, name: 'Такой страницы нет' }).waitFor();
  await page.setViewportSize(wide);
  if (address === between) return;
  await page.evaluate(
    `document.querySelector('h1').dataset.lookedAt = 'true'; history.pushState({}, '', '${address}')`,
  );
}

type Scheme = 'light' | 'dark';
async function colours(page: Page, scheme: Scheme): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  await page.locator(`html[data-mantine-color-scheme="${scheme}"]`).waitFor({ state: 'attached' });
}

/** The page's width once its parts have learned that the window is narrow, which they do a moment after it has become so. */
async function widthWhenNarrow(page: Page): Promise<number> {
  // Asked in one go: a test that Playwright repeats in the page would be stopped by the page's own policy of scripts.
  const width = await page.evaluate(`new Promise((done) => {
    const end = performance.now() + 5_000;
    const look = () => {
      const width = document.documentElement.scrollWidth;
      if (width <= 320 || performance.now() > end) done(width);
      else requestAnimationFrame(look);
    };
    look();
  })`);
  return Number(width);
}

/** What axe calls serious, or worse, on the page as it stands. */
async function seriousIn(page: Page, only?: string): Promise<string[]> {
  // Put into a page once; no page has frames, which would need it again.
  const there = await page.evaluate('"axe" in window');
  const axe = new AxeBuilder(there ? { page, axeSource: '0' } : { page }).setLegacyMode();
  axe.options({ resultTypes: ['violations'] });
  if (only) axe.withRules(only);
  else axe.disableRules(mild);
  const { violations } = await axe.analyze();
  return violations
    .filter((one) => one.impact === 'serious' || one.impact === 'critical')
    .map((one) => {
      const where = one.nodes.map((node) => node.target.join(' ')).slice(0, 3);
      return `${one.id} ${where.join(' | ')}`;
    });
}

/** What is wrong with these screens, seen by the owner of the test world or, at a door, by somebody not signed in. */
export async function faultsOf(screens: readonly Screen[]): Promise<string[]> {
  const site = await openSite({ owner: false });
  try {
    const { ids } = await makeWorld(site.server.services);
    const doors = screens.filter((screen) => screen.door);
    const inside = screens.filter((screen) => !screen.door);
    return [...(await lookAt(site, doors, ids, true)), ...(await lookAt(site, inside, ids, false))];
  } finally {
    await site.close();
  }
}

async function lookAt(
  site: Site,
  screens: readonly Screen[],
  ids: Record<string, string>,
  door: boolean,
): Promise<string[]> {
  if (screens.length === 0) return [];
  const problems: string[] = [];
  const context = await site.context();
  if (!door) await site.admit(context, 'owner', worldPassword);
  const page = await context.newPage();
  let name = '';
  page.on('pageerror', (error) => problems.push(`${name}: ${error.message}`));
  if (!door) {
    await page.goto('/');
    await settled(page);
  }
  let schemes: [Scheme, Scheme] = ['light', 'dark'];
  for (const screen of screens) {
    name = screen.name;
    if (door) await page.goto(addressOf(screen, ids), { waitUntil: 'commit' });
    else await follow(page, addressOf(screen, ids));
    await settled(page);
    for (const [at, scheme] of schemes.entries()) {
      await colours(page, scheme);
      // One theme differs from the other in its colours and in nothing else.
      const found = await seriousIn(page, at === 0 ? undefined : 'color-contrast');
      for (const problem of found) problems.push(`${name}, ${scheme}: ${problem}`);
    }
    // The next screen begins in the colours that this one ended in.
    schemes = [schemes[1], schemes[0]];
    await page.setViewportSize(narrow);
    const width = await widthWhenNarrow(page);
    if (width > 320) problems.push(`${name} is ${width} px wide at 320 px`);
    if (door) await page.setViewportSize(wide);
  }
  await context.close();
  return problems;
}
