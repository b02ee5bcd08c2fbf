// A new work schedule with its first version.
import { createSchedule } from '#contract/deadlines.ts';
import { action } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { sqlOf } from '../../handle.ts';
import { newId } from '../../ids.ts';
import { addScheduleVersion, readSchedule, requireSchedule } from '../schedule-card.ts';

export const createScheduleAction = action(createSchedule, async (unit, { name, ...content }) => {
  requireEverywhere(unit);
  requireSchedule(content);
  const id = newId(unit.now.getTime());
  await sqlOf(unit).query('insert into work_schedule (id, name, current) values ($1, $2, 1)', [id, name]);
  await addScheduleVersion(unit, id, 1, content);
  unit.event({ data: { scheduleId: id, name, version: 1, ...content } });
  return readSchedule(unit, id);
});
