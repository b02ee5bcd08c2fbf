// Tries a mailbox, saved or still in the form. The saved password goes only to where it was saved for.
import { testMailbox, updateMailbox } from '#contract/mailboxes.ts';
import { preparedAction } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { Refusal, refuseField } from '../../refusal.ts';
import { checkSettings } from '../check-settings.ts';
import { mailboxInUse, sameDestination } from '../stored.ts';
import { tryMailbox } from '../try-mailbox.ts';

export const testMailboxAction = preparedAction(
  testMailbox,
  async (services, actor, input) => {
    // What may not be saved may not be tried either: the check speaks to the machine that is typed.
    for (const { name } of input.settings ? [testMailbox, updateMailbox] : [testMailbox])
      if (!actor.rights.everywhere(name)) throw new Refusal('not_allowed', { operation: name });
    const saved = input.id ? await mailboxInUse(services, services.pools.read, input.id) : undefined;
    if (input.id && !saved) throw new Refusal('not_found');
    const settings = input.settings ?? saved?.settings;
    if (!settings) throw refuseField('settings', 'not_found');
    checkSettings(settings);
    const typed = input.password || undefined;
    if (typed === undefined && !saved?.password) throw refuseField('password', 'mailbox_password_missing');
    if (typed === undefined && saved && !sameDestination(saved.settings, settings))
      throw refuseField('password', 'mailbox_password_again');
    return tryMailbox(services, { settings, password: typed ?? saved?.password ?? '' });
  },
  async (unit, input, found) => {
    requireEverywhere(unit);
    unit.event({ data: { ...(input.id ? { mailbox: input.id } : {}), ok: found.ok, fault: found.fault } });
    return { ok: found.ok, findings: found.findings };
  },
);
