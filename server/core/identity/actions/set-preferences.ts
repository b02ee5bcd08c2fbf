// One's own settings: the language of the interface and of notices.
import { setPreferences } from '#contract/identity.ts';
import { action } from '../../core-operation.ts';
import { unscoped } from '../../handle.ts';
import { accountOf } from '../account-of.ts';

export const setPreferencesAction = action(setPreferences, async (unit, input) => {
  const id = accountOf(unit.actor);
  await unscoped(unit)
    .updateTable('app_user')
    .set({ locale: input.locale, changed_at: unit.moment })
    .where('id', '=', id)
    .execute();
  unit.event({ subjectIds: [id], data: { locale: input.locale } });
  return { ok: true as const };
});
