// Runs an import row by row through the same operations as the users page, in the name of whoever started it. What was
// done stays done: after a crash or a restart it goes on with the next row.
import type { Actor } from '../../actor.ts';
import { writeEvents } from '../../events.ts';
import type { JobDefinition } from '../../jobs/definition.ts';
import { Refusal, words } from '../../refusal.ts';
import { call } from '../../runner.ts';
import type { Services } from '../../services.ts';
import { actingAs } from '../acting-as.ts';

interface Line {
  row: number;
  verdict: 'create' | 'update';
  fields: Record<string, unknown>;
  user_id: string | null;
}
interface Import {
  owner_id: string;
  options: { invite?: boolean };
}
const batch = 50;

export const runImport: JobDefinition = {
  name: 'identity.import.run',
  async run(services, payload) {
    const id = String(payload.id);
    for (;;) {
      const { rows } = await services.pools.write.query<Import>(
        `select owner_id, options from people_import where id = $1 and state = 'running'`,
        [id],
      );
      const [running] = rows;
      if (!running) return;
      // Read anew for each batch: whoever has lost the right writes no more rows.
      const actor = await actingAs(services, running.owner_id).catch(() => undefined);
      const lines = actor ? await nextLines(services, id) : [];
      if (!actor || lines.length === 0) return finish(services, id, actor);
      for (const line of lines) await applyLine(services, { ...actor, requestId: id }, id, line, running.options);
    }
  },
};

async function nextLines({ pools }: Services, id: string): Promise<Line[]> {
  const { rows } = await pools.write.query<Line>(
    `select row, verdict, fields, user_id from people_import_row
     where import_id = $1 and verdict in ('create', 'update') and applied_at is null order by row limit ${batch}`,
    [id],
  );
  return rows;
}

async function applyLine(services: Services, actor: Actor, id: string, line: Line, options: Import['options']) {
  const once = { idempotencyKey: `import:${id}:${line.row}` };
  try {
    const userId =
      line.verdict === 'create'
        ? await makePerson(services, actor, line, once)
        : await changePerson(services, actor, line, once);
    if (line.verdict === 'create' && options.invite && line.fields.email) {
      const key = { idempotencyKey: `import-invite:${id}:${line.row}` };
      await call(services, 'identity.invitation.send', actor, { id: userId, show: false }, key);
    }
    await settle(services, id, line.row, line.verdict === 'create' ? 'created' : 'updated', userId, []);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const errors = error.details.errors ?? [{ field: '', code: error.code, message: words(error.code, error.details) }];
    await settle(services, id, line.row, 'failed', line.user_id, errors);
  }
}

type Once = { idempotencyKey: string };

async function makePerson(services: Services, actor: Actor, line: Line, once: Once): Promise<string> {
  const { body } = await call(services, 'identity.user.create', actor, line.fields, once);
  return (body as { id: string }).id;
}

async function changePerson(services: Services, actor: Actor, line: Line, once: Once): Promise<string> {
  const id = String(line.user_id);
  const { rows } = await services.pools.write.query<{ version: number }>('select version from app_user where id = $1', [
    id,
  ]);
  await call(services, 'identity.user.update', actor, { id, ...line.fields }, { ...once, version: rows[0]?.version });
  return id;
}

async function settle(
  { pools, clock }: Services,
  id: string,
  row: number,
  outcome: 'created' | 'updated' | 'failed',
  userId: string | null,
  problems: readonly object[],
): Promise<void> {
  await pools.write.query(
    `update people_import_row set outcome = $3, user_id = $4, applied_at = $5, problems = $6 where import_id = $1 and row = $2`,
    [id, row, outcome, userId, clock.now().toISOString(), JSON.stringify(problems)],
  );
}

async function finish(services: Services, id: string, actor: Actor | undefined): Promise<void> {
  const client = await services.pools.write.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<{ outcome: string | null; count: number }>(
      `select coalesce(outcome, verdict) as outcome, count(*)::int as count from people_import_row where import_id = $1 group by 1`,
      [id],
    );
    const ended = await client.query(
      `update people_import set state = $2, finished_at = $3 where id = $1 and state = 'running'`,
      [id, actor ? 'done' : 'cancelled', services.clock.now().toISOString()],
    );
    if (actor && ended.rowCount) {
      const data = { import: id, ...Object.fromEntries(rows.map((row) => [row.outcome, row.count])) };
      await writeEvents(services, client, { ...actor, requestId: id }, 'identity.import.finish', [{ data }], 'done');
    }
    await client.query('commit');
    services.kick();
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

/** Rows hold what the file said of people: a week after the end they are not needed, nor two days without a run. */
export const sweepImports: JobDefinition = {
  name: 'identity.import.sweep',
  schedule: '23 3 * * *',
  async run({ pools, clock }) {
    await pools.write.query(
      `delete from people_import where finished_at < $1::timestamptz - interval '7 days'
         or (state in ('mapping', 'checked') and created_at < $1::timestamptz - interval '2 days')`,
      [clock.now().toISOString()],
    );
  },
};
