import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { makeWorld, worldPassword } from '../../server/modules/correspondence/world.ts';
import { openSite, type Site } from './browser.ts';
import { addressOf, screens } from './screens.ts';

/** The screen has its heading and nothing of it is still loading. */
async function settled(page: Page): Promise<void> {
  await page.locator('h1, [role="alert"]').first().waitFor();
  await page.locator('[role=status][aria-label]').first().waitFor({ state: 'detached' });
}

describe('every screen', () => {
  let site: Site;
  let ids: Record<string, string>;
  let cookies: Awaited<ReturnType<Awaited<ReturnType<Site['context']>>['storageState']>>;

  before(async () => {
    site = await openSite({ owner: false });
    ids = (await makeWorld(site.server.services)).ids;
    const page = await site.page('owner', worldPassword);
    cookies = await page.context().storageState();
    await page.context().close();
  });
  after(() => site.close());

  const context = (colorScheme: 'light' | 'dark', width: number) =>
    site.context({
      storageState: { cookies: cookies.cookies, origins: [] },
      colorScheme,
      viewport: { width, height: 768 },
    });

  for (const scheme of ['light', 'dark'] as const) {
    it(`axe finds nothing serious on any screen, ${scheme}`, { timeout: 240_000 }, async () => {
      const browser = await context(scheme, 1366);
      const page = await browser.newPage();
      const problems: string[] = [];
      for (const screen of screens) {
        await page.goto(addressOf(screen, ids));
        await settled(page);
        const { violations } = await new AxeBuilder({ page }).analyze();
        for (const one of violations) {
          if (one.impact !== 'serious' && one.impact !== 'critical') continue;
          problems.push(
            `${screen.name}: ${one.id} ${one.nodes
              .map((node) => node.target.join(' '))
              .slice(0, 3)
              .join(' | ')}`,
          );
        }
      }
      await browser.close();
      assert.deepEqual(problems, []);
    });
  }

  it('no screen scrolls sideways at 320 px, and none throws', { timeout: 240_000 }, async () => {
    const browser = await context('light', 320);
    const page = await browser.newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`));
    for (const screen of screens) {
      await page.goto(addressOf(screen, ids));
      await settled(page);
      const width = await page.evaluate('document.documentElement.scrollWidth');
      if (Number(width) > 320) problems.push(`${screen.name} is ${width} px wide`);
    }
    await browser.close();
    assert.deepEqual(problems, []);
  });
});
