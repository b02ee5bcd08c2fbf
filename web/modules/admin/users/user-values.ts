// The values of a person's form and how they become the operation's input; a changed account sends only what was changed.
import type { Clearance, Output, RawInput } from '#contract/core.ts';
import type { createUser, readUser, updateUser } from '#contract/identity.ts';
import { changedFields } from '../../../core/form/changed-fields.ts';
import type { LookupValue } from '../../../core/form/Lookup.tsx';
import type { SwitchGiven } from '../rights/effective-rights.ts';

export type User = Output<typeof readUser>;

export interface RoleValue {
  /** Empty while the role is being chosen. */
  key: string;
  areaId: string | null;
  clearances: string[];
  /** The last day on which the role is held. */
  endsOn: string | null;
}

export interface UserValues {
  login: string;
  email: string;
  name: string;
  position: string;
  phone: string;
  birthDate: string | null;
  manager: LookupValue | null;
  staff: boolean;
  locale: 'ru' | 'en';
  zone: string | null;
  groups: LookupValue[];
  roles: RoleValue[];
  switches: SwitchGiven[];
}

export interface NewUserValues extends UserValues {
  /** `now`: the password is given here; `later`: the account waits without one. */
  entry: 'now' | 'later';
  password: string;
  mustChangePassword: boolean;
}

export const emptyUser: NewUserValues = {
  login: '',
  email: '',
  name: '',
  position: '',
  phone: '',
  birthDate: null,
  manager: null,
  staff: false,
  locale: 'ru',
  zone: null,
  groups: [],
  roles: [],
  switches: [],
  entry: 'now',
  password: '',
  mustChangePassword: true,
};

export const valuesOf = (user: User): UserValues => ({
  login: user.login,
  email: user.email ?? '',
  name: user.name,
  position: user.position,
  phone: user.phone,
  birthDate: user.birthDate,
  manager: user.manager ? { id: user.manager.id, label: user.manager.name } : null,
  staff: user.staff,
  locale: user.locale,
  zone: user.zone || null,
  groups: user.groups.map((group) => ({ id: group.id, label: group.name })),
  roles: user.roles.map(({ key, areaId, clearances, endsOn }) => ({ key, areaId, clearances, endsOn })),
  switches: user.switches,
});

function fieldsOf(values: UserValues) {
  return {
    login: values.login,
    email: values.email.trim() || null,
    name: values.name,
    position: values.position,
    phone: values.phone,
    birthDate: values.birthDate,
    managerId: values.manager?.id ?? null,
    staff: values.staff,
    locale: values.locale,
    zone: values.zone ?? '',
    groupIds: values.groups.flatMap((group) => group.id ?? []),
    roles: values.roles
      .filter((role) => role.key !== '')
      .map((role) => ({ ...role, clearances: role.clearances as Clearance[] })),
  };
}

export function toCreate(values: NewUserValues): RawInput<typeof createUser> {
  const { position, phone, ...fields } = fieldsOf(values);
  return {
    ...fields,
    ...(position ? { position } : {}),
    ...(phone ? { phone } : {}),
    ...(values.entry === 'now' ? { password: values.password, mustChangePassword: values.mustChangePassword } : {}),
  };
}

export const toUpdate =
  (id: string) =>
  (values: UserValues, before: UserValues): RawInput<typeof updateUser> => {
    const inOrder = (one: UserValues) => ({
      ...fieldsOf(one),
      switches: [...one.switches].sort((a, b) => (a.operation < b.operation ? -1 : 1)),
    });
    return { id, ...changedFields<object>(inOrder(values), inOrder(before)) };
  };

/** Field of the input → field of the form. */
export const userAliases: Record<string, string> = { groupIds: 'groups', managerId: 'manager' };
