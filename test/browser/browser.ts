// A real Chromium on a real server; each test file has a server of its own.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { ownerPassword, startTestServer, type TestServer } from '#test/support/server.ts';
import { openBrowser } from './chromium.ts';

export { pdfOf } from '../../server/modules/correspondence/world-scan.ts';

type ContextOptions = Parameters<Browser['newContext']>[0];

export interface Site {
  server: TestServer;
  browser: Browser;
  address: string;
  /** A browser profile of its own, in Russian. */
  context(options?: ContextOptions): Promise<BrowserContext>;
  /** Signs a person in without a screen. */
  admit(context: BrowserContext, login: string, password: string): Promise<void>;
  /** An empty page of a signed-in person; all pages of one person lie in one profile, which keeps what it has loaded. */
  page(login?: string, password?: string, options?: ContextOptions): Promise<Page>;
  /** Signs in by the screen. */
  signIn(login: string, password: string): Promise<Page>;
  close(): Promise<void>;
}

/** A server with its screens on a free port, a browser and, unless a world brings its own people, an owner `owner`. */
export async function openSite(options: { owner?: boolean } = {}): Promise<Site> {
  const server = await startTestServer();
  if (options.owner ?? true) await server.owner();
  const address = await server.http.listen({ host: '127.0.0.1', port: 0 });
  const browser = await openBrowser();
  const profiles = new Map<string, Promise<BrowserContext>>();
  const context = (options: ContextOptions = {}) =>
    browser.newContext({
      locale: 'ru-RU',
      timezoneId: 'Europe/Moscow',
      baseURL: address,
      viewport: { width: 1366, height: 768 },
      // Nothing is proved by watching things move, and each frame costs.
      reducedMotion: 'reduce',
      ...options,
    });
  const admit = async (context: BrowserContext, login: string, password: string) => {
    const answer = await context.request.post('/api/auth/sign-in', {
      data: { login, password },
      headers: { origin: address },
    });
    if (answer.status() !== 200) throw new Error(`sign-in of ${login}: ${answer.status()} ${await answer.text()}`);
  };
  const admitted = async (key: string, login: string, password: string, options?: ContextOptions) => {
    const profile = await context(options);
    // A test that closes its profile leaves the next one to a new one.
    profile.on('close', () => profiles.delete(key));
    await admit(profile, login, password);
    return profile;
  };
  return {
    server,
    browser,
    address,
    context,
    admit,
    async page(login = 'owner', password = ownerPassword, options = undefined) {
      const key = `${login} ${JSON.stringify(options)}`;
      const profile = profiles.get(key) ?? admitted(key, login, password, options);
      profiles.set(key, profile);
      return (await profile).newPage();
    },
    async signIn(login, password) {
      const page = await (await context()).newPage();
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
