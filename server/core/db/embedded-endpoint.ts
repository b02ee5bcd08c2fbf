// How this program reaches the embedded database: a unix socket in a closed folder, or, on Windows, which has no
// such folders, a port of this computer with passwords that only the owner of the data folder can read.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Place } from '#core/db/embedded-place.ts';

const windows = process.platform === 'win32';

export interface Passwords {
  postgres: string;
  vedomo_owner: string;
  vedomo_app: string;
  /** Holds the superuser's alone, for initdb. */
  file: string;
}

/** The passwords of the three roles, made once. */
export function passwords(place: Place): Passwords {
  const path = join(place.base, 'passwords.json');
  const file = join(place.base, 'password');
  try {
    return { ...(JSON.parse(readFileSync(path, 'utf8')) as Omit<Passwords, 'file'>), file };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const word = () => randomBytes(24).toString('hex');
  const made = { postgres: word(), vedomo_owner: word(), vedomo_app: word() };
  writeFileSync(file, made.postgres, { mode: 0o600 });
  writeFileSync(path, JSON.stringify(made), { mode: 0o600 });
  return { ...made, file };
}

/** The port of the cluster: sockets need none of their own; on Windows a free one, kept for the next start. */
export function choosePort(place: Place): number {
  if (!windows) return 5432;
  const path = join(place.base, 'port');
  try {
    return Number(readFileSync(path, 'utf8'));
  } catch {
    const script =
      'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})';
    const port = Number(spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' }).stdout);
    writeFileSync(path, String(port));
    return port;
  }
}

/** The connection string of a role, in the form that both `pg` and the URL class read. */
export function urlOf(place: Place, role: 'postgres' | 'vedomo_owner' | 'vedomo_app', database: string): string {
  if (windows)
    return `postgresql://${role}:${passwords(place)[role]}@127.0.0.1:${choosePort(place)}/${database}?sslmode=disable`;
  return `postgresql://${role}@localhost:5432/${database}?host=${encodeURIComponent(place.sockets)}&sslmode=disable`;
}
