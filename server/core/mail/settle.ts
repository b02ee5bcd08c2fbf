// What became of a letter: its row, and an event where the letter concerns somebody, in one transaction.
import type { Sql } from '../db/sql.ts';
import { writeEvents } from '../events.ts';
import type { Services } from '../services.ts';
import { systemActor } from '../system-actor.ts';

interface Settled {
  id: string;
  state: string;
  subject_id: string | null;
  operation: string | null;
}

/** Runs `update outbox … ` and tells of each row that reached its end; the statement must return `settledColumns`. */
export const settledColumns = 'returning id, state, subject_id, operation';

export async function settleMail(services: Services, update: string, values: readonly unknown[]): Promise<void> {
  const client = await services.pools.write.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const { rows } = await client.query<Settled>(`${update} ${settledColumns}`, [...values]);
    const told = rows.filter((row) => row.subject_id !== null && row.state !== 'waiting');
    if (told.length > 0) {
      const notes = told.map((row) => ({
        subjectIds: [row.subject_id as string],
        data: { mail: row.id, about: row.operation, state: row.state },
      }));
      await writeEvents(services, client as Sql, systemActor('mail'), 'core.mail.deliver', notes, 'done');
    }
    await client.query('commit');
    if (told.length > 0) services.kick();
  } catch (error) {
    await client.query('rollback').catch((failed: Error) => {
      broken = failed;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
