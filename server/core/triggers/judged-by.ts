// What conditions are judged by at a moment: the organisation's zone and calendar, and the work schedules as they stand.
import type { ScheduleContent } from '#contract/deadlines.ts';
import { calendarsOf } from '../calendar/of-handle.ts';
import type { Sql } from '../db/sql.ts';
import { scheduleOf } from '../deadlines/versions.ts';
import { WorkingTime } from '../deadlines/working-time.ts';
import type { Services } from '../services.ts';
import type { JudgedBy } from './judge.ts';

export async function judgedBy(sql: Sql, services: Services, now = services.clock.now()): Promise<JudgedBy> {
  const { config } = services;
  const calendar = await calendarsOf(services).get(sql, config.calendarCountry);
  const { rows } = await sql.query<ScheduleContent & { id: string }>(
    `select s.id, v.zone, v.week, v.follows_calendar as "followsCalendar", v.worked_day_as as "workedDayAs"
     from work_schedule s join work_schedule_version v on v.schedule_id = s.id and v.version = s.current`,
  );
  const times = new Map(rows.map(({ id, ...content }) => [id, new WorkingTime(scheduleOf(content), calendar)]));
  return {
    now,
    zone: config.zone,
    calendar,
    worksAt: (scheduleId, at) => times.get(scheduleId)?.isWorked(at.getTime()),
  };
}
