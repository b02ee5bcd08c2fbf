// The browser of the tests: the headless shell that npm ships, unpacked once, which draws no window and so asks for half of
// the processor's time that a whole browser does; where it does not run, the system's browser. VEDOMO_CHROMIUM names another.
import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs';
import { link, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const root = join(import.meta.dirname, '../..');
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The packed program lies in .cache, a file for each version; of two who unpack at once the first is taken. */
async function unpacked(): Promise<string | undefined> {
  const packed = join(root, 'node_modules', '@sparticuz', 'chromium');
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(packed)) return undefined;
  const { version } = JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8')) as { version: string };
  const folder = join(root, '.cache', 'chromium');
  const path = join(folder, `headless-shell-${version}`);
  if (existsSync(path)) return path;
  await mkdir(folder, { recursive: true });
  const half = `${path}.${process.pid}`;
  const from = createReadStream(join(packed, 'bin', 'chromium.br'), { highWaterMark: 4 << 20 });
  await pipeline(
    from,
    createBrotliDecompress({ chunkSize: 2 << 20 }),
    createWriteStream(half, { mode: 0o755, highWaterMark: 4 << 20 }),
  );
  // Not laid over another's: a browser that runs from a file that was replaced falls when it starts its next part.
  await link(half, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(half);
  return path;
}

async function launch(executablePath: string): Promise<Browser> {
  // Without a UTF-8 locale Chromium saves a file with a Cyrillic name as "download".
  const env = { ...(process.env as Record<string, string>), LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' };
  return chromium.launch({ executablePath, args: quiet, env });
}

export async function openBrowser(): Promise<Browser> {
  const own = process.env.VEDOMO_CHROMIUM;
  if (own) return launch(own);
  const shell = await unpacked();
  const system = installed.find((path) => existsSync(path));
  if (!shell && !system) throw new Error('there is no Chromium: name one in VEDOMO_CHROMIUM');
  if (!shell || !system) return launch(String(shell ?? system));
  return launch(shell).catch(() => launch(system));
}
