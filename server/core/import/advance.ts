// Carries an import on from whatever step it is at: taking the rows in, the check, the run. Safe to be started again.
import { dateIn } from '../clock.ts';
import { Refusal } from '../refusal.ts';
import { checkRows } from './check-rows.ts';
import type { ImportDefinition } from './definition.ts';
import { type ImportRow, type ImportRun, importRow, moveImport } from './progress.ts';
import { resultName, writeResult } from './result-file.ts';
import { runRows } from './run-rows.ts';
import { takeRows } from './take-rows.ts';

const atWork = ['reading', 'checking', 'running'] as const;

export async function advanceImport(run: ImportRun): Promise<void> {
  const { services } = run;
  const { write } = services.pools;
  const { id } = run.params;
  try {
    for (;;) {
      const row = await importRow(write, id);
      if (!atWork.some((state) => state === row.state)) break;
      const definition = services.catalog.imports.get(row.kind);
      if (!definition) throw new Refusal('import_kind_unknown');
      await step(run, definition, row);
      const after = await importRow(write, id);
      // A step that left its state as it was has been stopped from outside.
      if (after.state === row.state) break;
    }
  } catch (error) {
    const why = run.signal.aborted ? (run.signal.reason as { why?: string }).why : undefined;
    const finished_at = services.clock.now().toISOString();
    if (why === 'cancelled') await moveImport(write, id, atWork, { state: 'cancelled', finished_at });
    else if (why === undefined) {
      const code = error instanceof Refusal ? error.code : 'task_failed';
      await moveImport(write, id, atWork, { state: 'failed', error: code, finished_at });
    }
    throw error;
  }
  const ended = await importRow(write, id);
  if (ended.state !== 'done') return;
  const actor = await run.actor();
  await run.output(resultName(ended, actor.locale), (stream) => writeResult(services, actor.locale, ended, stream));
}

async function step(run: ImportRun, definition: ImportDefinition, row: ImportRow): Promise<void> {
  const { services } = run;
  if (row.state === 'reading') return takeRows(run, definition, row);
  const today = dateIn(services.config.zone, services.clock.now());
  const startedAt = row.state === 'running' ? row.started_at : null;
  const ground = { services, actor: await run.actor(), importId: row.id, startedAt, options: row.options, today };
  /** Read anew for each batch: whoever has lost the right writes no more rows. */
  const renew = async () => {
    ground.actor = await run.actor();
    if (!mayImport(ground.actor.rights, definition)) throw new Refusal('not_allowed');
    return ground.actor;
  };
  await renew();
  const session = await definition.open(ground);
  if (row.state === 'running') return runRows({ run, definition, row, session, renew });
  return checkRows(run, definition, session, row);
}

const right = 'core.import.begin';
export const mayImport = (rights: { has(name: string): boolean }, definition: ImportDefinition): boolean =>
  rights.has(right) && definition.needs.every((need) => rights.has(need));
