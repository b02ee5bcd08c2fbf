// One row as the fields of an account, with what the row alone tells to be wrong by the contract of the operation it will run.
import { createUser } from '#contract/identity.ts';
import type { StoredProblem } from '../../db/import-rows.ts';
import { RowReader } from '../../import/cells.ts';
import type { ParsedRow, RowCells } from '../../import/definition.ts';
import { parseInput } from '../../input.ts';
import { Refusal } from '../../refusal.ts';

export interface PersonLine {
  login?: string;
  email?: string;
  name?: string;
  position?: string;
  phone?: string;
  birthDate?: string;
  groupIds?: string[];
  roles?: { key: string }[];
}
/** Groups and roles by the words that tables use for them. */
export interface OurNames {
  groupOf(name: string): string | undefined;
  roleOf(name: string): string | undefined;
}

export function personLine(cells: RowCells, names: OurNames): ParsedRow<PersonLine> {
  const read = new RowReader(cells);
  const text = (key: string) => read.text(key, 500) || undefined;
  const parts = ['lastName', 'firstName', 'middleName'].flatMap((key) => text(key) ?? []).join(' ');
  const email = text('email')?.toLowerCase();
  // Without a login of its own a person signs in under the beginning of the address.
  const login = text('login') ?? email?.split('@')[0]?.replace(/[^\p{L}\p{N}._-]/gu, '-');
  const birthDate = read.date('birthDate') ?? undefined;
  const [group, role] = [text('group'), text('role')];
  const groupId = group && names.groupOf(group);
  const roleKey = role && names.roleOf(role);
  if (group && !groupId) read.wrong('group', 'import_group_unknown');
  if (role && !roleKey) read.wrong('role', 'import_role_unknown');
  const value = {
    ...given({ login, email, name: text('name') ?? (parts || undefined), position: text('position') }),
    ...given({ phone: text('phone'), birthDate }),
    ...(groupId ? { groupIds: [groupId] } : {}),
    ...(roleKey ? { roles: [{ key: roleKey }] } : {}),
  };
  return { value, problems: [...read.problems, ...wrongFields(value)] };
}

const given = (fields: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));

const columnOf: Record<string, string> = { groupIds: 'group', roles: 'role' };

function wrongFields(fields: object): StoredProblem[] {
  try {
    parseInput(createUser.input, fields);
    return [];
  } catch (error) {
    if (!(error instanceof Refusal && error.details.errors)) throw error;
    return error.details.errors.map(({ field, code, message }) => {
      const [head = ''] = field.split('.');
      return { column: columnOf[head] ?? head, code, message };
    });
  }
}
