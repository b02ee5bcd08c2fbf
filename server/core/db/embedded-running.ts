// Tells a PostgreSQL that runs on a cluster from a pid file that a dead one left behind.
// A pid alone proves nothing: after a power cut or in a container it may belong to anyone.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { alive } from '#core/db/embedded-cluster.ts';
import type { Place } from '#core/db/embedded-place.ts';

/** No system gives this number to a process. */
const nobodysPid = 2_147_483_646;

/** Whether a server works on this cluster; a pid file that points at a stranger is made harmless. */
export async function isRunning(place: Place): Promise<boolean> {
  const path = join(place.cluster, 'postmaster.pid');
  if (!existsSync(path)) return false;
  const lines = readFileSync(path, 'utf8').split('\n');
  const pid = Number(lines[0]);
  if (pid > 0 && alive(pid) && isPostmaster(pid, place)) return true;
  // In a container the server may stand behind a pid that is not seen from here, but its socket is.
  if (await answers(place)) return true;
  if (pid > 0 && alive(pid)) {
    // PostgreSQL would refuse to start because of the stranger. The other lines stay: by them it sees whether
    // children of the dead server still hold its memory.
    writeFileSync(path, [nobodysPid, ...lines.slice(1)].join('\n'));
  }
  // Holds the same number; the folder is ours alone, so nothing else can have put it there.
  rmSync(join(place.sockets, '.s.PGSQL.5432.lock'), { force: true });
  return false;
}

function isPostmaster(pid: number, place: Place): boolean {
  const cluster = realpathSync(place.cluster);
  if (process.platform === 'linux') {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === cluster;
    } catch {
      return false;
    }
  }
  if (process.platform === 'win32') return true;
  const command = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
  return command.includes(cluster) || command.includes(place.cluster);
}

function answers(place: Place): Promise<boolean> {
  if (process.platform === 'win32') return Promise.resolve(false);
  return new Promise((resolve) => {
    const socket = connect(join(place.sockets, '.s.PGSQL.5432'));
    const settle = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => settle(true)).once('error', () => settle(false));
  });
}
