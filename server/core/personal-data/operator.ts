// The operator of personal data as the organisation's settings name it.
import { organisationSetting } from '#contract/settings/organisation.ts';
import type { AnyReader } from '../reader.ts';
import { settingIn } from '../settings/value.ts';
import type { AnyUnit } from '../unit.ts';

export interface Operator {
  name: string;
  address: string;
}

/** Stands where the address is not set yet; the page "Measures" tells of it. */
export const addressUnknown = 'адрес не указан в настройках организации';

export async function operatorOf(handle: AnyUnit | AnyReader): Promise<Operator> {
  const { name, fullName, address } = await settingIn(handle, organisationSetting);
  return { name: fullName || name, address };
}
