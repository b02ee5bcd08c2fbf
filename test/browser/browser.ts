// A real Chromium on a real server: the system's browser, else the one that npm ships. Each test file has a server of its own.
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { ownerPassword, startTestServer, type TestServer } from '#test/support/server.ts';

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
  if (own) return chromium.launch({ executablePath: own, args: quiet });
  const { default: packed } = await import('@sparticuz/chromium');
  return chromium.launch({ executablePath: await packed.executablePath(), args: [...packed.args, ...quiet] });
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

/** The smallest PDF with one page and a line of text. */
export function pdfOf(text: string): Buffer {
  const stream = `BT /F1 18 Tf 72 720 Td (${text}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let body = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = body.length;
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')}`;
  body += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(body, 'latin1');
}
