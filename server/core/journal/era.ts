// Eras: transaction numbers restart when the data moves to another cluster, so places are compared by era first.
import type { Clock } from '#core/clock.ts';
import type { Sql } from '#core/db/sql.ts';

/**
 * Makes sure that events get the era of the cluster they are written in. Run with the owner's connection at every start,
 * before anything writes, and with `restored` after a restore. Returns the era.
 */
export async function ensureEra(sql: Sql, clock: Clock, options: { restored?: boolean } = {}): Promise<number> {
  const { rows } = await sql.query<{ era: number; identifier: string }>(
    'select era, system_identifier as identifier from journal_era order by era desc limit 1',
  );
  const last = rows[0];
  const identifier = await clusterIdentifier(sql);
  const known = last?.era ?? 1;
  const moved = options.restored || (last && last.identifier !== identifier) || (await isAheadOfCluster(sql, known));
  const era = moved ? known + 1 : known;
  if (!last || moved) {
    await sql.query(
      'insert into journal_era (era, system_identifier, started_at) values ($1, $2, $3) on conflict (era) do nothing',
      [era, identifier, clock.now().toISOString()],
    );
  }
  // A fresh schema starts with era 1, whatever eras a restore has brought.
  const written = await sql.query<{ era: string }>(
    `select pg_get_expr(d.adbin, d.adrelid) as era from pg_attrdef d
     join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
     where d.adrelid = 'event'::regclass and a.attname = 'era'`,
  );
  if (written.rows[0]?.era !== String(era)) {
    await sql.query(`alter table event alter column era set default ${Math.trunc(era)}`);
  }
  return era;
}

async function clusterIdentifier(sql: Sql): Promise<string> {
  const allowed = await sql.query<{ allowed: boolean }>(
    `select has_function_privilege('pg_control_system()', 'execute') as allowed`,
  );
  if (!allowed.rows[0]?.allowed) return 'unknown';
  const { rows } = await sql.query<{ identifier: string }>(
    'select system_identifier::text as identifier from pg_control_system()',
  );
  return rows[0]?.identifier ?? 'unknown';
}

/** Events of this era from transactions that this cluster has not begun yet: they come from another one. */
async function isAheadOfCluster(sql: Sql, era: number): Promise<boolean> {
  const { rows } = await sql.query(
    'select from event where era = $1 and xid >= pg_snapshot_xmax(pg_current_snapshot()) limit 1',
    [era],
  );
  return rows.length > 0;
}
