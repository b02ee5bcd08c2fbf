// A password against the account it names. Outside any transaction, one verification whether the person exists or not.
import type { Sql } from '../../db/sql.ts';
import type { Services } from '../../services.ts';
import { hashPassword, isOutdated, passwordMatches } from '../passwords.ts';

export interface PasswordProof {
  person: { id: string; password_hash: string | null } | undefined;
  matches: boolean;
  /** The password under today's parameters, when it was kept under older ones. */
  rehashed: string | undefined;
}

export async function provePassword(
  services: Services,
  who: { login: string } | { id: string },
  password: string,
): Promise<PasswordProof> {
  const read: Sql = services.pools.read;
  const { rows } =
    'login' in who
      ? await read.query<{ id: string; password_hash: string | null }>(
          'select id, password_hash from app_user where lower(login) = lower($1) or lower(email) = lower($1)',
          [who.login],
        )
      : await read.query<{ id: string; password_hash: string | null }>(
          'select id, password_hash from app_user where id = $1',
          [who.id],
        );
  const person = rows[0];
  const matches = await passwordMatches(person?.password_hash ?? null, password);
  const outdated = matches && person?.password_hash ? isOutdated(person.password_hash) : false;
  return { person, matches, rehashed: outdated ? await hashPassword(password) : undefined };
}
