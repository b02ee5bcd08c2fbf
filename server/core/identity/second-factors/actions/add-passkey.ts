// A passkey that the browser has made, checked against what it was asked for.
import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import { addPasskey } from '#contract/second-factors.ts';
import { preparedAction } from '../../../core-operation.ts';
import { unscoped } from '../../../handle.ts';
import { newId } from '../../../ids.ts';
import { Refusal } from '../../../refusal.ts';
import { consumeChallenge, spendTry } from '../../sign-in/challenge.ts';
import { noteProof } from '../../sign-in/note-proof.ts';
import { newBackupCodes } from '../backup-codes.ts';
import { ownAccount } from '../own-session.ts';
import { afterAdding } from '../strong-factors.ts';
import { verifyNew } from '../web-authn.ts';

export const addPasskeyAction = preparedAction(addPasskey, newBackupCodes, async (unit, input, codes) => {
  const { account, sessionId } = await ownAccount(unit);
  const challenge = await spendTry(unit, 'passkey-new', input.challengeId);
  if (challenge?.user_id !== account.id) throw new Refusal('passkey_refused');
  const asked = String(challenge.data.challenge);
  const made = await verifyNew(unit, asked, input.response as unknown as RegistrationResponseJSON);
  if (!made) {
    unit.event({ subjectIds: [account.id], data: { code: 'passkey_refused' } });
    throw new Refusal('passkey_refused', {}, { keepsWrites: true });
  }
  await consumeChallenge(unit, challenge.id);
  const id = newId(unit.now.getTime());
  await unscoped(unit)
    .insertInto('passkey')
    .values({
      id,
      user_id: account.id,
      credential_id: made.credential.id,
      public_key: Buffer.from(made.credential.publicKey),
      counter: made.credential.counter,
      transports: made.credential.transports ?? [],
      backed_up: made.credentialBackedUp,
      name: input.name,
      created_at: unit.moment,
      last_used_at: null,
    })
    .execute();
  const backupCodes = await afterAdding(unit, account, codes);
  unit.event({ data: { passkey: id }, personal: { [account.id]: { name: input.name } } });
  // The browser has just used it: the session is proven by something the person holds.
  await noteProof(unit, sessionId, ['hwk', 'mfa']);
  return { id, backupCodes };
});
