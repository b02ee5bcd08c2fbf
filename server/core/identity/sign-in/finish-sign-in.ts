// The end of every sign-in: a session, the browser remembered, the person told of an unknown one, failures forgotten.
import { deviceSecret, sessionSecret } from '../../http/cookies.ts';
import type { AnyUnit } from '../../unit.ts';
import { type Account, forgetFailures } from './account.ts';
import { noteDevice } from './devices.ts';
import { insertSession } from './open-session.ts';
import type { SignInPolicy } from './policy.ts';
import { newDeviceMail } from './sign-in-mail.ts';
import type { SignInStep } from './step.ts';

interface Ending {
  amr: readonly string[];
  policy: SignInPolicy;
  trustDevice?: boolean;
  mustSetUpSecondFactor?: boolean;
}

export async function finishSignIn(unit: AnyUnit, account: Account, ending: Ending): Promise<SignInStep> {
  const { amr, policy, mustSetUpSecondFactor = false } = ending;
  await forgetFailures(unit, account);
  const trusts = Boolean(ending.trustDevice) && policy.trustDays > 0;
  const device = await noteDevice(unit, account.id, trusts ? { days: policy.trustDays } : undefined);
  const session = await insertSession(unit, account.id, amr, policy);
  if (device.isNew && policy.newDeviceMail) await newDeviceMail(unit, account);
  unit.event({
    subjectIds: [account.id],
    data: {
      session: session.id,
      amr,
      ...(trusts ? { trustedDays: policy.trustDays } : {}),
      ...(device.isNew ? { newDevice: true } : {}),
    },
  });
  return {
    next: 'done',
    mustChangePassword: account.must_change_password,
    mustSetUpSecondFactor,
    [sessionSecret]: { secret: session.secret, hours: policy.absoluteHours },
    [deviceSecret]: { userId: account.id, secret: device.secret },
  };
}
