// What administrators and curators do about chats: codes for people, the end of a link, messages that nobody takes, the form.
import { decideMessage, decideUpdate, makeCodeFor, switchForm, unlinkChatOf } from '#contract/messenger.ts';
import { formSetting } from '#contract/settings/messenger.ts';
import { action } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { shapeOf, sqlOf, unscoped } from '../../handle.ts';
import { lockPerson } from '../../identity/lock-person.ts';
import { Refusal } from '../../refusal.ts';
import { settingIn } from '../../settings/value.ts';
import { endChatsOf } from '../link/end-chat.ts';
import { codeFor } from '../own/operations.ts';
import { formLaws } from './form-warning.ts';

export const makeCodeForAction = action(makeCodeFor, async (unit, { id }) => {
  requireEverywhere(unit);
  const person = await lockPerson(unit, id);
  if (person.status === 'deactivated' || person.status === 'rejected') throw new Refusal('user_inactive');
  const made = await codeFor(unit, id);
  unit.event({ subjectIds: [id], data: { expiresAt: made.expiresAt } });
  return made;
});

export const unlinkChatOfAction = action(unlinkChatOf, async (unit, { id, reason }) => {
  requireEverywhere(unit);
  await lockPerson(unit, id);
  const end = { state: 'unlinked', cause: 'administrator', actor: unit.actor } as const;
  const ended = await endChatsOf(shapeOf(unit).services, sqlOf(unit), id, end);
  if (ended === 0) throw new Refusal('messenger_not_linked');
  unit.event({ subjectIds: [id], data: { ended }, personal: { [id]: { reason } } });
  return { ok: true as const };
});

export const decideMessageAction = action(decideMessage, async (unit, { id, again }) => {
  requireEverywhere(unit);
  const changed = await unscoped(unit)
    .updateTable('chat_message')
    .set(again ? { state: 'waiting', tries: 0, next_at: unit.moment } : { state: 'dropped', body: null })
    .where('id', '=', id)
    .where('state', '=', 'parked')
    .executeTakeFirst();
  if (Number(changed.numUpdatedRows) !== 1) throw new Refusal('not_found');
  unit.event({ data: { message: id, again } });
  return { ok: true as const };
});

export const decideUpdateAction = action(decideUpdate, async (unit, { id, again }) => {
  requireEverywhere(unit);
  const changed = await unscoped(unit)
    .updateTable('chat_update')
    .set(again ? { state: 'waiting', tries: 0, next_at: unit.moment } : { state: 'handled', body: null })
    .where('id', '=', id)
    .where('state', '=', 'failed')
    .executeTakeFirst();
  if (Number(changed.numUpdatedRows) !== 1) throw new Refusal('not_found');
  unit.event({ data: { update: id, again } });
  return { ok: true as const };
});

export const switchFormAction = action(switchForm, async (unit, { on, reason }) => {
  requireEverywhere(unit);
  // Commands have no session; in the web it must have shown a second factor.
  if (on && unit.actor.kind !== 'cli' && !unit.actor.amr?.includes('mfa')) throw new Refusal('second_factor_missing');
  const before = await settingIn(unit, formSetting);
  const value = JSON.stringify({ on });
  await unscoped(unit)
    .insertInto('setting')
    .values({ key: formSetting.key, value, version: 1, changed_at: unit.moment })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value, changed_at: unit.moment }))
    .execute();
  unit.event({
    data: { on, before: before.on, laws: on ? [...formLaws] : [] },
    personal: { [unit.actor.id]: { reason } },
  });
  return { on };
});
