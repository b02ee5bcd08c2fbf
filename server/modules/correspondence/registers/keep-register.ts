// Keeps a register that has been written: its counts, its sum and its files, which stay for good; and tells the journal.
import type { Sql } from '#core/db/sql.ts';
import { writeEvents } from '#core/events.ts';
import type { TaskFile, TaskRun } from '#core/tasks/definition.ts';
import type { RegisterCounts } from './register-rows.ts';

export const madeEvent = 'correspondence.register.finish';

export interface MadeRegister {
  counts: RegisterCounts;
  sum: string;
  closed: boolean;
  files: readonly TaskFile[];
}

export async function isMade(sql: Sql, registerId: string): Promise<boolean> {
  const { rowCount } = await sql.query('select 1 from journal_register where id = $1 and made_at is not null', [
    registerId,
  ]);
  return rowCount === 1;
}

export async function keepRegister(run: TaskRun<unknown>, registerId: string, made: MadeRegister): Promise<void> {
  const { services } = run;
  const actor = await run.actor();
  const now = services.clock.now().toISOString();
  const client = await services.pools.write.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<{ journal_id: string; period: string; ordinal: number }>(
      `update journal_register set made_at = $2, counts = $3, sum = $4, closed = $5, read_under = $6 where id = $1 and made_at is null
       returning journal_id, period, ordinal`,
      [registerId, now, JSON.stringify(made.counts), made.sum, made.closed, JSON.stringify(run.readUnder())],
    );
    const [register] = rows;
    if (!register) throw new Error(`register ${registerId} is made already`);
    const ids = made.files.map((file) => file.id);
    await client.query(
      `insert into journal_register_file (register_id, position, file_id)
       select $1, place, id from unnest($2::uuid[]) with ordinality as kept (id, place)`,
      [registerId, ids],
    );
    // Evidence: not swept with what tasks leave.
    await client.query('update file set attached_at = $2 where id = any($1::uuid[])', [ids, now]);
    const note = {
      recordId: register.journal_id,
      recordKind: 'journal',
      data: {
        register: registerId,
        ordinal: register.ordinal,
        period: register.period,
        closed: made.closed,
        ...made.counts,
        sum: made.sum,
        files: made.files.map(({ id, sha256 }) => ({ id, sha256 })),
      },
    };
    await writeEvents(services, client, actor, madeEvent, [note], 'done');
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
  services.kick();
}
