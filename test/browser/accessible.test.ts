import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { makeWorld, worldPassword } from '../../server/modules/correspondence/world.ts';
import { openSite, type Site } from './browser.ts';
import { addressOf, type Screen, screens } from './screens.ts';

/** The screen has its heading and nothing of it that can be seen is still loading. */
async function settled(page: Page): Promise<void> {
  await page.locator('h1, [role="alert"]').first().waitFor();
  await page.locator('[role=status][aria-label]:visible').first().waitFor({ state: 'hidden' });
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

  /** Opens every screen in its turn, each as the person who sees it does: a door by somebody not signed in. */
  async function eachScreen(
    width: number,
    look: (page: Page, screen: Screen) => Promise<void>,
    opened: (page: Page) => void = () => undefined,
  ): Promise<void> {
    for (const door of [false, true]) {
      const browser = await site.context({
        storageState: { cookies: door ? [] : cookies, origins: [] },
        viewport: { width, height: 768 },
        reducedMotion: 'reduce',
      });
      const page = await browser.newPage();
      opened(page);
      for (const screen of screens.filter((one) => (one.door ?? false) === door)) {
        await page.goto(addressOf(screen, ids));
        await settled(page);
        await look(page, screen);
      }
      await browser.close();
    }
  }

  /** What axe calls serious, or worse, on the page as it stands in these colours. */
  async function seriousIn(page: Page, scheme: 'light' | 'dark'): Promise<string[]> {
    await page.emulateMedia({ colorScheme: scheme });
    await page.locator(`html[data-mantine-color-scheme="${scheme}"]`).waitFor();
    const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
    // Dark differs from light in its colours and in nothing else.
    const { violations } = await (scheme === 'dark' ? axe.withRules('color-contrast') : axe).analyze();
    return violations
      .filter((one) => one.impact === 'serious' || one.impact === 'critical')
      .map((one) => {
        const where = one.nodes.map((node) => node.target.join(' ')).slice(0, 3);
        return `${scheme}: ${one.id} ${where.join(' | ')}`;
      });
  }

  it('axe finds nothing serious on any screen, light or dark', { timeout: 480_000 }, async () => {
    const problems: string[] = [];
    await eachScreen(1366, async (page, screen) => {
      for (const scheme of ['light', 'dark'] as const) {
        for (const problem of await seriousIn(page, scheme)) problems.push(`${screen.name}, ${problem}`);
      }
      await page.emulateMedia({ colorScheme: 'light' });
    });
    assert.deepEqual(problems, []);
  });

  it('no screen scrolls sideways at 320 px, and none throws', { timeout: 480_000 }, async () => {
    const problems: string[] = [];
    await eachScreen(
      320,
      async (page, screen) => {
        const width = await page.evaluate('document.documentElement.scrollWidth');
        if (Number(width) > 320) problems.push(`${screen.name} is ${width} px wide`);
      },
      (page) => page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`)),
    );
    assert.deepEqual(problems, []);
  });
});
