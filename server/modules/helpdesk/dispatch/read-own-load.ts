// The executor's own load, unread questions and nearest deadlines.
import { readOwnLoad } from '#contract/helpdesk.ts';
import { dispatchSetting } from '#contract/settings/dispatch.ts';
import { workOf } from '#core/actor.ts';
import { sqlOf } from '#core/handle.ts';
import { settingIn } from '#core/settings/value.ts';
import { query } from '../tables.ts';
import { loadOf, noLoad } from './load.ts';

const shown = 5;

export const readOwnLoadQuery = query(readOwnLoad, async (reader) => {
  const rules = await settingIn(reader, dispatchSetting);
  const me = workOf(reader.actor);
  const sql = sqlOf(reader);
  const load = (await loadOf(sql, [me], reader.moment, rules)).get(me) ?? noLoad;
  const mine = `from record r join ticket t on t.id = r.id where r.kind = 'ticket'
    and r.state_group in ('new', 'work', 'waiting') and r.responsible_id = $1`;
  const next = await sql.query<{ id: string; number: string | null; title: string; dueAt: string }>(
    `select r.id, r.number, r.title, r.due_at as "dueAt" ${mine} and r.due_at is not null order by r.due_at, r.id limit ${shown}`,
    [me],
  );
  const unread = await sql.query<{ count: number }>(`select count(*)::int as count ${mine} and t.awaits_us`, [me]);
  const own = await sql.query<{ full: number | null }>(
    'select full_minutes as full from ticket_capacity where principal_id = $1',
    [me],
  );
  return {
    load,
    fullMinutes: own.rows[0]?.full ?? rules.dayHours * 60,
    unread: unread.rows[0]?.count ?? 0,
    next: next.rows.map((row) => ({ ...row, dueAt: new Date(row.dueAt).toISOString() })),
  };
});
