// Who is on duty at a moment: the one answer for proposals, night notices, bots and screens.
import type { Output } from '#contract/core.ts';
import type { startShift } from '#contract/shifts.ts';
import type { Sql } from '../db/sql.ts';

export type ShiftView = Output<typeof startShift>;

const selectShifts = `select s.id, json_build_object('id', p.id, 'name', p.name) as person,
    case when g.id is null then null else json_build_object('id', g.id, 'name', g.name) end as "group",
    s.started_at as since, s.ends_at as until, s.line_id is not null as planned
  from shift s join principal p on p.id = s.user_id join app_user u on u.id = s.user_id and u.status = 'active'
    left join principal g on g.id = s.group_id
  where s.ended_at is null and s.ends_at > $1`;

/** Open shifts, by name; of `ids` alone when they are given. */
export async function shiftsAt(sql: Sql, now: string, ids?: readonly string[]): Promise<ShiftView[]> {
  const { rows } = await sql.query<ShiftView>(
    `${selectShifts} ${ids ? 'and s.user_id = any($2::uuid[])' : ''} order by p.name, p.id`,
    ids ? [now, ids] : [now],
  );
  return rows.map((row) => ({
    ...row,
    since: new Date(row.since).toISOString(),
    until: new Date(row.until).toISOString(),
  }));
}

export const shiftOf = async (sql: Sql, now: string, userId: string): Promise<ShiftView | null> =>
  (await shiftsAt(sql, now, [userId]))[0] ?? null;

/** Of these people, and members of these groups, those on duty: for the group asked about, or for all of their queues. */
export async function onDutyAmong(sql: Sql, now: string, principalIds: readonly string[]): Promise<string[]> {
  if (principalIds.length === 0) return [];
  const { rows } = await sql.query<{ id: string }>(
    `select distinct s.user_id as id from shift s join app_user u on u.id = s.user_id and u.status = 'active'
     where s.ended_at is null and s.ends_at > $1 and (s.user_id = any($2::uuid[]) or exists (
       select from group_member m where m.principal_id = s.user_id and m.group_id = any($2::uuid[])
         and (s.group_id is null or s.group_id = m.group_id)))
     order by 1`,
    [now, principalIds],
  );
  return rows.map(({ id }) => id);
}
