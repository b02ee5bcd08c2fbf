// Puts a substitution down after all that could speak against it: days, people, chains, rights; then tells both.
import { type SqlBool, sql } from 'kysely';
import type { Input } from '#contract/core.ts';
import type { setSubstitution } from '#contract/substitution.ts';
import { shapeOf, unscoped } from '../../handle.ts';
import { newId } from '../../ids.ts';
import { lockWords } from '../../lock-words.ts';
import { Refusal, refuseField } from '../../refusal.ts';
import type { AnyUnit } from '../../unit.ts';
import { raiseRightsVersion } from '../create-user.ts';
import { rightsWithin } from '../guard-rights.ts';
import { exceeding } from '../held-rights.ts';
import { type SubstitutionCard, substitutionCard } from './cards.ts';
import { passingRights } from './limits.ts';
import { tellSubstitution } from './tell.ts';

export type Terms = Omit<Input<typeof setSubstitution>, 'absentId'>;

const dayMs = 86_400_000;
const days = (from: string, until: string): number => (Date.parse(until) - Date.parse(from)) / dayMs;

export async function makeSubstitution(
  unit: AnyUnit,
  absentId: string,
  terms: Terms,
  by: 'self' | 'head' | 'administrator',
): Promise<SubstitutionCard> {
  const { substituteId, fromOn, untilOn, reason } = terms;
  if (substituteId === absentId) throw new Refusal('substitution_self');
  if (fromOn < unit.today) throw refuseField('fromOn', 'substitution_days');
  if (untilOn < fromOn || days(fromOn, untilOn) > 366) throw refuseField('untilOn', 'substitution_days');
  // Two at once could each be right and together make a chain.
  await lockWords(unit, 'identity-substitution', ['all']);
  await requireActive(unit, absentId, substituteId);
  await requireNoChain(unit, absentId, terms);
  await requirePassable(unit, absentId, substituteId, by);
  const id = newId(unit.now.getTime());
  await unscoped(unit)
    .insertInto('substitution')
    .values({
      id,
      absent_id: absentId,
      substitute_id: substituteId,
      from_on: fromOn,
      until_on: untilOn,
      reason,
      set_by: unit.actor.id,
      set_at: unit.moment,
      ended_at: null,
      ended_by: null,
    })
    .execute();
  await raiseRightsVersion(unit);
  const card = await substitutionCard(unit, id);
  await tellSubstitution(unit, card, 'set');
  unit.event({
    subjectIds: [absentId, substituteId],
    data: { substitution: id, absentId, substituteId, fromOn, untilOn, by },
    personal: { [absentId]: { reason } },
  });
  return card;
}

async function requireActive(unit: AnyUnit, absentId: string, substituteId: string): Promise<void> {
  const rows = await unscoped(unit)
    .selectFrom('app_user')
    .select(['id', 'status'])
    .where('id', 'in', [absentId, substituteId])
    .orderBy('id')
    .forShare()
    .execute();
  const status = new Map(rows.map((row) => [row.id, row.status]));
  if (!status.has(absentId)) throw new Refusal('not_found');
  if (!status.has(substituteId)) throw refuseField('substituteId', 'not_found');
  if ([...status.values()].some((one) => one !== 'active')) throw new Refusal('substitution_inactive');
}

async function requireNoChain(unit: AnyUnit, absentId: string, terms: Terms): Promise<void> {
  const { substituteId, fromOn, untilOn } = terms;
  const overlaps = sql<SqlBool>`ended_at is null and from_on <= ${untilOn}::date and until_on >= ${fromOn}::date`;
  const { rows } = await sql<{ double: boolean }>`
    select absent_id = ${absentId} and substitute_id = ${substituteId} as double from substitution
    where ${overlaps} and (absent_id = ${substituteId} or substitute_id = ${absentId}
      or (absent_id = ${absentId} and substitute_id = ${substituteId}))`.execute(unscoped(unit));
  if (rows.some((row) => !row.double)) throw new Refusal('substitution_chain');
  if (rows.length > 0) throw new Refusal('substitution_double');
}

/**
 * Nobody passes on what they do not hold, but for two: the person their own work, and a head the work of their people —
 * to others than themselves, and never an owner's.
 */
async function requirePassable(
  unit: AnyUnit,
  absentId: string,
  substituteId: string,
  by: 'self' | 'head' | 'administrator',
): Promise<void> {
  if (by === 'self') return;
  const theirs = await rightsWithin(unit, absentId);
  if (by === 'head' && substituteId !== unit.actor.id && !theirs.roles.includes('owner')) return;
  const passing = passingRights(shapeOf(unit).services.catalog);
  const beyond = exceeding(unit.actor.rights, theirs, passing);
  if (beyond.length > 0) throw new Refusal('person_above', { operations: beyond.slice(0, 20) });
}
