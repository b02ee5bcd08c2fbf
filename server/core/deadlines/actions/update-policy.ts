// Changes a deadline policy: other terms make a new version, and open records are counted anew only when that is asked for.
import { isDeepStrictEqual } from 'node:util';
import { updatePolicy } from '#contract/deadlines.ts';
import { action } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { sqlOf } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';
import { seenVersion } from '../../runner.ts';
import { startTask } from '../../tasks/start-task.ts';
import { addPolicyVersion, contentOf, readPolicy, requirePolicy } from '../policy-card.ts';
import { recountTask } from '../recount-task.ts';

export const updatePolicyAction = action(updatePolicy, async (unit, input) => {
  requireEverywhere(unit);
  const { id, name, enabled, standard, open, ...patch } = input;
  const sql = sqlOf(unit);
  await sql.query('select 1 from deadline_policy where id = $1 for update', [id]);
  const before = await readPolicy(unit, id);
  if (before.version !== seenVersion(input)) throw new Refusal('stale');
  const now = contentOf(before);
  const content = { ...now, ...patch };
  const fresh = !isDeepStrictEqual(now, content);
  const current = before.current + (fresh ? 1 : 0);
  if (fresh) {
    await requirePolicy(unit, before.kind, content);
    await addPolicyVersion(unit, id, current, content);
  }
  if (enabled === false && (standard ?? before.standard)) throw new Refusal('policy_standard_stays');
  if (standard)
    await sql.query(
      'update deadline_policy set standard = false, version = version + 1 where kind = $1 and standard and id <> $2',
      [before.kind, id],
    );
  await sql.query(
    'update deadline_policy set name = $2, enabled = $3, standard = $4, current = $5, version = version + 1 where id = $1',
    [id, name ?? before.name, enabled ?? before.enabled, standard ?? before.standard, current],
  );
  const task = open === 'recount' ? (await startTask(unit, recountTask, { of: { policyId: id } })).task : null;
  unit.event({ data: { policyId: id, version: current, ...input, before: fresh ? now : undefined, task: task?.id } });
  return { card: await readPolicy(unit, id), task };
});
