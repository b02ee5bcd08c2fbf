// The versions of a work schedule, the newest first: who made each and when, and how many open records are counted by it.

import type { Output } from '#contract/core.ts';
import { listScheduleVersions } from '#contract/deadlines.ts';
import { query } from '../../core-operation.ts';
import { sqlOf } from '../../handle.ts';
import { readSchedule } from '../schedule-card.ts';

type Version = Output<typeof listScheduleVersions>['items'][number];

export const listScheduleVersionsQuery = query(listScheduleVersions, async (reader, { id }) => {
  await readSchedule(reader, id);
  const { rows } = await sqlOf(reader).query<Version>(
    `select v.version, v.zone, v.week, v.follows_calendar as "followsCalendar", v.worked_day_as as "workedDayAs", v.created_at as at,
       p.name as "byName", (select count(distinct d.record_id)::int from record_deadline d
         where d.schedule_id = v.schedule_id and d.schedule_version = v.version and d.state <> 'stopped') as open
     from work_schedule_version v join principal p on p.id = v.created_by where v.schedule_id = $1 order by v.version desc limit 200`,
    [id],
  );
  return { items: rows };
});
