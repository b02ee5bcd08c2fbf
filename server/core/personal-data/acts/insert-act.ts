// An act's row; the number is the next one, or after a restore the one that the act had.
import { sql } from 'kysely';
import { unscoped } from '../../handle.ts';
import type { AnyUnit } from '../../unit.ts';

export interface NewAct {
  id: string;
  number?: number;
  subjectId: string;
  way: 'destroy' | 'anonymise' | 'part';
  body: Record<string, unknown>;
  madeAt: string;
  keepUntil: string;
  backupsUntil: string;
}

export async function insertAct(unit: AnyUnit, act: NewAct): Promise<number> {
  const db = unscoped(unit);
  const values = sql`${act.id}, ${act.subjectId}, ${act.way}, ${JSON.stringify(act.body)}, ${act.madeAt}, ${act.keepUntil}, ${act.backupsUntil}`;
  const columns = sql.raw('id, subject_id, way, body, made_at, keep_until, backups_until');
  if (act.number === undefined) {
    const { rows } = await sql<{ number: number }>`
      insert into destruction_act (${columns}) values (${values}) returning number`.execute(db);
    return Number(rows[0]?.number);
  }
  await sql`insert into destruction_act (number, ${columns}) overriding system value values (${act.number}, ${values})
    on conflict do nothing`.execute(db);
  // The program's role may take numbers of the sequence and not set it.
  for (let taken = 0; taken < act.number; ) {
    const { rows } = await sql<{ taken: number }>`
      select nextval(pg_get_serial_sequence('destruction_act', 'number'))::int as taken`.execute(db);
    taken = rows[0]?.taken ?? act.number;
  }
  return act.number;
}
