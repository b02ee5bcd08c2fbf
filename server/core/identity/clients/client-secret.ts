// A program's secret: 256 random bits, shown once, kept as a hash; compared in the same time whether it is known or not.
import { timingSafeEqual } from 'node:crypto';
import { sqlOf, unscoped } from '../../handle.ts';
import { isId, newId } from '../../ids.ts';
import type { AnyUnit } from '../../unit.ts';
import { hashSecret, newSecret } from '../session.ts';

const prefix = 'vds_';
const nobody = hashSecret('no such program');

export async function newClientSecret(
  unit: AnyUnit,
  clientId: string,
): Promise<{ id: string; secret: string; hint: string }> {
  const id = newId(unit.now.getTime());
  const secret = prefix + newSecret();
  const hint = `${prefix}…${secret.slice(-4)}`;
  await unscoped(unit)
    .insertInto('service_client_secret')
    .values({
      id,
      client_id: clientId,
      hash: hashSecret(secret),
      hint,
      created_at: unit.moment,
      expires_at: null,
      last_used_at: null,
    })
    .execute();
  return { id, secret, hint };
}

/** The program's secrets until now end after so many hours. */
export async function endSecrets(unit: AnyUnit, clientId: string, hours: number): Promise<number> {
  const until = new Date(unit.now.getTime() + hours * 3_600_000).toISOString();
  const ended = await unscoped(unit)
    .updateTable('service_client_secret')
    .set({ expires_at: until })
    .where('client_id', '=', clientId)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', until)]))
    .executeTakeFirst();
  return Number(ended.numUpdatedRows);
}

export interface KnownClient {
  id: string;
  ownerId: string;
  operations: string[];
  secretId: string;
}

/** The program that these credentials name, when it may get a token now; every refusal looks and lasts alike. */
export async function clientBySecret(
  unit: AnyUnit,
  clientId: string,
  secret: string,
): Promise<{ client: KnownClient | undefined; ownerId: string | undefined }> {
  const { rows } = await sqlOf(unit).query<{
    id: string;
    owner_id: string;
    operations: string[];
    live: boolean;
    secret_id: string | null;
    hash: Buffer | null;
  }>(
    `select c.id, c.owner_id, c.operations, s.id as secret_id, s.hash,
       (c.revoked_at is null and c.suspended_at is null and (c.expires_at is null or c.expires_at > $2) and u.status = 'active') as live
     from service_client c join app_user u on u.id = c.owner_id
       left join service_client_secret s on s.client_id = c.id and (s.expires_at is null or s.expires_at > $2)
     where c.id = $1`,
    [isId(clientId) ? clientId : '00000000-0000-0000-0000-000000000000', unit.moment],
  );
  const given = hashSecret(secret);
  let matching: (typeof rows)[number] | undefined;
  timingSafeEqual(given, nobody);
  for (const row of rows) if (row.hash && timingSafeEqual(given, row.hash)) matching = row;
  const client =
    matching?.live && matching.secret_id
      ? {
          id: matching.id,
          ownerId: matching.owner_id,
          operations: matching.operations,
          secretId: matching.secret_id,
        }
      : undefined;
  return { client, ownerId: rows[0]?.owner_id };
}
