import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { makeWorld, worldPassword } from '../../server/world.ts';
import { openSite, type Site } from './browser.ts';
import { addressOf, screens } from './screens.ts';

type Scheme = 'light' | 'dark';

/**
 * A screen has its heading, not one that was looked at already, nothing of it that can be seen is still loading, and no rows
 * stand dimmed while others come for them.
 */
async function settled(page: Page): Promise<void> {
  await page.locator('h1:not([data-looked-at]), [role="alert"]').first().waitFor();
  await page.locator('[role=status][aria-label]:visible').first().waitFor({ state: 'hidden' });
  await page.locator('[data-settling="true"]').first().waitFor({ state: 'detached' });
}

const between = '/no/such/page';

/**
 * Goes to an address as a link inside the application does: what is loaded stays loaded. The page of an unknown address
 * stands in between, so that no part of the screen before is taken for a part of this one.
 */
async function follow(page: Page, address: string): Promise<void> {
  await page.evaluate(`history.pushState({}, '', '${between}')`);
  await page.getByRole('heading', { level: 1, name: 'Такой страницы нет' }).waitFor();
  if (address === between) return;
  await page.evaluate(
    `document.querySelector('h1').dataset.lookedAt = 'true'; history.pushState({}, '', '${address}')`,
  );
}

async function colours(page: Page, scheme: Scheme): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  await page.locator(`html[data-mantine-color-scheme="${scheme}"]`).waitFor({ state: 'attached' });
}

/** The page's width once its parts have learned that the window is narrow, which they do a moment after it has become so. */
async function narrowWidth(page: Page): Promise<number> {
  const width = 'document.documentElement.scrollWidth';
  await page.waitForFunction(`${width} <= 320`, undefined, { timeout: 5_000 }).catch(() => undefined);
  return Number(await page.evaluate(width));
}

/** What axe calls serious, or worse, on the page as it stands. */
async function seriousIn(page: Page, only?: string): Promise<string[]> {
  // Put into a page once; no page has frames, which would need it again.
  const there = await page.evaluate('"axe" in window');
  const axe = new AxeBuilder(there ? { page, axeSource: '0' } : { page }).setLegacyMode();
  axe.options({ resultTypes: ['violations'] });
  if (only) axe.withRules(only);
  const { violations } = await axe.analyze();
  return violations
    .filter((one) => one.impact === 'serious' || one.impact === 'critical')
    .map((one) => {
      const where = one.nodes.map((node) => node.target.join(' ')).slice(0, 3);
      return `${one.id} ${where.join(' | ')}`;
    });
}

describe('every screen', () => {
  let site: Site;
  let ids: Record<string, string>;
  let cookies: Awaited<ReturnType<Awaited<ReturnType<Site['context']>>['cookies']>>;

  before(async () => {
    site = await openSite({ owner: false });
    ids = (await makeWorld(site.server.services)).ids;
    const page = await site.page('owner', worldPassword);
    ({ cookies } = await page.context().storageState());
    await page.context().close();
  });
  after(() => site.close());

  /** Every screen, opened as the person who sees it does: a door by somebody not signed in. */
  async function lookAtAll(door: boolean): Promise<string[]> {
    const problems: string[] = [];
    const context = await site.context({
      storageState: { cookies: door ? [] : cookies, origins: [] },
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    let name = '';
    page.on('pageerror', (error) => problems.push(`${name}: ${error.message}`));
    if (!door) {
      await page.goto('/');
      await settled(page);
    }
    let schemes: [Scheme, Scheme] = ['light', 'dark'];
    for (const screen of screens.filter((one) => (one.door ?? false) === door)) {
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
      await page.setViewportSize({ width: 320, height: 768 });
      const width = await narrowWidth(page);
      if (width > 320) problems.push(`${name} is ${width} px wide at 320 px`);
      await page.setViewportSize({ width: 1366, height: 768 });
    }
    await context.close();
    return problems;
  }

  it('axe finds nothing serious in either theme, nothing scrolls sideways at 320 px, nothing throws', {
    timeout: 480_000,
  }, async () => {
    assert.deepEqual([...(await lookAtAll(true)), ...(await lookAtAll(false))], []);
  });
});
