// The work schedules, those in use first; with the organisation's zone, for a new one.
import { listSchedules } from '#contract/deadlines.ts';
import { query } from '../../core-operation.ts';
import { shapeOf } from '../../handle.ts';
import { readSchedules } from '../schedule-card.ts';

export const listSchedulesQuery = query(listSchedules, async (reader) => ({
  items: await readSchedules(reader),
  zone: shapeOf(reader).services.config.zone,
}));
