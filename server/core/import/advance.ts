// Carries an import on from whatever step it is at: taking the rows in, the check, the run. Safe to be started again.
import { dateIn } from '../clock.ts';
import { Refusal } from '../refusal.ts';
import { checkRows } from './check-rows.ts';
import type { ImportDefinition } from './definition.ts';
import { atWork, type ImportRow, type ImportRun, importRow } from './progress.ts';
import { resultName, writeResult } from './result-file.ts';
import { runRows } from './run-rows.ts';
import { takeRows } from './take-rows.ts';

export async function advanceImport(run: ImportRun): Promise<void> {
  const { services } = run;
  const { write } = services.pools;
  const { id } = run.params;
  for (;;) {
    const row = await importRow(write, id);
    // Whoever gave the word to go on started another task for it.
    if (row.task_id !== run.id || !atWork.some((state) => state === row.state)) break;
    const definition = services.catalog.imports.get(row.kind);
    if (!definition) throw new Refusal('import_kind_unknown');
    await step(run, definition, row);
    const after = await importRow(write, id);
    // A step that left its state as it was has been stopped from outside.
    if (after.state === row.state) break;
  }
  const ended = await importRow(write, id);
  if (ended.task_id !== run.id || ended.state !== 'done') return;
  const actor = await run.actor();
  await run.output(resultName(ended, actor.locale), (stream) => writeResult(services, actor.locale, ended, stream));
}

async function step(run: ImportRun, definition: ImportDefinition, row: ImportRow): Promise<void> {
  const { services } = run;
  if (row.state === 'reading') return takeRows(run, definition, row);
  const today = dateIn(services.config.zone, services.clock.now());
  const startedAt = row.state === 'running' ? row.started_at : null;
  const startedBy = async () => ({ ...(await run.actor()), requestId: row.id });
  const ground = { services, actor: await startedBy(), importId: row.id, startedAt, options: row.options, today };
  /** Read anew for each batch: whoever has lost the right writes no more rows. */
  const renew = async () => {
    ground.actor = await startedBy();
    if (!mayImport(ground.actor.rights, definition)) throw new Refusal('not_allowed');
    if (row.state === 'running') requireRun(ground.actor.rights);
    return ground.actor;
  };
  await renew();
  const session = await definition.open(ground);
  if (row.state === 'running') return runRows({ run, definition, row, session, renew });
  return checkRows(run, definition, session, row);
}

const right = 'core.import.begin';
const runRight = 'core.import.run';
type Held = { has(name: string): boolean; everywhere(name: string): boolean };
export const mayImport = (rights: Held, { needs, everywhere }: ImportDefinition): boolean =>
  rights.has(right) && needs.every((need) => (everywhere ? rights.everywhere(need) : rights.has(need)));

/** Nothing is written without the right to run, also where the word for it is given with the check. */
export function requireRun(rights: Pick<Held, 'has'>): void {
  if (!rights.has(runRight)) throw new Refusal('not_allowed', { operation: runRight });
}
