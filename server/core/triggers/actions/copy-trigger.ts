// A copy of a trigger under another name, switched off until somebody has looked at it.
import { copyTrigger } from '#contract/triggers.ts';
import { action } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { readTrigger } from '../cards.ts';
import { addRule } from '../write-trigger.ts';

export const copyTriggerAction = action(copyTrigger, async (unit, { id, name }) => {
  requireEverywhere(unit);
  const { subject, kind, events, timetable, match, groups, steps } = await readTrigger(unit, id);
  const made = await addRule(
    unit,
    { subject, kind, name, enabled: false },
    { events, timetable, match, groups, steps },
  );
  unit.event({ data: { triggerId: made, version: 1, copyOf: id, name } });
  return readTrigger(unit, made);
});
