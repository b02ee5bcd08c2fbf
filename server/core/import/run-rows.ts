// The run: batch after batch, each in one transaction with its keys, its outcomes and one event. What was committed stays;
// after a crash it goes on with the first row that has no outcome.

import type { Actor } from '../actor.ts';
import { inTransaction } from '../bulk/transaction.ts';
import type { Sql } from '../db/sql.ts';
import { writeEvents } from '../events.ts';
import { isPassing } from '../faults.ts';
import { Refusal } from '../refusal.ts';
import { attachRowFiles } from './attach-row-files.ts';
import { surveyRows } from './check-rows.ts';
import type { ImportDefinition, ImportSession, JudgedRow } from './definition.ts';
import { cellsOf, judgeRows, type Names, readRow, type StagedRow } from './judge-rows.ts';
import { type ImportRow, type ImportRun, importRow, moveImport, noCounts } from './progress.ts';

const batchSize = 2_000;
export interface RunGround {
  run: ImportRun;
  definition: ImportDefinition;
  row: ImportRow;
  session: ImportSession<unknown>;
  /** Whoever started it, with the rights of now; refuses when they have none. */
  renew(): Promise<Actor>;
}

export async function runRows(ground: RunGround): Promise<void> {
  const { run, row, session } = ground;
  const { read, write } = run.services.pools;
  const names = await surveyRows(read, row.id, session, row.mapping, run.signal);
  const all = (row.counts.new ?? 0) + (row.counts.changed ?? 0) + (row.counts.same ?? 0);
  for (;;) {
    const actor = await ground.renew();
    const changes = await againWhenTaken(() => writeBatch(ground, actor, names));
    if (!changes) break;
    const { applied } = await importRow(write, row.id);
    let done = Object.values(applied).reduce((sum, count) => sum + count, 0);
    await run.progress(done, all);
    for (const one of changes) {
      await carryOut(ground, one);
      done += 1;
      await run.progress(done, all);
    }
  }
  await attachRowFiles(ground);
  await finishRun(ground, await ground.renew());
}

/** What somebody took or held between the look and the writing takes the batch back: it is judged and written again. */
async function againWhenTaken<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const again = (error as { code?: string }).code === '23505' || isPassing(error);
      if (attempt >= 3 || !again) throw error;
    }
  }
}

/** Writes the next rows without an outcome; returns those that an action makes or changes, undefined when none are left. */
async function writeBatch(
  { run: { services }, definition, row, session }: RunGround,
  actor: Actor,
  names: Names,
): Promise<JudgedRow<unknown>[] | undefined> {
  return inTransaction(services, async (client) => {
    // Two imports of one kind judge and write in turns, so that the same row in both is known to the second.
    await client.query(`select pg_advisory_xact_lock(hashtextextended('import ' || $1, 16))`, [definition.kind]);
    const now = await importRow(client, row.id, { lock: true });
    if (now.state !== 'running') return undefined;
    const { rows: staged } = await client.query<StagedRow>(
      `select row, cells from data_import_row where import_id = $1 and outcome is null and verdict <> 'error'
       order by row limit ${batchSize}`,
      [row.id],
    );
    if (staged.length === 0) return undefined;
    const read = staged.map((one) => readRow(session, row.mapping, one));
    // Judged anew: since the check another import may have written the same rows, or a right may be gone.
    const judged = await judgeRows(client, definition.kind, session, read, names, row.options.update);
    const fresh = judged.filter((one) => one.verdict === 'new' && one.recordId === null);
    const singly = new Set(session.write ? [] : fresh);
    const written = fresh.length > 0 ? await session.write?.(client, fresh) : undefined;
    const subjectIds = written?.subjectIds ?? [];
    for (const one of fresh) if (one.recordId === null && !singly.has(one)) one.verdict = 'error';
    const byAction = (one: JudgedRow<unknown>) => one.verdict === 'changed' || singly.has(one);
    const settled = judged.filter((one) => !byAction(one));
    const at = services.clock.now().toISOString();
    await client.query(
      `insert into data_import_key (kind, key, digest, record_id)
       select $1, k.key, k.digest, k."recordId" from json_to_recordset($2::json) as k (key text, digest text, "recordId" uuid)
       on conflict (kind, key) do update set digest = excluded.digest`,
      [definition.kind, JSON.stringify(settled.filter((one) => one.verdict !== 'error' && one.recordId !== null))],
    );
    await settle(client, row.id, settled, at);
    const counts = { ...noCounts(), ...now.applied };
    for (const one of settled) counts[one.verdict] += 1;
    await moveImport(client, row.id, ['running'], { applied: counts, done: now.done + settled.length });
    const data = {
      import: row.id,
      kind: row.kind,
      rows: [judged[0]?.row, judged.at(-1)?.row],
      new: settled.filter((one) => one.verdict === 'new').length,
      same: settled.filter((one) => one.verdict === 'same').length,
    };
    await writeEvents(
      services,
      client,
      { ...actor, requestId: row.id },
      'core.import.batch',
      [{ data, subjectIds }],
      'done',
    );
    return judged.filter(byAction);
  });
}

const settle = (sql: Sql, id: string, rows: readonly JudgedRow<unknown>[], at: string) =>
  sql.query(
    `update data_import_row r set outcome = j.verdict, problems = j.problems, record_id = j."recordId", written_at = $3
     from json_to_recordset($2::json) as j (row integer, verdict text, problems jsonb, "recordId" uuid)
     where r.import_id = $1 and r.row = j.row`,
    [
      id,
      JSON.stringify(rows.map(({ row, verdict, problems, recordId }) => ({ row, verdict, problems, recordId }))),
      at,
    ],
  );

/** By the module's own action, with its right, its history and its event; once, also when the program dies in between. */
async function carryOut({ run: { services }, definition, row, session }: RunGround, one: JudgedRow<unknown>) {
  const once = { idempotencyKey: `import:${row.id}:${one.row}` };
  try {
    if (one.verdict === 'new') one.recordId = (await session.make?.(one, once)) ?? null;
    else await session.change(one, once);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const told = error.details.errors?.map(({ field, code, message }) => ({ column: field, code, message }));
    const code = error.code === 'not_found' ? 'import_gone' : error.code;
    one.verdict = 'error';
    one.problems = [...one.problems, ...(told ?? [{ column: '', code, details: plainDetails(error.details) }])];
  }
  await inTransaction(services, async (client) => {
    const now = await importRow(client, row.id, { lock: true });
    if (one.verdict !== 'error')
      await client.query(
        `insert into data_import_key (kind, key, digest, record_id) values ($1, $2, $3, $4)
         on conflict (kind, key) do update set digest = excluded.digest`,
        [definition.kind, one.key, one.digest, one.recordId],
      );
    await settle(client, row.id, [one], services.clock.now().toISOString());
    const counts = { ...noCounts(), ...now.applied };
    counts[one.verdict] += 1;
    await moveImport(client, row.id, ['running', 'cancelled'], { applied: counts, done: now.done + 1 });
  });
}

const plainDetails = (details: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(details).filter(([, value]) => typeof value === 'string' || typeof value === 'number'),
  );

async function finishRun({ run: { services }, row, session }: RunGround, actor: Actor): Promise<void> {
  await inTransaction(services, async (client) => {
    const now = await importRow(client, row.id, { lock: true });
    if (now.state !== 'running') return;
    await session.finish?.(client, settledRows(client, row, session));
    const findings = { ...now.findings, ...session.findings() };
    const { linked = 0, unlinked = 0, gapCount = 0, doubleCount = 0, filesAttached = 0, filesRefused = 0 } = findings;
    const finished_at = services.clock.now().toISOString();
    await moveImport(client, row.id, ['running'], { state: 'done', findings, finished_at });
    const told = { linked, unlinked, gaps: gapCount, doubles: doubleCount, filesAttached, filesRefused };
    // What was not attached goes the way of loose files.
    await client.query('delete from data_import_beside where import_id = $1', [row.id]);
    const data = { import: row.id, kind: row.kind, ...now.applied, ...told };
    await writeEvents(services, client, { ...actor, requestId: row.id }, 'core.import.finish', [{ data }], 'done');
  });
}

/** The rows that came to something, as their module read them; for what is made between rows. */
async function* settledRows(sql: Sql, { id, mapping }: ImportRow, session: ImportSession<unknown>) {
  for (let after = 0; ; ) {
    const { rows } = await sql.query<StagedRow & { recordId: string }>(
      `select row, cells, record_id as "recordId" from data_import_row
       where import_id = $1 and row > $2 and outcome in ('new', 'changed', 'same') and record_id is not null
       order by row limit ${batchSize}`,
      [id, after],
    );
    if (rows.length === 0) return;
    yield rows.map(({ row, cells, recordId }) => ({
      row,
      recordId,
      value: session.parse(cellsOf(mapping, cells)).value,
    }));
    after = rows.at(-1)?.row ?? after;
  }
}
