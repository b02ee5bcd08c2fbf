// The figures of the state page, each asked where it lives.
import { readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import type { Output } from '#contract/core.ts';
import type { readSystemState } from '#contract/system-state.ts';
import type { Sql } from '../db/sql.ts';
import { mailServer } from '../mail/mail-server.ts';
import type { Services } from '../services.ts';
import { seenTools } from './seen-tools.ts';

export type SystemState = Omit<Output<typeof readSystemState>, 'concerns'>;

const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
const dayMs = 86_400_000;

export async function readState(services: Services): Promise<SystemState> {
  const { config, clock, pools } = services;
  const sql = pools.read as Sql;
  const now = clock.now();
  const [database, files, journal, jobs, search, mail, people, disk, server, tools] = await Promise.all([
    one<SystemState['database']>(
      sql,
      `select current_setting('server_version') as version, $1::boolean as own, pg_database_size(current_database()) as bytes,
         (select count(*)::int from pg_stat_activity where datname = current_database()) as connections,
         current_setting('max_connections')::int as "connectionsAtMost",
         (select name from schema_migration order by run_on desc, id desc limit 1) as migration`,
      [config.databaseUrl !== undefined],
    ),
    one<{ count: number; bytes: number }>(
      sql,
      'select count(*)::int as count, coalesce(sum(size), 0)::bigint as bytes from file',
    ),
    one<SystemState['journal']>(
      sql,
      `with last as (select to_era, to_xid, to_id, at from journal_seal order by no desc limit 1)
       select (select at from last) as "lastSealAt", count(*)::int as unsealed,
         coalesce(extract(epoch from $1::timestamptz - min(at)), 0)::int as "unsealedSeconds"
       from event where not exists (select from last) or (era, xid, id) > (select to_era, to_xid, to_id from last)`,
      [now.toISOString()],
    ),
    one<SystemState['jobs']>(
      sql,
      `select count(*) filter (where attempts < max_attempts)::int as waiting,
         count(*) filter (where attempts >= max_attempts)::int as failed,
         coalesce(extract(epoch from $1::timestamptz - min(run_at) filter (where attempts < max_attempts and run_at < $1)), 0)::int
           as "oldestSeconds"
       from graphile_worker.jobs`,
      [now.toISOString()],
    ),
    one<SystemState['search']>(
      sql,
      `select (select count(*)::int from search_due) as due,
         (select count(*)::int from file_text where state in ('waiting', 'reading')) as "filesWaiting",
         (select count(*)::int from file_text where state = 'failed') as "filesFailed"`,
    ),
    one<Omit<SystemState['mail'], 'server'>>(
      sql,
      `select count(*) filter (where state in ('waiting', 'sending'))::int as waiting,
         count(*) filter (where state = 'failed')::int as failed, count(*) filter (where state = 'kept')::int as kept
       from outbox where created_at > $1`,
      [new Date(now.getTime() - 30 * dayMs).toISOString()],
    ),
    one<SystemState['people']>(
      sql,
      `select count(*) filter (where status = 'active')::int as active,
         count(*) filter (where status = 'unconfirmed')::int as unconfirmed,
         count(*) filter (where status = 'invited')::int as invited,
         count(*) filter (where status = 'deactivated')::int as deactivated,
         count(*) filter (where locked_until > $1)::int as locked,
         (select count(*)::int from user_session where expires_at > $1) as sessions,
         (select count(*)::int from event where operation like 'identity.session.%' and outcome = 'refused' and at > $2)
           as "refusedSignIns"
       from app_user`,
      [now.toISOString(), new Date(now.getTime() - dayMs).toISOString()],
    ),
    statfs(config.dataDir).catch(() => undefined),
    mailServer(services),
    seenTools(sql),
  ]);
  return {
    program: {
      version,
      node: process.version,
      startedAt: new Date(Date.now() - process.uptime() * 1000).toISOString(),
      memoryBytes: process.memoryUsage.rss(),
    },
    database,
    files: {
      ...files,
      freeBytes: (disk?.bavail ?? 0) * (disk?.bsize ?? 0),
      diskBytes: (disk?.blocks ?? 0) * (disk?.bsize ?? 0),
    },
    journal,
    jobs,
    search,
    tools,
    mail: { ...mail, server: server !== null },
    people,
  };
}

async function one<R>(sql: Sql, text: string, values: unknown[] = []): Promise<R> {
  const { rows } = await sql.query<R>(text, values);
  return rows[0] as R;
}
