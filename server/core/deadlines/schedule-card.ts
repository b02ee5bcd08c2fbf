// Work schedules as they are shown, and what a new version of one must be.
import type { ScheduleCard, ScheduleContent } from '#contract/deadlines.ts';
import { sqlOf } from '../handle.ts';
import type { AnyReader } from '../reader.ts';
import { Refusal, refuseField } from '../refusal.ts';
import type { AnyUnit } from '../unit.ts';
import { faultOf } from './schedule.ts';
import { scheduleOf } from './versions.ts';
import { isZone } from './zone-offsets.ts';

const select = `select s.id, s.name, s.enabled, s.current, s.version, v.zone, v.week, v.follows_calendar as "followsCalendar",
    v.worked_day_as as "workedDayAs"
  from work_schedule s join work_schedule_version v on v.schedule_id = s.id and v.version = s.current`;

export async function readSchedules(handle: AnyReader | AnyUnit): Promise<ScheduleCard[]> {
  return (await sqlOf(handle).query<ScheduleCard>(`${select} order by s.enabled desc, s.name, s.id`)).rows;
}

export async function readSchedule(handle: AnyReader | AnyUnit, id: string): Promise<ScheduleCard> {
  const { rows } = await sqlOf(handle).query<ScheduleCard>(`${select} where s.id = $1`, [id]);
  const [found] = rows;
  if (!found) throw new Refusal('not_found');
  return found;
}

export function requireSchedule(content: ScheduleContent): void {
  if (!isZone(content.zone)) throw refuseField('zone', 'schedule_zone_wrong');
  const { week, workedDayAs, followsCalendar } = scheduleOf(content);
  const fault = faultOf(week);
  if (fault) throw refuseField('week', fault === 'empty' ? 'schedule_empty' : 'schedule_hours_wrong');
  if (followsCalendar && (week[workedDayAs - 1] ?? []).length === 0)
    throw refuseField('workedDayAs', 'schedule_worked_day');
}

export async function addScheduleVersion(
  unit: AnyUnit,
  id: string,
  version: number,
  content: ScheduleContent,
): Promise<void> {
  await sqlOf(unit).query(
    `insert into work_schedule_version (schedule_id, version, zone, week, follows_calendar, worked_day_as, created_at, created_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      id,
      version,
      content.zone,
      JSON.stringify(content.week),
      content.followsCalendar,
      content.workedDayAs,
      unit.moment,
      unit.actor.id,
    ],
  );
}
