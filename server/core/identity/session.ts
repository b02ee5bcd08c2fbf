// From a cookie or a bearer token to an actor: one named statement, then rights from a cache that its version guards.
import { createHash, randomBytes } from 'node:crypto';
import { type Actor, systemPrincipals } from '../actor.ts';
import { Rights } from '../rights.ts';
import type { Services } from '../services.ts';
import { rightsOf } from './rights-of.ts';

export const idleMinutes = 60;
export const absoluteHours = 12;
export const tokenPrefix = 'vdm_';

export const newSecret = (): string => randomBytes(32).toString('base64url');
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();

export interface RequestFacts {
  address: string;
  agent: string;
  requestId: string;
  locale: 'ru' | 'en';
}

const noRights = new Rights({ me: systemPrincipals.anonymous, grants: [], switches: [], area: [], roles: [] });

export const anonymous = (facts: RequestFacts): Actor => ({
  id: systemPrincipals.anonymous,
  kind: 'anonymous',
  name: '',
  login: '',
  locale: facts.locale,
  address: facts.address,
  agent: facts.agent,
  requestId: facts.requestId,
  rights: noRights,
});

interface Row {
  session_id: string;
  user_id: string;
  login: string;
  name: string;
  locale: 'ru' | 'en';
  must_change_password: boolean;
  rights_version: number;
  operations: string[] | null;
  touch: boolean;
}

const bySession = `select s.id as session_id, u.id as user_id, u.login, p.name, u.locale, u.must_change_password,
    v.version as rights_version, null::text[] as operations, s.last_seen_at < $2::timestamptz - interval '1 minute' as touch
  from user_session s join app_user u on u.id = s.user_id join principal p on p.id = u.id cross join rights_version v
  where s.token_hash = $1 and s.expires_at > $2 and s.last_seen_at > $2::timestamptz - interval '${idleMinutes} minutes' and u.status = 'active'`;
const byToken = `select t.id as session_id, u.id as user_id, u.login, p.name, u.locale, u.must_change_password,
    v.version as rights_version, t.operations, coalesce(t.last_used_at < $2::timestamptz - interval '1 minute', true) as touch
  from api_token t join app_user u on u.id = t.user_id join principal p on p.id = u.id cross join rights_version v
  where t.token_hash = $1 and (t.expires_at is null or t.expires_at > $2) and t.revoked_at is null and u.status = 'active'`;

/** The actor of a session cookie or an API token; undefined when neither is good. */
export async function actorOf(
  services: Services,
  secret: string,
  kind: 'session' | 'token',
  facts: RequestFacts,
): Promise<Actor | undefined> {
  const now = services.clock.now().toISOString();
  const { rows } = await services.pools.read.query<Row>({
    name: kind === 'session' ? 'actor-by-session' : 'actor-by-token',
    text: kind === 'session' ? bySession : byToken,
    values: [hashSecret(secret), now],
  });
  const row = rows[0];
  if (!row) return undefined;
  if (row.touch) {
    const statement =
      kind === 'session'
        ? 'update user_session set last_seen_at = $2 where id = $1'
        : 'update api_token set last_used_at = $2 where id = $1';
    services.pools.write
      .query(statement, [row.session_id, now])
      .catch((error) => services.log.warn({ error }, 'last use not written'));
  }
  const rights = await rightsOf(services, row.user_id, row.rights_version);
  return {
    id: row.user_id,
    kind: kind === 'session' ? 'user' : 'token',
    name: row.name,
    login: row.login,
    locale: row.locale,
    sessionId: row.session_id,
    mustChangePassword: kind === 'session' && row.must_change_password,
    address: facts.address,
    agent: facts.agent,
    requestId: facts.requestId,
    rights: row.operations ? rights.limitedTo(row.operations) : rights,
  };
}
