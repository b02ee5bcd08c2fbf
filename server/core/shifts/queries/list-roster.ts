// The roster, whole: some lines for each who is ever on duty.
import { listRoster } from '#contract/shifts.ts';
import { query } from '../../core-operation.ts';
import { sqlOf } from '../../handle.ts';
import { areaOf } from '../area.ts';
import { dutyLines } from '../lines.ts';

export const listRosterQuery = query(listRoster, async (reader) => ({
  items: await dutyLines(sqlOf(reader), areaOf(reader)),
}));
