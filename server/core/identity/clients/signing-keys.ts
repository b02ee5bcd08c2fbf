// The keys that sign programs' access tokens: Ed25519, the private half sealed at rest, the public half published.
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { shapeOf, sqlOf, unscoped } from '../../handle.ts';
import { type Keys, openBytes, sealBytes } from '../../keys.ts';
import { lockWords } from '../../lock-words.ts';
import type { Services } from '../../services.ts';
import type { AnyUnit } from '../../unit.ts';

/** Longer than any access token lives, and than other systems usually keep a copy of the published keys. */
export const overlapHours = 24;
export const rotateAfterDays = 90;

const sealingKey = (keys: Keys) => keys.for('signing-key');
const context = (kid: string) => `signing-key ${kid}`;

export interface SigningKey {
  kid: string;
  key: KeyObject;
}

/** The key that signs now; made at the first use. */
export async function currentSigningKey(unit: AnyUnit): Promise<SigningKey> {
  const found = await newestKey(unit);
  if (found) return found;
  // Two programs that come first at once wait here for one another.
  await lockWords(unit, 'signing-key', ['make']);
  return (await newestKey(unit)) ?? (await makeSigningKey(unit));
}

async function newestKey(unit: AnyUnit): Promise<SigningKey | undefined> {
  const { rows } = await sqlOf(unit).query<{ kid: string; private_key: Buffer }>(
    `select kid, private_key from signing_key where retired_at is null and private_key is not null
     order by created_at desc, kid desc limit 1`,
  );
  const [row] = rows;
  if (!row) return undefined;
  const plain = openBytes(sealingKey(shapeOf(unit).services.keys), row.private_key, context(row.kid));
  return { kid: row.kid, key: createPrivateKey({ key: plain, format: 'der', type: 'pkcs8' }) };
}

export async function makeSigningKey(unit: AnyUnit): Promise<SigningKey> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const kid = randomBytes(12).toString('base64url');
  const plain = privateKey.export({ format: 'der', type: 'pkcs8' });
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'EdDSA' };
  await unscoped(unit)
    .insertInto('signing_key')
    .values({
      kid,
      public_key: JSON.stringify(jwk),
      private_key: sealBytes(sealingKey(shapeOf(unit).services.keys), plain, context(kid)),
      created_at: unit.moment,
      retired_at: null,
      verifies_until: null,
    })
    .execute();
  return { kid, key: privateKey };
}

/** The keys before a new one: they sign no more; they verify for the overlap, or no longer at all. */
export async function retireSigningKeys(unit: AnyUnit, except: string, atOnce: boolean): Promise<string[]> {
  const until = new Date(unit.now.getTime() + (atOnce ? 0 : overlapHours * 3_600_000)).toISOString();
  const { rows } = await sqlOf(unit).query<{ kid: string }>(
    `update signing_key set private_key = null, retired_at = coalesce(retired_at, $2),
       verifies_until = least(coalesce(verifies_until, $3::timestamptz), $3::timestamptz)
     where kid <> $1 and (verifies_until is null or verifies_until > $2::timestamptz) returning kid`,
    [except, unit.moment, until],
  );
  return rows.map((row) => row.kid);
}

const opened = new WeakMap<object, Map<string, KeyObject>>();

/**
 * The public key of a `kid`, from memory once it was read. Whether it still verifies is asked of the database with
 * every token (client-actor.ts), so that a key taken back means nothing in any process.
 */
export async function publicKeyOf(services: Services, kid: string): Promise<KeyObject | undefined> {
  let known = opened.get(services.pools);
  if (!known) {
    known = new Map();
    opened.set(services.pools, known);
  }
  const found = known.get(kid);
  if (found) return found;
  const { rows } = await services.pools.read.query<{ public_key: { kty: string } }>(
    'select public_key from signing_key where kid = $1',
    [kid],
  );
  if (!rows[0]) return undefined;
  const key = createPublicKey({ key: rows[0].public_key, format: 'jwk' });
  known.set(kid, key);
  return key;
}
