// An administrator asks to take a person's second factors away; nothing changes until another one confirms.
import { requestFactorReset } from '#contract/factor-resets.ts';
import { action } from '../../../core-operation.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { one, unscoped } from '../../../handle.ts';
import { newId } from '../../../ids.ts';
import { Refusal } from '../../../refusal.ts';
import { requireNotAbove } from '../../guard-rights.ts';
import { lockAccount } from '../../sign-in/account.ts';
import { factorsOf } from '../../sign-in/factors.ts';
import { removeFactors, resetDays, settleReset } from '../factor-resets.ts';

export const requestFactorResetAction = action(requestFactorReset, async (unit, input) => {
  requireEverywhere(unit);
  if (input.id === unit.actor.id) throw new Refusal('own_account');
  const account = await one(lockAccount(unit, input.id));
  await requireNotAbove(unit, account.id);
  const own = await factorsOf(unit, account.id);
  if (!own.totp && own.passkeys === 0) throw new Refusal('reset_nothing');
  const db = unscoped(unit);
  await db
    .updateTable('factor_reset')
    .set({ settled_at: unit.moment, outcome: 'refused' })
    .where('user_id', '=', account.id)
    .where('settled_at', 'is', null)
    .where('expires_at', '<=', unit.moment)
    .execute();
  const open = await db
    .selectFrom('factor_reset')
    .select('id')
    .where('user_id', '=', account.id)
    .where('settled_at', 'is', null)
    .executeTakeFirst();
  if (open) throw new Refusal('reset_asked');
  const id = newId(unit.now.getTime());
  // Whoever has the machine could change the database anyway: the command asks nobody, and the journal names its account.
  const alone = unit.actor.kind === 'cli';
  await db
    .insertInto('factor_reset')
    .values({
      id,
      user_id: account.id,
      reason: input.reason,
      requested_by: unit.actor.id,
      requested_at: unit.moment,
      expires_at: new Date(unit.now.getTime() + resetDays * 86_400_000).toISOString(),
      settled_by: null,
      settled_at: null,
      outcome: null,
    })
    .execute();
  const removed = alone ? await removeFactors(unit, account) : undefined;
  if (alone) await settleReset(unit, id, 'done');
  unit.event({
    data: { reset: id, ...(removed ? { alone, ...removed } : {}) },
    personal: { [account.id]: { reason: input.reason } },
  });
  return { id };
});
