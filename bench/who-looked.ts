// «Кто смотрел на этого человека» in a journal of ten million events, over HTTP: somebody often shown, somebody hardly ever.
// The events are written by SQL, without seals: what is measured is the reading.
import pg from 'pg';
import { startChild } from '#test/support/child-server.ts';
import type { BenchDatabase } from './database.ts';
import { load } from './http.ts';

export interface WhoLookedCell {
  whom: string;
  events: number;
  shown: number;
  p50: number;
  p95: number;
  failures: number;
}

const people = 20_000;
const chunk = 500_000;
const firstMonth = '2025-12-01T00:00:00Z';
const personOf = (number: string) => `('00000000-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;

/**
 * One event in fifty shows a page of 50 people, the others one; each person is shown about as often as any other, but one of
 * them, whom every hundredth event is about. Indexes are made after the rows, as a restore does it.
 */
async function ensureEvents({ ownerUrl, office }: BenchDatabase, wanted: number, say: (line: string) => void) {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query(
      `with given as (insert into user_role (user_id, role_key) values ($1, 'privacy') on conflict do nothing returning 1)
       update rights_version set version = version + 1 where exists (select from given)`,
      [office.userIds.administrator],
    );
    const { rows } = await owner.query<{ count: number }>(`select reltuples::bigint::int as count from pg_class
      where relname = 'event_2026_01'`);
    if ((rows[0]?.count ?? 0) > 0) return;
    await owner.query(`insert into data_subject (id, kind, wrapped_key)
      select ${personOf('n')}, 'contact', '\\x00' from generate_series(0, ${people}) n on conflict do nothing`);
    await owner.query('select journal_make_partitions(11, $1)', [firstMonth]);
    const indexes = await owner.query<{ name: string; made: string }>(
      `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as made from pg_index
       where indrelid = 'event'::regclass and not indisprimary`,
    );
    for (const { name } of indexes.rows) await owner.query(`drop index ${name}`);
    for (let from = 0; from < wanted; from += chunk) {
      await owner.query(
        `insert into event (id, at, operation, outcome, actor_id, actor_kind, subject_ids, data, mac)
         select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(n & 4095), 3, '0')
             || '8' || lpad(to_hex(n), 15, '0'))::uuid, at,
           case when n % 50 = 0 then 'contacts.contact.list' else 'contacts.contact.read' end, 'read',
           ($1::uuid[])[1 + n % $2::int], 'user',
           case when n % 50 = 0 then (select array_agg(${personOf(`1 + (n::bigint * 7919 + k * 401) % ${people}`)}) from generate_series(1, 50) k)
             when n % 100 = 1 then array[${personOf('0')}]
             else array[${personOf(`1 + (n::bigint * 104729) % ${people}`)}] end,
           '{}', '\\x00'
         from generate_series($3::int, $4::int) n
         cross join lateral (select $5::timestamptz + n * (interval '355 days' / $6::int) as at) t`,
        [
          Object.values(office.userIds),
          Object.values(office.userIds).length,
          from,
          from + chunk - 1,
          firstMonth,
          wanted,
        ],
      );
      say(`  ${from + chunk} events`);
    }
    // What PostgreSQL tells of a partitioned index leaves the partitions out.
    for (const { made } of indexes.rows) await owner.query(made.replace(' ON ONLY ', ' ON '));
    await owner.query('vacuum analyze event');
  } finally {
    await owner.end();
  }
}

export async function benchWhoLooked(
  database: BenchDatabase,
  events: number,
  seconds: number,
  say: (line: string) => void,
): Promise<WhoLookedCell[]> {
  await ensureEvents(database, events, say);
  const server = await startChild(database.environment, ['--role', 'web', '--no-migrate']);
  const headers = { authorization: `Bearer ${database.office.tokens.administrator}` };
  const { rows } = await database.services.pools.read.query<{ often: string; seldom: string }>(
    `select ${personOf('0')} as often, ${personOf('77')} as seldom`,
  );
  try {
    const cells: WhoLookedCell[] = [];
    for (const [whom, id] of Object.entries(rows[0] as Record<string, string>)) {
      for (const [period, days] of [
        ['ever', ''],
        ['one month', '?from=2026-06-01&to=2026-06-30'],
      ] as const) {
        const request = { method: 'GET' as const, path: `/api/privacy/subjects/${id}/readers${days}`, headers };
        await load(server.address, () => request, { connections: 1, seconds: 0.5 });
        const done = await load(server.address, () => request, { connections: 1, seconds });
        const counted = await database.services.pools.read.query<{ n: number }>(
          'select count(*)::int as n from event where subject_ids @> array[$1::uuid]',
          [id],
        );
        cells.push({
          whom: `${whom}, ${period}`,
          events,
          shown: counted.rows[0]?.n ?? 0,
          p50: done.p50,
          p95: done.p95,
          failures: done.failures,
        });
      }
    }
    return cells;
  } finally {
    await server.stop();
  }
}
