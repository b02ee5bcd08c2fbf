// Changes a trigger: another content makes a new version; switched on again, it hears of what happens from then on.
import { isDeepStrictEqual } from 'node:util';
import { updateTrigger } from '#contract/triggers.ts';
import { action } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { sqlOf } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';
import { seenVersion } from '../../runner.ts';
import { readTrigger } from '../cards.ts';
import { requireContent, subjectNamed } from '../validate.ts';
import { addVersion, nextOf } from '../write-trigger.ts';

export const updateTriggerAction = action(updateTrigger, async (unit, input) => {
  requireEverywhere(unit);
  const { id, name, enabled, ...patch } = input;
  const sql = sqlOf(unit);
  await sql.query('select 1 from trigger_rule where id = $1 for update', [id]);
  const before = await readTrigger(unit, id);
  if (before.version !== seenVersion(input)) throw new Refusal('stale');
  const now = {
    events: before.events,
    timetable: before.timetable,
    match: before.match,
    groups: before.groups,
    steps: before.steps,
  };
  const content = { ...now, ...patch };
  const on = enabled ?? before.enabled;
  const changed = !isDeepStrictEqual(now, content);
  // Whoever switches it on answers for what it does as well as whoever wrote it.
  const checked =
    changed || (on && !before.enabled)
      ? await requireContent(unit, subjectNamed(unit, before.subject), before.kind, content)
      : content;
  const current = before.current + (changed ? 1 : 0);
  if (changed) await addVersion(unit, id, current, checked);
  const again = on && !before.enabled;
  const next = changed || on !== before.enabled ? await nextOf(unit, checked, on) : before.nextAt;
  await sql.query(
    `update trigger_rule set name = $2, enabled = $3, current = $4, next_at = $5, version = version + 1,
       since = case when $6 then $7 else since end, failures = case when $6 or $8 then 0 else failures end,
       off_reason = case when $3 or $9 then null else off_reason end where id = $1`,
    [id, name ?? before.name, on, current, next, again, unit.moment, changed, enabled === false],
  );
  unit.event({ data: { triggerId: id, version: current, ...input, ...(changed ? { before: now } : {}) } });
  return readTrigger(unit, id);
});
