// How much people have to do: norm-minutes of their open tickets, those on hold weighing little. One walk over the index of
// open tickets, and over that of unclosed ones for their categories: no row of either table is touched.
import type { Output } from '#contract/core.ts';
import type { readOwnLoad } from '#contract/helpdesk.ts';
import type { SettingValue } from '#contract/setting.ts';
import type { dispatchSetting } from '#contract/settings/dispatch.ts';
import type { Sql } from '#core/db/sql.ts';

export type Load = Output<typeof readOwnLoad>['load'];
export type DispatchRules = SettingValue<typeof dispatchSetting>;
export const noLoad: Load = { minutes: 0, open: 0, waiting: 0, overdue: 0 };

export const loadStatement = `
  select r.responsible_id as id, count(*)::int as open, count(*) filter (where r.state_group = 'waiting')::int as waiting,
    count(*) filter (where r.due_at < $2)::int as overdue,
    round(sum(coalesce(c.norm_minutes, $3::int) * case when r.state_group = 'waiting' then $4::int / 100.0 else 1 end))::int as minutes
  from record r join ticket t on t.id = r.id join ticket_category c on c.id = t.category_id
  where r.kind = 'ticket' and r.state_group in ('new', 'work', 'waiting') and r.responsible_id = any($1::uuid[])
    and t.closed_at is null
  group by r.responsible_id`;

export async function loadOf(
  sql: Sql,
  ids: readonly string[],
  now: string,
  { normMinutes, waitingPercent }: DispatchRules,
): Promise<Map<string, Load>> {
  const { rows } = await sql.query<Load & { id: string }>(loadStatement, [ids, now, normMinutes, waitingPercent]);
  return new Map(rows.map(({ id, ...load }) => [id, load]));
}
