// Words that a person's password must not be made of: their own names and the organisation's.
import { organisationSetting } from '#contract/settings/organisation.ts';
import { settingIn } from '../settings/value.ts';
import type { AnyUnit } from '../unit.ts';

export async function ownWords(
  unit: AnyUnit,
  person: { login: string; email?: string | null | undefined; name: string },
): Promise<string[]> {
  const organisation = await settingIn(unit, organisationSetting);
  return [person.login, person.email ?? '', ...person.name.split(/\s+/), person.name, organisation.name].filter(
    Boolean,
  );
}
