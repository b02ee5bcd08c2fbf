// What the actions on journals share: reading one back, its registrars, its department.
import { Refusal, refuseField } from '#core/refusal.ts';
import type { Unit } from '#core/unit.ts';
import { type JournalCard, journalCardOf, selectJournal, type WholeJournal } from './journal-card.ts';
import { ourPeople } from './our-people.ts';
import type { Registry } from './tables.ts';

export async function wholeJournal(unit: Unit<Registry>, id: string): Promise<WholeJournal> {
  const journal = await selectJournal(
    unit.from('journal', 'number_series', 'principal', 'user_group'),
    unit.actor,
    unit.today,
  )
    .where('journal.id', '=', id)
    .executeTakeFirst();
  if (!journal) throw new Refusal('not_found');
  return journal;
}

export const journalNow = async (unit: Unit<Registry>, id: string): Promise<JournalCard> =>
  journalCardOf(unit.actor, await wholeJournal(unit, id), unit.today);

/** Refuses a department that is no group, and registrars that are neither people nor groups. */
export async function requireGroups(
  unit: Unit<Registry>,
  departmentId: string | null | undefined,
  registrarIds: readonly string[] | undefined,
): Promise<void> {
  const people = await ourPeople(unit, [departmentId, ...(registrarIds ?? [])]);
  if (departmentId && people[departmentId]?.kind !== 'group') throw refuseField('departmentId', 'not_found');
  const unknown = (registrarIds ?? []).findIndex((id) => !['user', 'group'].includes(people[id]?.kind ?? ''));
  if (unknown >= 0) throw refuseField(`registrarIds.${unknown}`, 'not_found');
}

export async function setRegistrars(unit: Unit<Registry>, journalId: string, ids: readonly string[]): Promise<void> {
  await unit.remove('journal_registrar').where('journal_registrar.journal_id', '=', journalId).execute();
  const rows = [...new Set(ids)].map((id) => ({ journal_id: journalId, principal_id: id }));
  if (rows.length > 0) await unit.insert('journal_registrar', rows).execute();
}
