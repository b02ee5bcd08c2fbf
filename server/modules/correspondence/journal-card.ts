// A journal with its numbering, registrars and periods, read in one statement; its card for the answer.
import type { RawBuilder, SelectQueryBuilder } from 'kysely';
import type { Output } from '#contract/core.ts';
import type { createJournal, Direction } from '#contract/correspondence.ts';
import { periodOf, previewNumber, type Restart, restarts } from '#contract/numbering.ts';
import { type Actor, workOf } from '#core/actor.ts';
import { sql } from '#core/sql.ts';
import type { Registry } from './tables.ts';

export type JournalCard = Output<typeof createJournal>;

export interface WholeJournal {
  id: string;
  name: string;
  direction: Direction;
  index: string;
  template: string;
  restart: Restart;
  departmentId: string | null;
  departmentName: string | null;
  departmentIndex: string | null;
  registrars: { id: string; name: string }[];
  archived: boolean;
  closedPeriods: string[];
  /** The counter of today's period: the last ordinal, or -1 - last when the period is closed. */
  last: number | null;
  numbered: boolean;
  mayRegister: boolean;
  version: number;
}

/** Whether the actor registers in `journal`: nobody is named, or the actor or a group above the actor is. */
export const mayRegisterSql = (actorId: string): RawBuilder<boolean> => sql<boolean>`(
  not exists (select 1 from journal_registrar r where r.journal_id = journal.id)
  or exists (
    with recursive mine (id) as (
      select ${actorId}::uuid
      union
      select above.id from mine cross join lateral (
        select m.group_id as id from group_member m where m.principal_id = mine.id
        union all
        select g.parent_id from user_group g where g.id = mine.id and g.parent_id is not null
      ) as above
    )
    select 1 from mine join journal_registrar r on r.principal_id = mine.id and r.journal_id = journal.id))`;

export function selectJournal(
  query: SelectQueryBuilder<
    Pick<Registry, 'journal' | 'number_series' | 'principal' | 'user_group'>,
    'journal',
    object
  >,
  actor: Actor,
  today: string,
): SelectQueryBuilder<Registry, 'journal' | 'number_series', WholeJournal> {
  const periods = sql.join(
    restarts.map((restart) => sql`when ${sql.lit(restart)} then ${periodOf(restart, today)}`),
    sql` `,
  );
  return query
    .innerJoin('number_series', 'number_series.id', 'journal.id')
    .leftJoin('principal', 'principal.id', 'journal.department_id')
    .leftJoin('user_group', 'user_group.id', 'journal.department_id')
    .select([
      'journal.id',
      'journal.name',
      'journal.direction',
      'number_series.index',
      'number_series.template',
      'number_series.restart',
      'journal.department_id as departmentId',
      'principal.name as departmentName',
      'user_group.index as departmentIndex',
      sql<boolean>`journal.archived_at is not null`.as('archived'),
      'journal.version',
      sql<
        { id: string; name: string }[]
      >`coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name, p.id)
        from journal_registrar r join principal p on p.id = r.principal_id where r.journal_id = journal.id), '[]')`.as(
        'registrars',
      ),
      sql<
        string[]
      >`array(select closed.period from number_period closed where closed.series_id = journal.id order by closed.period desc)`.as(
        'closedPeriods',
      ),
      sql<number | null>`(select c.last from number_counter c where c.series_id = journal.id
        and c.period = case number_series.restart ${periods} end)`.as('last'),
      sql<boolean>`exists (select 1 from issued_number i where i.series_id = journal.id)`.as('numbered'),
      mayRegisterSql(workOf(actor)).as('mayRegister'),
    ]) as unknown as SelectQueryBuilder<Registry, 'journal' | 'number_series', WholeJournal>;
}

/** Whether a grant of the operation reaches a journal of this department. */
export const reachesJournal = (actor: Actor, operation: string, departmentId: string | null): boolean =>
  actor.rights
    .lenses(operation)
    .some((lens) => lens.principals === 'all' || (departmentId !== null && lens.principals.includes(departmentId)));

const managing = ['update', 'close', 'reopen'].map((verb) => `correspondence.journal.${verb}`);

export function journalCardOf(actor: Actor, journal: WholeJournal, today: string): JournalCard {
  const { departmentIndex, last, numbered: _numbered, mayRegister, ...shown } = journal;
  const context = { registeredOn: today, journal: journal.index, department: departmentIndex ?? '' };
  const next =
    last !== null && last < 0
      ? null
      : previewNumber(journal.template, journal.restart, context, (last ?? 0) + 1).number;
  return {
    ...shown,
    nextNumber: journal.archived ? null : next,
    canRegister: mayRegister && !journal.archived && actor.rights.has('correspondence.letter.register'),
    can: managing.filter((operation) => reachesJournal(actor, operation, journal.departmentId)),
  };
}
