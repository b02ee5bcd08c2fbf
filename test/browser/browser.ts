// A real Chromium on a real server: the system's browser, else the one that npm ships. Each test file has a server of its own.
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { ownerPassword, startTestServer, type TestServer } from '#test/support/server.ts';

export { pdfOf } from '../../server/modules/correspondence/world-scan.ts';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function openBrowser(): Promise<Browser> {
  const own = process.env.VEDOMO_CHROMIUM ?? installed.find((path) => existsSync(path));
  // Without a UTF-8 locale Chromium saves a file with a Cyrillic name as "download".
  const env = { ...(process.env as Record<string, string>), LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' };
  if (own) return chromium.launch({ executablePath: own, args: quiet, env });
  const { default: packed } = await import('@sparticuz/chromium');
  return chromium.launch({ executablePath: await packed.executablePath(), args: [...packed.args, ...quiet], env });
}

export interface Site {
  server: TestServer;
  browser: Browser;
  address: string;
  /** A page of a signed-in person, in Russian, in a browser profile of its own. */
  page(login?: string, password?: string, options?: Parameters<Browser['newContext']>[0]): Promise<Page>;
  context(options?: Parameters<Browser['newContext']>[0]): Promise<BrowserContext>;
  close(): Promise<void>;
}

/** A server with its screens on a free port, a browser and, unless a world brings its own people, an owner `owner`. */
export async function openSite(options: { owner?: boolean } = {}): Promise<Site> {
  const server = await startTestServer();
  if (options.owner ?? true) await server.owner();
  const address = await server.http.listen({ host: '127.0.0.1', port: 0 });
  const browser = await openBrowser();
  const context = (options: Parameters<Browser['newContext']>[0] = {}) =>
    browser.newContext({
      locale: 'ru-RU',
      timezoneId: 'Europe/Moscow',
      baseURL: address,
      viewport: { width: 1366, height: 768 },
      ...options,
    });
  return {
    server,
    browser,
    address,
    context,
    async page(login = 'owner', password = ownerPassword, options = {}) {
      const page = await (await context(options)).newPage();
      await page.goto('/auth/login');
      await page.getByLabel('Логин', { exact: false }).fill(login);
      await page.getByRole('textbox', { name: 'Пароль' }).fill(password);
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.pathname === '/');
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
