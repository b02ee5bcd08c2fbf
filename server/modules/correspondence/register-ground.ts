// All that a registration needs to know beforehand, in one statement: the journal, the kind, our people, the author's place.

import type { Direction } from '#contract/correspondence.ts';
import type { Restart } from '#contract/numbering.ts';
import { workOf } from '#core/actor.ts';
import { type FieldDefinition, fieldsSql } from '#core/fields/definition.ts';
import { Refusal } from '#core/refusal.ts';
import { sql } from '#core/sql.ts';
import type { Unit } from '#core/unit.ts';
import { mayRegisterSql } from './journal-card.ts';
import { type LetterKind, letterKindSql } from './letter-kind.ts';
import { type OurPeople, peopleById } from './our-people.ts';
import { letterFieldSubject } from './rules.ts';
import type { Registry } from './tables.ts';

export interface RegisterGround {
  journal: {
    id: string;
    name: string;
    direction: Direction;
    departmentId: string | null;
    template: string;
    restart: Restart;
    index: string;
  };
  kind: LetterKind | null;
  people: OurPeople;
  fields: FieldDefinition[];
  /** The author's first department or other group; home of letters in journals without one. */
  authorGroup: string | null;
}

export async function registerGround(
  unit: Unit<Registry>,
  journalId: string,
  kindId: string | null | undefined,
  people: readonly (string | null | undefined)[],
): Promise<RegisterGround> {
  const wanted = people.flatMap((id) => id ?? []);
  const found = await unit
    .from('journal', 'number_series')
    .innerJoin('number_series', 'number_series.id', 'journal.id')
    .select([
      'journal.id',
      'journal.name',
      'journal.direction',
      'journal.department_id as departmentId',
      'journal.archived_at as archivedAt',
      'number_series.template',
      'number_series.restart',
      'number_series.index',
      mayRegisterSql(workOf(unit.actor)).as('mayRegister'),
      letterKindSql(sql`${kindId ?? null}::uuid`).as('kind'),
      peopleById(sql`who.id = any(${wanted}::uuid[]) or who.id = journal.department_id`).as('people'),
      fieldsSql(letterFieldSubject).as('fields'),
      sql<string | null>`(select g.id from group_member m join user_group g on g.id = m.group_id
        where m.principal_id = ${workOf(unit.actor)} and g.archived_at is null order by g.kind <> 'department', g.id limit 1)`.as(
        'authorGroup',
      ),
    ])
    .where('journal.id', '=', journalId)
    .executeTakeFirst();
  if (!found) throw new Refusal('not_found');
  const { kind, people: known, fields, authorGroup, archivedAt, mayRegister, ...journal } = found;
  if (archivedAt !== null) throw new Refusal('journal_closed', { name: journal.name });
  if (!mayRegister) throw new Refusal('not_registrar', { name: journal.name });
  return { journal, kind, people: known, fields, authorGroup };
}
