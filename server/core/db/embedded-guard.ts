// Who works on the embedded database: a connection that holds an advisory lock for as long as its process lives.
// PostgreSQL drops it the moment the process dies, so no stale lock file can lie.
import pg from 'pg';
import { urlOf } from '#core/db/embedded-endpoint.ts';
import type { Place } from '#core/db/embedded-place.ts';

const serverLock = 7_300_001;
const commandLock = 7_300_002;

export interface Guard {
  client: pg.Client;
  /** The settings that the running PostgreSQL was started with, as a fingerprint. */
  settings: string;
  /** Resolves when the connection breaks. */
  lost: Promise<void>;
  end(): Promise<void>;
}

export async function connectGuard(place: Place): Promise<Guard> {
  const client = new pg.Client({
    connectionString: urlOf(place, 'postgres', 'postgres'),
    application_name: `vedomo ${process.pid}`,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  const lost = new Promise<void>((resolve) => {
    client.on('error', () => resolve());
    client.on('end', () => resolve());
  });
  await client.connect();
  const { rows } = await client.query<{ settings: string }>(
    "select coalesce(current_setting('vedomo.settings', true), '') as settings",
  );
  return { client, settings: rows[0]?.settings ?? '', lost, end: () => client.end().catch(() => undefined) };
}

async function attempt(guard: Guard, call: string, lock: number): Promise<boolean> {
  const { rows } = await guard.client.query<{ done: boolean }>(`select ${call}($1) as done`, [lock]);
  return rows[0]?.done ?? false;
}

/** Takes the place of the one server; false while another has it. */
export function holdServer(guard: Guard): Promise<boolean> {
  return attempt(guard, 'pg_try_advisory_lock', serverLock);
}

export async function joinAsCommand(guard: Guard): Promise<void> {
  await guard.client.query('select pg_advisory_lock_shared($1)', [commandLock]);
}

/** Whether neither a server nor another command is left; then nobody can come until this one is done. */
export async function lastOneOut(guard: Guard): Promise<boolean> {
  try {
    await attempt(guard, 'pg_advisory_unlock_shared', commandLock);
    return (await holdServer(guard)) && (await attempt(guard, 'pg_try_advisory_lock', commandLock));
  } catch {
    return false;
  }
}

/** The process of the server, and how many commands are at work. */
export async function holders(guard: Guard): Promise<{ server?: string; commands: number }> {
  const { rows } = await guard.client.query<{ lock: number; name: string }>(
    `select l.objid::int as lock, a.application_name as name
       from pg_locks l join pg_stat_activity a using (pid)
      where l.locktype = 'advisory' and l.granted and l.objid::int in ($1, $2) and l.pid <> pg_backend_pid()`,
    [serverLock, commandLock],
  );
  const server = rows.find(({ lock }) => lock === serverLock)?.name.replace(/\D+/, '');
  return { server, commands: rows.filter(({ lock }) => lock === commandLock).length };
}
