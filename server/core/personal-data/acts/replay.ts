// After a restore: everybody on the list is destroyed again, in one transaction each call, with the acts as they were.
import { replayDestructions } from '#contract/personal-data.ts';
import { preparedAction } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { shapeOf, sqlOf } from '../../handle.ts';
import { call } from '../../runner.ts';
import type { Services } from '../../services.ts';
import { systemActor } from '../../system-actor.ts';
import type { AnyUnit } from '../../unit.ts';
import { endData } from '../disposal/destroy.ts';
import { findLeftovers } from '../disposal/leftovers.ts';
import { removePart } from '../disposal/parts.ts';
import { type ListedAct, missingHere, readList, writeList } from './destruction-list.ts';
import { insertAct } from './insert-act.ts';

export const replayDestructionsAction = preparedAction(
  replayDestructions,
  async (services) => {
    const { acts, broken } = await readList(services);
    return { listed: acts.length, broken, missing: await missingHere(services, acts) };
  },
  async (unit, _input, { listed, broken, missing }) => {
    requireEverywhere(unit);
    for (const act of missing) await repeat(unit, act);
    unit.event({
      subjectIds: [...new Set(missing.map((act) => act.subjectId))],
      data: { listed, broken, acts: missing.map((act) => act.number) },
    });
    return { listed, replayed: missing.length, broken };
  },
);

async function repeat(unit: AnyUnit, act: ListedAct): Promise<void> {
  const sql = sqlOf(unit);
  const { rows } = await sql.query<{ destroyed: boolean }>(
    'select destroyed_at is not null as destroyed from data_subject where id = $1 for update',
    [act.subjectId],
  );
  if (act.way === 'part') await removePart(unit, act.subjectId, act.body.category ?? '');
  else if (rows[0] && !rows[0].destroyed) {
    // What was found the first time is not on the list, for it would name the person: it is found again.
    const { hits, own } = await findLeftovers(sql, shapeOf(unit).services, act.subjectId);
    const kept = new Set(act.body.leftovers?.kept ?? []);
    const replace = hits.filter((hit) => !kept.has(`${hit.freeText.place} ${hit.rowId}`));
    await endData(unit, { id: act.subjectId }, own, replace);
  }
  if (!act.removed) await insertAct(unit, act);
}

/** Before the program opens: repeats what a restored database has forgotten, and brings the list up to date. */
export async function replayBeforeOpening(services: Services): Promise<void> {
  const { acts, broken } = await readList(services);
  if (broken > 0) services.log.error({ broken }, 'lines of the list of destroyed data are damaged');
  const missing = await missingHere(services, acts);
  if (missing.length > 0) await call(services, 'privacy.destruction.replay', systemActor('restore'), {});
  await writeList(services);
}
