import pg from 'pg';
import { capture } from './capture.ts';
import { openDatabase } from './database.ts';

const db = await openDatabase('/tmp/vb', 1000000, console.log);
const c = new pg.Client({ connectionString: db.ownerUrl });
await c.connect();
console.log(
  (
    await c.query(
      `select (select setting from pg_settings where name='shared_buffers') sb, (select setting from pg_settings where name='work_mem') wm, pg_size_pretty(pg_database_size(current_database())) size`,
    )
  ).rows,
);
console.log(
  (
    await c.query(
      `select relname, pg_size_pretty(pg_relation_size(oid)) s, reltuples from pg_class where relkind in ('r','i') and relnamespace='public'::regnamespace order by pg_relation_size(oid) desc limit 30`,
    )
  ).rows
    .map((r) => `${r.relname} ${r.s} ${r.reltuples}`)
    .join('\n'),
);
for (const [reader, extra] of [
  ['40 groups', { departmentId: db.office.groupIds[3], sort: 'changed' }],
  ['administrator', { q: 'насосной', sort: 'changed' }],
  ['40 groups', { sort: 'registered' }],
  ['administrator', { sort: 'registered' }],
] as const) {
  const { statements } = await capture(db.services, db.office.userIds[reader], 'correspondence.letter.find', {
    direction: 'incoming',
    limit: 50,
    ...extra,
  });
  for (const s of statements) {
    for (const mode of ['force_generic_plan']) {
      await c.query(`set plan_cache_mode=${mode}`);
      await c.query(s.text, s.values);
      console.log(reader, JSON.stringify(extra));
      const r = await c.query(`explain (analyze, buffers) ${s.text}`, s.values);
      console.log(r.rows.map((x) => x['QUERY PLAN'].slice(0, 180)).join('\n'));
    }
  }
}
await c.end();
await db.stop();
