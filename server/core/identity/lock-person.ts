// The row of an account, locked: sign-in, deactivation and every change of the account wait for each other on it.
import { one, unscoped } from '../handle.ts';
import type { AnyUnit } from '../unit.ts';

export const lockPerson = (unit: AnyUnit, id: string) =>
  one(
    unscoped(unit)
      .selectFrom('app_user')
      .innerJoin('principal', 'principal.id', 'app_user.id')
      .select([
        'app_user.id',
        'principal.name',
        'app_user.login',
        'app_user.email',
        'app_user.position',
        'app_user.phone',
        'app_user.birth_date as birthDate',
        'app_user.manager_id as managerId',
        'app_user.staff',
        'app_user.locale',
        'app_user.zone',
        'app_user.status',
        'app_user.password_hash',
        'app_user.version',
      ])
      .where('app_user.id', '=', id)
      .forUpdate('app_user')
      .executeTakeFirst(),
  );

export type LockedPerson = Awaited<ReturnType<typeof lockPerson>>;
