// One PostgreSQL cluster on disk: made with a locale of its own, configured, started, found running, stopped.
// Who may use it, and when, is decided in embedded.ts.
import { createHash } from 'node:crypto';
import { chownSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { type Outcome, program, runProgram } from '#core/db/embedded-binaries.ts';
import { choosePort, passwords } from '#core/db/embedded-endpoint.ts';
import type { Place } from '#core/db/embedded-place.ts';
import { StartError } from '#core/start-error.ts';

const windows = process.platform === 'win32';
const megabyte = 1024 ** 2;

/** Makes the cluster when there is none; a half-made one of a killed start is never mistaken for it. */
export async function initCluster(place: Place, { sync = true } = {}): Promise<void> {
  for (const name of readdirSync(place.base)) {
    const pid = Number(/^new-(\d+)$/.exec(name)?.[1]);
    if (pid && !alive(pid)) rmSync(join(place.base, name), { recursive: true, force: true });
  }
  const half = join(place.base, `new-${process.pid}`);
  const args = [
    ...['-D', half, '-U', 'postgres', '--encoding=UTF8', '--no-instructions', ...(sync ? [] : ['--no-sync'])],
    // The builtin provider knows the letters of every alphabet and never changes with the system's libraries;
    // without a locale of its own initdb takes the caller's, which may be ASCII alone.
    ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    ...(windows ? ['--auth=scram-sha-256', `--pwfile=${passwords(place).file}`] : ['--auth=trust']),
  ];
  const made = await runProgram(program(place.binaries, 'initdb'), args, place.account);
  if (made.code !== 0) {
    rmSync(half, { recursive: true, force: true });
    throw new StartError(`База не создаётся в ${place.base}: ${cause(made.output)}`);
  }
  try {
    renameSync(half, place.cluster);
  } catch {
    // Another process was faster; its cluster is as good.
    rmSync(half, { recursive: true, force: true });
  }
}

/** Refuses a folder of another major version: PostgreSQL cannot open it, and it must not be tried. */
export function checkVersion(place: Place): void {
  const found = readFileSync(join(place.cluster, 'PG_VERSION'), 'utf8').trim();
  if (found === place.binaries.major) return;
  throw new StartError(
    `Папка базы ${place.cluster} сделана PostgreSQL ${found}, а здесь ${place.binaries.major}: ` +
      'перенесите данные через backup прежней версии программы и restore этой.',
  );
}

export type ClusterSettings = Record<string, string>;

export interface ClusterFiles {
  configuration: string;
  access: string;
  /** The running server shows it as `vedomo.settings`. */
  fingerprint: string;
}

/** The settings that fit this machine; an administrator's own go into `local.conf` beside them. */
export function composeSettings(place: Place, extra: ClusterSettings = {}): ClusterFiles {
  const memory = totalmem() / megabyte;
  const settings: ClusterSettings = {
    listen_addresses: windows ? '127.0.0.1' : '',
    port: String(choosePort(place)),
    unix_socket_directories: windows ? '' : place.sockets,
    unix_socket_permissions: '0700',
    max_connections: '100',
    shared_buffers: `${Math.round(Math.min(512, Math.max(32, memory / 8)))}MB`,
    effective_cache_size: `${Math.round(Math.max(128, memory / 2))}MB`,
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    max_wal_size: '1GB',
    wal_compression: 'on',
    random_page_cost: '1.1',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    datestyle: 'ISO, YMD',
    lc_messages: 'C',
    // A week of logs, each day over the one of the week before.
    logging_collector: 'on',
    log_filename: 'postgresql-%a.log',
    log_truncate_on_rotation: 'on',
    log_rotation_age: '1d',
    log_rotation_size: '0',
    // Values of a failed statement may be personal.
    log_parameter_max_length_on_error: '0',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...extra,
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`);
  const fingerprint = createHash('sha256')
    .update([place.binaries.version, ...lines].join('\n'))
    .digest('hex')
    .slice(0, 16);
  const access = windows
    ? 'host all all 127.0.0.1/32 scram-sha-256'
    : // The socket lies in a folder that only the database's account and root enter; whoever enters it could
      // read the data files and any password file as well, so a password would add a secret and no defence.
      'local all all trust';
  const configuration = ['# Written at every start. Your own settings go into local.conf in this folder.', ...lines]
    .concat(`vedomo.settings = '${fingerprint}'`, "include_if_exists = 'local.conf'", '')
    .join('\n');
  return { configuration, access: `# Written at every start.\n${access}\n`, fingerprint };
}

export function writeSettings(place: Place, files: ClusterFiles): void {
  writeOwned(place, 'pg_hba.conf', files.access);
  writeOwned(place, 'postgresql.conf', files.configuration);
}

function writeOwned(place: Place, name: string, text: string): void {
  const path = join(place.cluster, name);
  writeFileSync(path, text, { mode: 0o600 });
  if (place.account) chownSync(path, place.account.uid, place.account.gid);
}

/** Starts the server and waits until it answers; false when another process started it at the same moment. */
export async function startCluster(place: Place): Promise<boolean> {
  const log = join(place.base, 'start.log');
  rmSync(log, { force: true });
  // Recovery after a power cut may read a gigabyte of journal.
  const args = ['start', '-D', place.cluster, '-w', '-t', '900', '-s', '-l', log];
  const started = await runProgram(program(place.binaries, 'pg_ctl'), args, place.account);
  if (started.code === 0) return true;
  const said = existsSync(log) ? readFileSync(log, 'utf8') : started.output;
  if (/lock file ".*" already exists/.test(said)) return false;
  throw new StartError(`База не запускается: ${cause(`${collected(place)}\n${said}`)} (журнал: ${log})`);
}

/** The end of today's journal: after the first lines of a start PostgreSQL writes only there. */
function collected(place: Place): string {
  const folder = join(place.cluster, 'log');
  if (!existsSync(folder)) return '';
  const day = new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: 'UTC' }).format(Date.now());
  const path = join(folder, `postgresql-${day}.log`);
  return existsSync(path) ? readFileSync(path, 'utf8').slice(-4000) : '';
}

/** Stops the server as cleanly as time allows: running statements are cancelled, everything committed is on disk. */
export async function stopCluster(place: Place): Promise<void> {
  const stop = (mode: string, seconds: string): Promise<Outcome> =>
    runProgram(
      program(place.binaries, 'pg_ctl'),
      ['stop', '-D', place.cluster, '-m', mode, '-w', '-t', seconds, '-s'],
      place.account,
    );
  const stopped = await stop('fast', '60');
  if (stopped.code !== 0 && existsSync(join(place.cluster, 'postmaster.pid'))) await stop('immediate', '30');
}

/** The telling line of what PostgreSQL said. */
function cause(output: string): string {
  const lines = output.split('\n').map((line) => line.trim());
  const line = lines.findLast((text) => /(FATAL|PANIC):/.test(text)) ?? lines.find((text) => /error:/i.test(text));
  return (line ?? lines.findLast(Boolean) ?? 'без объяснений').replace(/^.*?(FATAL|PANIC|error):\s*/i, '');
}

export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
