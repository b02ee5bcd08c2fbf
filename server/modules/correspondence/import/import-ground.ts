// What rows of a register name of ours: journals that the person registers in, kinds, people and groups; each found by words.

import type { Direction } from '#contract/correspondence.ts';
import type { Restart } from '#contract/numbering.ts';
import { checkTemplate, periodOf } from '#contract/numbering.ts';
import { type Actor, workOf } from '#core/actor.ts';
import { plainName } from '#core/contact-checks/organisation-name.ts';
import type { Sql } from '#core/db/sql.ts';
import type { ImportGround } from '#core/import/definition.ts';
import { reachesJournal } from '../journal-card.ts';
import type { RowJournal } from './letter-row.ts';
import { patternOf } from './old-number.ts';

export interface ImportJournal extends RowJournal {
  departmentId: string | null;
  index: string;
  restart: Restart;
  /** May be reopened by the person, so old numbers may go into its closed periods. */
  reopens: boolean;
}
interface Ours {
  id: string;
  name: string;
  kind: 'user' | 'group';
  index: string;
  login: string;
}
export interface LetterGround {
  journals: readonly ImportJournal[];
  journalFor(name: string): ImportJournal | undefined;
  kindOf(name: string): string | null;
  /** A person or group by full name, by surname and initials, by login, or by a group's index; null when none or several fit. */
  personOf(name: string): string | null;
  groupOf(name: string): string | null;
  /** The author's first department; home of letters in journals without one. */
  authorGroup: string | null;
}

const mine = `with recursive mine (id) as (
    select $1::uuid union
    select above.id from mine cross join lateral (
      select m.group_id as id from group_member m where m.principal_id = mine.id
      union all select g.parent_id from user_group g where g.id = mine.id and g.parent_id is not null) as above)`;

export async function letterGround(
  direction: Direction,
  { services, actor, options }: ImportGround,
): Promise<LetterGround> {
  const sql = services.pools.read;
  const me = workOf(actor);
  const journals = await journalsOf(sql, actor, me, direction);
  const { rows: kinds } = await sql.query<{ id: string; name: string }>(
    'select id, name from letter_kind where $1 = any(directions)',
    [direction],
  );
  const { rows: ours } = await sql.query<Ours>(
    `select p.id, p.name, p.kind, coalesce(g.index, '') as index, coalesce(u.login, '') as login
     from principal p left join user_group g on g.id = p.id left join app_user u on u.id = p.id
     where p.kind in ('user', 'group')`,
  );
  const { rows: home } = await sql.query<{ id: string }>(
    `select g.id from group_member m join user_group g on g.id = m.group_id
     where m.principal_id = $1 and g.archived_at is null order by g.kind <> 'department', g.id limit 1`,
    [me],
  );
  const byKind = new Map(kinds.map((kind) => [plainName(kind.name), kind.id]));
  const people = namesOf(ours);
  const groups = namesOf(ours.filter((one) => one.kind === 'group'));
  const byName = new Map(journals.map((journal) => [plainName(journal.name), journal]));
  const [only] = journals;
  const usual =
    journals.find((journal) => journal.id === options.journalId) ?? (journals.length === 1 ? only : undefined);
  return {
    journals,
    journalFor: (name) => (name === '' ? usual : byName.get(plainName(name))),
    kindOf: (name) => byKind.get(plainName(name)) ?? null,
    personOf: (name) => people.get(plainName(name)) ?? null,
    groupOf: (name) => groups.get(plainName(name)) ?? null,
    authorGroup: home[0]?.id ?? null,
  };
}

async function journalsOf(sql: Sql, actor: Actor, me: string, direction: Direction): Promise<ImportJournal[]> {
  const { rows } = await sql.query<{
    id: string;
    name: string;
    departmentId: string | null;
    index: string;
    template: string;
    restart: Restart;
  }>(
    `${mine} select j.id, j.name, j.department_id as "departmentId", s.index, s.template, s.restart
     from journal j join number_series s on s.id = j.id
     where j.direction = $2 and j.archived_at is null and (
       not exists (select 1 from journal_registrar r where r.journal_id = j.id)
       or exists (select 1 from mine join journal_registrar r on r.principal_id = mine.id and r.journal_id = j.id))
     order by j.name`,
    [me, direction],
  );
  return rows.map((journal) => {
    const { parts } = checkTemplate(journal.template, journal.restart);
    const patterns = new Map<string, RegExp>();
    return {
      ...journal,
      reopens: reachesJournal(actor, 'correspondence.journal.reopen', journal.departmentId),
      periodOf: (registeredOn) => periodOf(journal.restart, registeredOn),
      pattern(registeredOn) {
        const known = patterns.get(registeredOn) ?? patternOf(parts, { registeredOn, journal: journal.index });
        patterns.set(registeredOn, known);
        return known;
      },
    };
  });
}

/** Every way in which a table may name somebody; what two of them share names nobody. */
function namesOf(ours: readonly Ours[]): Map<string, string | null> {
  const found = new Map<string, string | null>();
  const add = (name: string, id: string) => {
    const key = plainName(name);
    if (key === '') return;
    found.set(key, found.has(key) && found.get(key) !== id ? null : id);
  };
  for (const { id, name, kind, index, login } of ours) {
    add(name, id);
    if (kind === 'group') add(index, id);
    else add(login, id);
    const [surname = '', first = '', middle = ''] = name.split(' ');
    if (kind !== 'user' || !first) continue;
    add(`${surname} ${first[0]} ${middle[0] ?? ''}`, id);
    add(`${surname} ${first[0]}${middle[0] ?? ''}`, id);
    add(`${first[0]} ${middle[0] ?? ''} ${surname}`, id);
  }
  return found;
}
