// Syncs as rows: asked for, begun by one worker alone, ended with their counts.
import { sql } from 'kysely';
import type * as z from 'zod';
import type { runCard } from '#contract/ldap.ts';
import type { Sql } from '../../db/sql.ts';
import { unscoped } from '../../handle.ts';
import { newId } from '../../ids.ts';
import type { AnyReader } from '../../reader.ts';
import { Refusal } from '../../refusal.ts';
import type { AnyUnit } from '../../unit.ts';

export type RunCard = z.output<typeof runCard>;
export type RunState = RunCard['state'];

export const runColumns = sql`r.id, r.dry, r.state, r.agreed, r.counts, r.problem,
  r.created_at as "createdAt", r.started_at as "startedAt", r.ended_at as "endedAt"`;

export async function runCards(
  handle: AnyUnit | AnyReader,
  where: { runId: string } | { directoryId: string; after: string | undefined; limit: number },
): Promise<RunCard[]> {
  const chosen =
    'runId' in where
      ? sql`r.id = ${where.runId}`
      : sql`r.directory_id = ${where.directoryId} ${where.after ? sql`and r.id < ${where.after}::uuid` : sql``}
          order by r.id desc limit ${where.limit}`;
  const { rows } = await sql<RunCard>`select ${runColumns} from directory_run r where ${chosen}`.execute(
    unscoped(handle),
  );
  return rows;
}

/** A sync that somebody or the schedule asks for; one at a time for each directory. */
export async function askForRun(
  unit: AnyUnit,
  directoryId: string,
  { dry, agreed }: { dry: boolean; agreed?: number | undefined },
): Promise<RunCard> {
  const db = unscoped(unit);
  const { rows } = await sql`select id from directory where id = ${directoryId} for update`.execute(db);
  if (!rows[0]) throw new Refusal('not_found');
  // A run of a worker that died is no obstacle after an hour.
  const open = await sql`select id from directory_run where directory_id = ${directoryId}
    and state in ('waiting', 'running') and created_at > ${unit.moment}::timestamptz - interval '1 hour'`.execute(db);
  if (open.rows.length > 0) throw new Refusal('directory_busy');
  const id = newId(unit.now.getTime());
  await sql`insert into directory_run (id, directory_id, dry, state, agreed, counts, created_at)
    values (${id}, ${directoryId}, ${dry}, 'waiting', ${agreed ?? null}, '{}', ${unit.moment})`.execute(db);
  const [card] = await runCards(unit, { runId: id });
  return card as RunCard;
}

interface Claimed {
  directory_id: string;
  dry: boolean;
  agreed: number | null;
}

/** Undefined when somebody else has begun it. */
export async function claimRun(pool: Sql, runId: string, moment: string): Promise<Claimed | undefined> {
  const { rows } = await pool.query<Claimed>(
    `update directory_run set state = 'running', started_at = $2 where id = $1 and state = 'waiting'
     returning directory_id, dry, agreed`,
    [runId, moment],
  );
  return rows[0];
}
