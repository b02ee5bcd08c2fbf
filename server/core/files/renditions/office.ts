// LibreOffice, where it is installed: turns an office document into a PDF, alone in a folder and a profile of its own, with
// nothing of the server's environment, and is killed with all its children when it takes too long.
import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { convertMs } from './limits.ts';
import { oneAtATime } from './one-at-a-time.ts';

const names = ['soffice', 'libreoffice'];
const inTurn = oneAtATime();
const prefix = 'vedomo-preview-';

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
    await removeLeft();
    const folder = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
    try {
      // The given name never reaches the disk: an office program may act on what it says.
      await writeFile(join(folder, `document.${extension}`), document, { mode: 0o600 });
      await mkdir(join(folder, 'profile/user'), { recursive: true });
      await writeFile(join(folder, 'profile/user/registrymodifications.xcu'), profile);
      await run(office, folder, extension);
      return await readFile(join(folder, 'document.pdf')).catch(() => null);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

/** Nothing in a document runs, and nothing is fetched for it: linked pictures and texts lie wherever its author wanted. */
const setting = (path: string, name: string, value: string): string =>
  `<item oor:path="/org.openoffice.${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`;
const profile = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
${[
  setting('Office.Common/Security/Scripting', 'MacroSecurityLevel', '3'),
  setting('Office.Common/Security/Scripting', 'DisableMacrosExecution', 'true'),
  setting('Office.Common/Security/Scripting', 'DisableActiveContent', 'true'),
  setting('Office.Common/Security/Scripting', 'BlockUntrustedRefererLinks', 'true'),
  // What asks for an address all the same is led to a door behind which there is nobody.
  setting('Inet/Settings', 'ooInetProxyType', '2'),
  ...['HTTP', 'HTTPS', 'FTP'].flatMap((kind) => [
    setting('Inet/Settings', `ooInet${kind}ProxyName`, '127.0.0.1'),
    setting('Inet/Settings', `ooInet${kind}ProxyPort`, '9'),
  ]),
].join('\n')}
</oor:items>
`;

/** Folders of a program that was killed while it converted: documents lie in them in the clear. */
async function removeLeft(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    const pid = Number(name.slice(prefix.length).split('-')[0]);
    if (pid === process.pid || isRunning(pid)) continue;
    await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined);
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

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
