// Makes a person: principal, account and the key of the person's own data. Used by the owner's link, the users page, the command line.
import { shapeOf, sqlOf, unscoped } from '../handle.ts';
import { newId } from '../ids.ts';
import type { AnyUnit } from '../unit.ts';
import { requireFreeNames } from './free-names.ts';
import { rememberPassword } from './password-policy/write-password.ts';
import { requireManager, requireZone } from './person-checks.ts';

export interface NewUser {
  login: string;
  email?: string | null | undefined;
  name: string;
  position?: string | undefined;
  phone?: string | undefined;
  birthDate?: string | null | undefined;
  managerId?: string | null | undefined;
  staff?: boolean | undefined;
  locale?: 'ru' | 'en' | undefined;
  zone?: string | undefined;
  /** The hash that `checkNewPassword` gave; without it the account waits, invited. */
  passwordHash?: string | undefined;
  /** Another state than the password would say. */
  status?: 'unconfirmed' | undefined;
  mustChangePassword: boolean;
}

export async function createUser(unit: AnyUnit, user: NewUser): Promise<string> {
  const db = unscoped(unit);
  const id = newId(unit.now.getTime());
  const email = user.email || null;
  await requireFreeNames(unit, { login: user.login, email });
  requireZone(user.zone);
  await requireManager(unit, null, user.managerId);
  const password = user.passwordHash ?? null;
  await db.insertInto('principal').values({ id, kind: 'user', name: user.name, created_at: unit.moment }).execute();
  await db
    .insertInto('app_user')
    .values({
      id,
      login: user.login,
      email,
      position: user.position ?? '',
      phone: user.phone ?? '',
      birth_date: user.birthDate ?? null,
      manager_id: user.managerId ?? null,
      staff: user.staff ?? false,
      locale: user.locale ?? 'ru',
      zone: user.zone ?? '',
      status: user.status ?? (password ? 'active' : 'invited'),
      password_hash: password,
      must_change_password: user.mustChangePassword,
      locked_until: null,
      changed_at: unit.moment,
    })
    .execute();
  if (password) await rememberPassword(unit, id, password);
  await shapeOf(unit).services.subjectKeys.createSubject(sqlOf(unit), id, 'user');
  return id;
}

/** After any change of users, groups, roles or switches: cached rights of every process expire with the next request. */
export async function raiseRightsVersion(unit: AnyUnit): Promise<void> {
  await unscoped(unit)
    .updateTable('rights_version')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .execute();
}
