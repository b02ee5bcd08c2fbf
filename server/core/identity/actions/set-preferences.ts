// One's own settings: the language of the interface and of notices, the zone that moments are told in.
import { setPreferences } from '#contract/identity.ts';
import { action } from '../../core-operation.ts';
import { unscoped } from '../../handle.ts';
import { accountOf } from '../account-of.ts';
import { requireZone } from '../person-checks.ts';

export const setPreferencesAction = action(setPreferences, async (unit, { locale, zone }) => {
  const id = accountOf(unit.actor);
  requireZone(zone);
  const given = { ...(locale === undefined ? {} : { locale }), ...(zone === undefined ? {} : { zone }) };
  await unscoped(unit)
    .updateTable('app_user')
    .set({ ...given, changed_at: unit.moment })
    .where('id', '=', id)
    .execute();
  unit.event({ subjectIds: [id], data: given });
  return { ok: true as const };
});
