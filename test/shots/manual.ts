// `npm run manual-pictures`: the pictures of the manual, taken in a small demonstration made for them, into docs/pictures,
// which git ignores; then the web application is built anew with them. `-- --only list,letter` takes some.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { refreshDue } from '#core/search/due.ts';
import { followToSearch } from '#core/search/follow.ts';
import { readWaitingFiles } from '#core/search/texts/read-waiting.ts';
import { makeDemo } from '../../server/demo/make-demo.ts';
import { picturesFolder } from '../../web/app/help/read-manual.ts';
import { openSite, type Site } from '../browser/browser.ts';
import { type ManualPicture, manualPictures } from './manual-pictures.ts';

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const asked = values.only?.split(',');
const say = (line: string) => process.stdout.write(`${line}\n`);
const settleMs = 20_000;

/** What moves or comes later has come to rest. */
async function settled(page: Page): Promise<void> {
  await page.locator('h1, form').first().waitFor({ timeout: settleMs });
  await page.locator('[role=status][aria-label]:visible').first().waitFor({ state: 'hidden', timeout: settleMs });
  await page.evaluate('document.fonts.ready');
}

/** The part as far as the window shows it: nothing is scrolled for a picture. */
async function seenPart(part: Locator, around: number) {
  const box = await part.boundingBox();
  const window = part.page().viewportSize();
  if (!box || !window) throw new Error('the part is not to be seen');
  const [x, y] = [Math.max(0, box.x - around), Math.max(0, box.y - around)];
  return {
    x,
    y,
    width: Math.min(window.width, box.x + box.width + around) - x,
    height: Math.min(window.height, box.y + box.height + around) - y,
  };
}

async function take(context: BrowserContext, picture: ManualPicture): Promise<void> {
  const page = await context.newPage();
  page.setDefaultTimeout(settleMs);
  try {
    if (picture.height) await page.setViewportSize({ width: 1366, height: picture.height });
    await page.goto(picture.path);
    await settled(page);
    await picture.prepare?.(page);
    await settled(page);
    const shot = { path: join(picturesFolder, `${picture.name}.png`), animations: 'disabled', caret: 'hide' } as const;
    await page.screenshot({
      ...shot,
      ...(picture.part ? { clip: await seenPart(picture.part(page), picture.around ?? 0) } : {}),
    });
    say(picture.name);
  } finally {
    await page.close();
  }
}

/** One signed-in profile for each person and size. */
function profiles(site: Site, password: string) {
  const known = new Map<string, Promise<BrowserContext>>();
  return ({ who, phone }: ManualPicture): Promise<BrowserContext> => {
    const key = `${who} ${phone ?? false}`;
    const shape = {
      colorScheme: 'light' as const,
      deviceScaleFactor: 2,
      ...(phone ? { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } : {}),
    };
    const open = async () =>
      who ? (await site.page(`demo-${who}`, password, shape)).context() : await site.context(shape);
    const context = known.get(key) ?? open();
    known.set(key, context);
    return context;
  };
}

const site = await openSite({ owner: false });
let failed = 0;
try {
  const { services, ownerUrl } = site.server;
  const { password } = await makeDemo(services, { letters: 2_000, tickets: 300, files: 60, ownerUrl }, say);
  // What the worker would do by itself meanwhile: letters and papers become searchable.
  await followToSearch(services);
  await refreshDue(services);
  await readWaitingFiles(services);
  await refreshDue(services);
  mkdirSync(picturesFolder, { recursive: true });
  const profileOf = profiles(site, password);
  for (const picture of manualPictures.filter((one) => !asked || asked.includes(one.name)))
    await take(await profileOf(picture), picture).catch((error: Error) => {
      failed += 1;
      say(`${picture.name}: ${error.message.split('\n')[0]}`);
    });
} finally {
  await site.close();
}
say(`Картинки руководства: ${picturesFolder}`);
if (failed > 0) process.exitCode = 1;
else execFileSync(process.execPath, [join(import.meta.dirname, '../../bin/prepare.mjs')], { stdio: 'inherit' });
