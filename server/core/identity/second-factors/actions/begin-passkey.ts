// What the browser needs to make a passkey for this site.
import { beginPasskey } from '#contract/second-factors.ts';
import { organisationSetting } from '#contract/settings/organisation.ts';
import { action } from '../../../core-operation.ts';
import { settingIn } from '../../../settings/value.ts';
import { openChallenge } from '../../sign-in/challenge.ts';
import { ownAccount, requireProven } from '../own-session.ts';
import { optionsToAdd } from '../web-authn.ts';

export const beginPasskeyAction = action(beginPasskey, async (unit) => {
  const { account } = await ownAccount(unit);
  await requireProven(unit, account.id);
  const { name } = await settingIn(unit, organisationSetting);
  const options = await optionsToAdd(unit, account, name);
  const challenge = await openChallenge(unit, 'passkey-new', account.id, { challenge: options.challenge });
  unit.event({ subjectIds: [account.id], data: { factor: 'passkey' } });
  return { challengeId: challenge.id, options: { ...options } };
});
