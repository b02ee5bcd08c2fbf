// LibreOffice, where it is installed: turns an office document into a PDF, alone in a folder and a profile of its own, with
// nothing of the server's environment, and is killed with all its children when it takes too long.
import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { convertMs } from './limits.ts';
import { oneAtATime } from './one-at-a-time.ts';

const names = ['soffice', 'libreoffice'];
const inTurn = oneAtATime();

/** The program itself; undefined where none is installed. `setting` is its path, or `off`. */
export async function findOffice(setting: string | undefined): Promise<string | undefined> {
  if (setting === 'off') return undefined;
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const places = setting ? [setting] : folders.flatMap((folder) => names.map((name) => join(folder, name)));
  for (const place of places) {
    const there = await access(place, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (there) return place;
  }
  return undefined;
}

/** Null when the document cannot be turned into a PDF. */
export const toPdf = (office: string, document: Buffer, extension: string): Promise<Buffer | null> =>
  inTurn(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'vedomo-preview-'));
    try {
      // The given name never reaches the disk: an office program may act on what it says.
      await writeFile(join(folder, `document.${extension}`), document, { mode: 0o600 });
      await run(office, folder, extension);
      return await readFile(join(folder, 'document.pdf')).catch(() => null);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

function run(office: string, folder: string, extension: string): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(
      office,
      [
        `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
        '--headless',
        '--norestore',
        '--nolockcheck',
        '--nodefault',
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        join(folder, `document.${extension}`),
      ],
      {
        cwd: folder,
        env: { PATH: process.env.PATH ?? '', HOME: folder, TMPDIR: folder, LANG: 'C.UTF-8' },
        stdio: 'ignore',
        // A group of its own, so that the office's children end with it.
        detached: true,
      },
    );
    const kill = () => {
      try {
        if (child.pid) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    };
    const timer = setTimeout(kill, convertMs);
    const end = () => {
      clearTimeout(timer);
      kill();
      resolve();
    };
    child.on('error', end);
    child.on('exit', end);
  });
}
