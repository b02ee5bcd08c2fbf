// Passkeys by the WebAuthn standard: what the browser is asked for, and whether what it gives is right.

import { isIP } from 'node:net';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { shapeOf, unscoped } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';
import type { AnyUnit } from '../../unit.ts';

/** Read at the first passkey: with what it needs for certificates it is a tenth of all files that a start reads. */
const webAuthn = () => import('@simplewebauthn/server');

/** The site that a passkey is bound to: the public address, else the one that the browser shows. */
function siteOf(unit: AnyUnit): { rpID: string; origin: string } {
  const address = shapeOf(unit).services.config.publicUrl ?? unit.actor.origin;
  if (!address || !URL.canParse(address)) throw new Refusal('passkey_address');
  const { hostname, origin } = new URL(address);
  if (isIP(hostname.replace(/^\[|\]$/g, ''))) throw new Refusal('passkey_address');
  return { rpID: hostname, origin };
}

const keysOf = (unit: AnyUnit, userId: string) =>
  unscoped(unit)
    .selectFrom('passkey')
    .select(['credential_id', 'transports'])
    .where('user_id', '=', userId)
    .execute()
    .then((rows) => rows.map((row) => ({ id: row.credential_id, transports: row.transports })));

export async function optionsToAdd(unit: AnyUnit, person: { id: string; login: string; name: string }, site: string) {
  return (await webAuthn()).generateRegistrationOptions({
    rpName: site,
    rpID: siteOf(unit).rpID,
    userName: person.login,
    userDisplayName: person.name,
    userID: new Uint8Array(Buffer.from(person.id.replaceAll('-', ''), 'hex')),
    attestationType: 'none',
    excludeCredentials: await keysOf(unit, person.id),
    // A key that the browser can find by itself serves for sign-in without a login.
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  });
}

export async function verifyNew(unit: AnyUnit, challenge: string, response: RegistrationResponseJSON) {
  const { rpID, origin } = siteOf(unit);
  const checked = await (await webAuthn())
    .verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpID,
      requireUserVerification: false,
    })
    .catch(() => undefined);
  return checked?.verified ? checked.registrationInfo : undefined;
}

/** `userId` null: whichever passkey of this site the browser finds; it must then verify its user by itself. */
export async function optionsToEnter(unit: AnyUnit, userId: string | null) {
  return (await webAuthn()).generateAuthenticationOptions({
    rpID: siteOf(unit).rpID,
    userVerification: userId ? 'preferred' : 'required',
    ...(userId ? { allowCredentials: await keysOf(unit, userId) } : {}),
  });
}

/** The passkey that a browser's answer names, when nothing about it is known yet. */
export const passkeyNamed = (unit: AnyUnit, credentialId: string) =>
  unscoped(unit)
    .selectFrom('passkey')
    .select(['id', 'user_id', 'credential_id', 'public_key', 'counter', 'transports'])
    .where('credential_id', '=', credentialId)
    .executeTakeFirst();

export type Passkey = NonNullable<Awaited<ReturnType<typeof passkeyNamed>>>;

/** Whether the answer is right, and notes the use; a counter that went back means a copied key. */
export async function acceptPasskey(
  unit: AnyUnit,
  passkey: Passkey,
  challenge: string,
  response: unknown,
  alone: boolean,
): Promise<boolean> {
  const { rpID, origin } = siteOf(unit);
  const checked = await (await webAuthn())
    .verifyAuthenticationResponse({
      response: response as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpID,
      requireUserVerification: alone,
      credential: {
        id: passkey.credential_id,
        publicKey: new Uint8Array(passkey.public_key),
        counter: passkey.counter,
        transports: passkey.transports,
      },
    })
    .catch(() => undefined);
  if (!checked?.verified) return false;
  await unscoped(unit)
    .updateTable('passkey')
    .set({
      counter: checked.authenticationInfo.newCounter,
      backed_up: checked.authenticationInfo.credentialBackedUp,
      last_used_at: unit.moment,
    })
    .where('id', '=', passkey.id)
    .execute();
  return true;
}
