// Changes a work schedule: other hours make a new version, and open records are counted anew only when that is asked for.
import { isDeepStrictEqual } from 'node:util';
import { type ScheduleContent, updateSchedule } from '#contract/deadlines.ts';
import { action } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { sqlOf } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';
import { seenVersion } from '../../runner.ts';
import { startTask } from '../../tasks/start-task.ts';
import type { AnyUnit } from '../../unit.ts';
import { recountTask } from '../recount-task.ts';
import { addScheduleVersion, readSchedule, requireSchedule } from '../schedule-card.ts';

export const updateScheduleAction = action(updateSchedule, async (unit, input) => {
  requireEverywhere(unit);
  const { id, name, enabled, open, ...patch } = input;
  const sql = sqlOf(unit);
  await sql.query('select 1 from work_schedule where id = $1 for update', [id]);
  const before = await readSchedule(unit, id);
  if (before.version !== seenVersion(input)) throw new Refusal('stale');
  const { zone, week, followsCalendar, workedDayAs } = before;
  const now: ScheduleContent = { zone, week, followsCalendar, workedDayAs };
  const content: ScheduleContent = { ...now, ...patch };
  const fresh = !isDeepStrictEqual(now, content);
  const current = before.current + (fresh ? 1 : 0);
  if (fresh) {
    requireSchedule(content);
    await addScheduleVersion(unit, id, current, content);
  }
  if (enabled === false) await requireUnused(unit, id);
  await sql.query(
    'update work_schedule set name = $2, enabled = $3, current = $4, version = version + 1 where id = $1',
    [id, name ?? before.name, enabled ?? before.enabled, current],
  );
  const task = open === 'recount' ? (await startTask(unit, recountTask, { of: { scheduleId: id } })).task : null;
  unit.event({
    data: { scheduleId: id, version: current, ...input, before: fresh ? now : undefined, task: task?.id },
  });
  return { card: await readSchedule(unit, id), task };
});

/** A policy that is in use counts by it: it would lead nowhere. */
async function requireUnused(unit: AnyUnit, id: string): Promise<void> {
  const { rows } = await sqlOf(unit).query<{ name: string }>(
    `select p.name from deadline_policy p join deadline_policy_version v on v.policy_id = p.id and v.version = p.current
     where p.enabled and (v.schedule_id = $1 or jsonb_path_exists(v.targets, '$.*.scheduleId ? (@ == $id)', jsonb_build_object('id', $1::text)))
     limit 1`,
    [id],
  );
  if (rows[0]) throw new Refusal('schedule_in_use', { name: rows[0].name });
}
