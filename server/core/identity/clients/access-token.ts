// A program's access token: a JWT of RFC 9068, signed with Ed25519, good for five minutes at most.
import { decodeProtectedHeader, errors, jwtVerify, SignJWT } from 'jose';
import { newId } from '../../ids.ts';
import type { Services } from '../../services.ts';
import { audienceOf, issuerOf } from './issuer.ts';
import { publicKeyOf, type SigningKey } from './signing-keys.ts';

export const accessTokenSeconds = 300;
/** Clocks of several machines may differ by so much. */
const toleranceSeconds = 5;

export interface AccessToken {
  clientId: string;
  kid: string;
  jti: string;
  /** The operations that the program asked for; without them all that it was given. */
  scope: string[] | null;
}

export const looksSigned = (bearer: string): boolean => bearer.split('.').length === 3;

export async function signAccessToken(
  services: Services,
  { kid, key }: SigningKey,
  clientId: string,
  scope: readonly string[] | null,
): Promise<{ token: string; jti: string }> {
  const now = Math.floor(services.clock.now().getTime() / 1000);
  const jti = newId();
  const token = await new SignJWT({ client_id: clientId, ...(scope ? { scope: scope.join(' ') } : {}) })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid })
    .setIssuer(issuerOf(services.config))
    .setAudience(audienceOf(services.config))
    .setSubject(clientId)
    .setJti(jti)
    .setIssuedAt(now)
    .setExpirationTime(now + accessTokenSeconds)
    .sign(key);
  return { token, jti };
}

/** What a signed token says, or undefined when the signature, kind, issuer, audience or time is not right. */
export async function verifyAccessToken(services: Services, token: string): Promise<AccessToken | undefined> {
  try {
    const { kid } = decodeProtectedHeader(token);
    if (!kid || !/^[\w-]{16}$/.test(kid)) return undefined;
    const key = await publicKeyOf(services, kid);
    if (!key) return undefined;
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['EdDSA'],
      typ: 'at+jwt',
      issuer: issuerOf(services.config),
      audience: audienceOf(services.config),
      requiredClaims: ['exp', 'iat', 'jti', 'sub'],
      currentDate: services.clock.now(),
      clockTolerance: toleranceSeconds,
      maxTokenAge: accessTokenSeconds,
    });
    const scope = typeof payload.scope === 'string' ? payload.scope.split(' ') : null;
    return { clientId: payload.sub as string, kid, jti: payload.jti as string, scope };
  } catch (error) {
    // A malformed token is no fault of ours; anything else is.
    if (error instanceof errors.JOSEError || error instanceof TypeError) return undefined;
    throw error;
  }
}
