// Lines of the roster as they are shown, and what they name checked.
import type { Output } from '#contract/core.ts';
import type { addDutyLine } from '#contract/shifts.ts';
import type { Sql } from '../db/sql.ts';
import { sqlOf } from '../handle.ts';
import { Refusal, refuseField } from '../refusal.ts';
import type { AnyUnit } from '../unit.ts';

export type DutyLine = Output<typeof addDutyLine>;

/** `area`: groups and people whose lines are meant; null: all. */
export async function dutyLines(sql: Sql, area: readonly string[] | null, id: string | null = null) {
  const { rows } = await sql.query<DutyLine>(
    `select l.id, json_build_object('id', p.id, 'name', p.name) as person,
       case when g.id is null then null else json_build_object('id', g.id, 'name', g.name) end as "group",
       l.weekdays, l.from_minute as "fromMinute", l.until_minute as "untilMinute", l.starts_on::text as "startsOn",
       l.ends_on::text as "endsOn", l.working_days_only as "workingDaysOnly", l.version
     from duty_line l join principal p on p.id = l.user_id left join principal g on g.id = l.group_id
     where ($1::uuid is null or l.id = $1) and ($2::uuid[] is null or l.user_id = any($2)
       or exists (select from group_member m where m.principal_id = l.user_id and m.group_id = any($2)))
     order by p.name, l.user_id, l.from_minute, l.id limit 2000`,
    [id, area],
  );
  return rows;
}

export async function oneLine(unit: AnyUnit, id: string): Promise<DutyLine> {
  const [line] = await dutyLines(sqlOf(unit), null, id);
  if (!line) throw new Refusal('not_found');
  return line;
}

export async function requireNamed(unit: AnyUnit, userId: string, groupId: string | null | undefined): Promise<void> {
  const { rows } = await sqlOf(unit).query<{ person: boolean; group: boolean }>(
    `select exists (select from app_user where id = $1 and status = 'active') as person,
       $2::uuid is null or exists (select from user_group where id = $2 and archived_at is null) as "group"`,
    [userId, groupId ?? null],
  );
  if (!rows[0]?.person) throw refuseField('userId', 'duty_person_unknown');
  if (!rows[0]?.group) throw refuseField('groupId', 'not_found');
}
