// What every row comes to, without changing anything: a new person, a change of a known one, nothing, or an error.
import { sql } from 'kysely';
import { createUser } from '#contract/identity.ts';
import { shapeOf, unscoped } from '../../handle.ts';
import { parseInput } from '../../input.ts';
import { type FieldError, Refusal, words } from '../../refusal.ts';
import type { AnyUnit } from '../../unit.ts';
import type { ImportField } from './guess-mapping.ts';
import { fieldsOf, type RowFields } from './row-fields.ts';

export interface Judged {
  row: number;
  verdict: 'create' | 'update' | 'same' | 'error';
  /** Input of the operation that the row will run. */
  fields: Record<string, unknown> | null;
  problems: FieldError[];
  userId: string | null;
}
interface Known {
  id: string;
  login: string;
  email: string | null;
  name: string;
  position: string;
  phone: string;
  birthDate: string | null;
  status: string;
  groupIds: string[];
}
interface Names {
  groups: Map<string, string>;
  roles: Map<string, string>;
  byLogin: Map<string, Known>;
  byEmail: Map<string, Known>;
}

const problem = (field: string, code: string, details: Record<string, unknown> = {}): FieldError => ({
  field,
  code,
  message: words(code, details),
});
const key = (text: string): string => text.toLowerCase().replaceAll('ё', 'е').trim();

async function namesFor(unit: AnyUnit, all: readonly RowFields[]): Promise<Names> {
  const db = unscoped(unit);
  const sought = [...new Set(all.flatMap((row) => [row.login, row.email]).filter((word) => word !== undefined))].map(
    (word) => word.toLowerCase(),
  );
  const people = await sql<Known>`
    select u.id, lower(u.login) as login, lower(u.email) as email, p.name, u.position, u.phone, u.birth_date as "birthDate",
      u.status, array(select group_id::text from group_member where principal_id = u.id) as "groupIds"
    from app_user u join principal p on p.id = u.id
    where lower(u.login) = any(${sought}::text[]) or lower(u.email) = any(${sought}::text[])`.execute(db);
  const groups = await sql<{ id: string; name: string; index: string }>`
    select g.id, p.name, g.index from user_group g join principal p on p.id = g.id where g.archived_at is null`.execute(
    db,
  );
  const roles = await db.selectFrom('role').select(['key', 'name']).execute();
  const { catalog } = shapeOf(unit).services;
  return {
    groups: new Map(
      groups.rows.flatMap(
        ({ id, name, index }) => [[key(name), id], ...(index ? [[key(index), id] as const] : [])] as [string, string][],
      ),
    ),
    roles: new Map(
      roles.flatMap((role) => {
        const ready = catalog.roles.get(role.key)?.name;
        return [role.key, role.name, ready?.ru, ready?.en].flatMap((word) =>
          word ? [[key(word), role.key] as [string, string]] : [],
        );
      }),
    ),
    byLogin: new Map(people.rows.map((person) => [person.login, person])),
    byEmail: new Map(people.rows.flatMap((person) => (person.email ? [[person.email, person] as const] : []))),
  };
}

export async function dryRun(
  unit: AnyUnit,
  rows: readonly { row: number; cells: readonly string[] }[],
  mapping: readonly (ImportField | null)[],
  update: boolean,
): Promise<Judged[]> {
  const fields = rows.map(({ row, cells }) => ({ row, fields: fieldsOf(cells, mapping) }));
  const names = await namesFor(
    unit,
    fields.map((one) => one.fields),
  );
  const seen = new Map<string, number>();
  return fields.map(({ row, fields: given }) => judge(row, given, names, seen, update));
}

function judge(row: number, given: RowFields, names: Names, seen: Map<string, number>, update: boolean): Judged {
  const problems: FieldError[] = [];
  for (const field of ['login', 'email'] as const) {
    const word = given[field]?.toLowerCase();
    if (!word) continue;
    const before = seen.get(`${field} ${word}`);
    if (before !== undefined) problems.push(problem(field, 'import_twice', { row: before }));
    else seen.set(`${field} ${word}`, row);
  }
  const known = personOf(given, names, problems);
  const groupId = given.group ? names.groups.get(key(given.group)) : undefined;
  const roleKey = given.role ? names.roles.get(key(given.role)) : undefined;
  if (given.group && !groupId) problems.push(problem('group', 'import_group_unknown'));
  if (given.role && !roleKey) problems.push(problem('role', 'import_role_unknown'));
  const { group: _group, role: _role, ...fields } = given;
  const whole = {
    ...fields,
    ...(groupId ? { groupIds: [groupId] } : {}),
    ...(roleKey ? { roles: [{ key: roleKey }] } : {}),
  };
  problems.push(...wrongFields(whole));
  if (known && !['active', 'invited'].includes(known.status)) problems.push(problem('login', 'import_closed'));
  const userId = known?.id ?? null;
  if (problems.length > 0) return { row, verdict: 'error', fields: null, problems, userId };
  if (!known) return { row, verdict: 'create', fields: whole, problems, userId };
  const changes = update ? changesOf(known, whole) : {};
  const verdict = Object.keys(changes).length > 0 ? 'update' : 'same';
  return { row, verdict, fields: verdict === 'update' ? changes : null, problems, userId };
}

function personOf(given: RowFields, names: Names, problems: FieldError[]): Known | undefined {
  const byLogin = given.login ? names.byLogin.get(given.login.toLowerCase()) : undefined;
  const byEmail = given.email ? names.byEmail.get(given.email) : undefined;
  if (byLogin && byEmail && byLogin.id !== byEmail.id) problems.push(problem('email', 'import_other_person'));
  return byLogin ?? byEmail;
}

/** By the contract of the operation that the row will run. */
function wrongFields(fields: Record<string, unknown>): FieldError[] {
  try {
    parseInput(createUser.input, fields);
    return [];
  } catch (error) {
    if (error instanceof Refusal && error.details.errors) return error.details.errors;
    throw error;
  }
}

/** Only what the file says and is different: an empty cell takes nothing away, a group is added. */
function changesOf(known: Known, fields: Record<string, unknown>): Record<string, unknown> {
  const changes: Record<string, unknown> = {};
  for (const field of ['name', 'position', 'phone', 'birthDate'] as const) {
    if (fields[field] !== undefined && fields[field] !== known[field]) changes[field] = fields[field];
  }
  if (fields.email !== undefined && String(fields.email).toLowerCase() !== known.email) changes.email = fields.email;
  const groups = (fields.groupIds as string[] | undefined) ?? [];
  if (groups.some((id) => !known.groupIds.includes(id))) {
    changes.groupIds = [...new Set([...known.groupIds, ...groups])].sort();
  }
  return changes;
}
