// Asks for a sync, or for the report of what one would do. The worker does it; the command line does its own at once.
import { syncDirectory } from '#contract/ldap.ts';
import { action } from '../../../core-operation.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { one, shapeOf, sqlOf, unscoped } from '../../../handle.ts';
import { Refusal } from '../../../refusal.ts';
import { requireLinkedNotAbove } from '../guard-directory.ts';
import { syncJob } from '../jobs.ts';
import { askForRun } from '../runs.ts';
import { directoryById } from '../stored.ts';

export const syncDirectoryAction = action(syncDirectory, async (unit, input) => {
  requireEverywhere(unit);
  const directory = await one(directoryById(shapeOf(unit).services, sqlOf(unit), input.id));
  const { settings } = directory;
  if (settings.bind === 'direct' && !settings.bindDn) throw new Refusal('directory_no_service');
  // To agree to deactivations is to deactivate: only those whose rights are as wide may.
  if (input.agreed !== undefined) await requireLinkedNotAbove(unit, directory);
  const run = await askForRun(unit, input.id, input);
  await unscoped(unit)
    .deleteFrom('directory_run')
    .where('directory_id', '=', input.id)
    .where('id', 'in', (old) =>
      old
        .selectFrom('directory_run')
        .select('id')
        .where('directory_id', '=', input.id)
        .orderBy('id', 'desc')
        .offset(200),
    )
    .execute();
  unit.enqueue({ job: syncJob, payload: { run: run.id } });
  const { dry, agreed } = run;
  unit.event({ data: { directory: directory.key, run: run.id, dry, ...(agreed ? { agreed } : {}) } });
  return run;
});
