// From a cookie or a bearer token to an actor: one named statement, then rights from a cache that its version guards.
import { createHash, randomBytes } from 'node:crypto';
import { type Actor, systemPrincipals } from '../actor.ts';
import { Rights } from '../rights.ts';
import type { Services } from '../services.ts';
import { rightsOf } from './rights-of.ts';
import { judgeSession } from './sign-in/judge-session.ts';
import { asksSecondFactor, policyColumn, policyOf } from './sign-in/policy.ts';
import { standIn } from './substitution/standing.ts';

export const tokenPrefix = 'vdm_';

export const newSecret = (): string => randomBytes(32).toString('base64url');
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();

export interface RequestFacts {
  address: string;
  agent: string;
  requestId: string;
  locale: 'ru' | 'en';
  origin: string;
  cookies: Readonly<Record<string, string | undefined>>;
  /** The absent person for whom the request is made. */
  behalfOf?: string | undefined;
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
  origin: facts.origin,
  cookies: facts.cookies,
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
}
interface SessionFacts extends Row {
  amr: string[];
  proven_at: string;
  created_at: string;
  last_seen_at: string;
  locked: boolean;
  policy: string | null;
}
interface TokenFacts extends Row {
  operations: string[] | null;
  touch: boolean;
}

const bySession = `select s.id as session_id, u.id as user_id, u.login, p.name, u.locale, u.must_change_password,
    v.version as rights_version, s.amr, coalesce(s.authenticated_at, s.created_at) as proven_at, s.created_at, s.last_seen_at,
    s.locked_at is not null as locked, ${policyColumn} as policy
  from user_session s join app_user u on u.id = s.user_id join principal p on p.id = u.id cross join rights_version v
  where s.token_hash = $1 and s.expires_at > $2 and u.status = 'active'`;
const byToken = `select t.id as session_id, u.id as user_id, u.login, p.name, u.locale, u.must_change_password,
    v.version as rights_version, t.operations, coalesce(t.last_used_at < $2::timestamptz - interval '1 minute', true) as touch
  from api_token t join app_user u on u.id = t.user_id join principal p on p.id = u.id cross join rights_version v
  where t.token_hash = $1 and (t.expires_at is null or t.expires_at > $2) and t.revoked_at is null and u.status = 'active'`;

const minute = 60_000;

/** A use is written beside the request, at most once a minute. */
function touch(services: Services, statement: string, ...values: string[]): void {
  services.pools.write.query(statement, values).catch((error) => services.log.warn({ error }, 'last use not written'));
}

/** The actor of a session cookie or an API token; undefined when neither is good. */
export function actorOf(
  services: Services,
  secret: string,
  kind: 'session' | 'token',
  facts: RequestFacts,
): Promise<Actor | undefined> {
  return kind === 'session' ? actorOfSession(services, secret, facts) : actorOfToken(services, secret, facts);
}

async function actorOfSession(services: Services, secret: string, facts: RequestFacts): Promise<Actor | undefined> {
  const now = services.clock.now();
  const { rows } = await services.pools.read.query<SessionFacts>({
    name: 'actor-by-session',
    text: bySession,
    values: [hashSecret(secret), now.toISOString()],
  });
  const row = rows[0];
  if (!row) return undefined;
  const policy = policyOf(services.keys, row.policy);
  const silence = now.getTime() - Date.parse(row.last_seen_at);
  const judged = judgeSession(policy, row, now);
  if (judged === 'over') return undefined;
  const locked = row.locked || judged === 'locked';
  if (!locked && silence > minute) {
    touch(services, 'update user_session set last_seen_at = $2 where id = $1', row.session_id, now.toISOString());
  }
  const rights = await rightsOf(services, row.user_id, row.rights_version);
  const actor: Actor = {
    ...personOf(row, facts),
    kind: 'user',
    mustChangePassword: row.must_change_password,
    amr: row.amr,
    provenAt: row.proven_at,
    locked,
    secondFactorDue: !row.amr.includes('mfa') && asksSecondFactor(policy, rights.roles),
    rights,
  };
  return facts.behalfOf === undefined ? actor : standIn(services, actor, facts.behalfOf, row.rights_version);
}

async function actorOfToken(services: Services, secret: string, facts: RequestFacts): Promise<Actor | undefined> {
  const now = services.clock.now().toISOString();
  const { rows } = await services.pools.read.query<TokenFacts>({
    name: 'actor-by-token',
    text: byToken,
    values: [hashSecret(secret), now],
  });
  const row = rows[0];
  if (!row) return undefined;
  if (row.touch) {
    const statement = 'update api_token set last_used_at = $2, last_used_address = $3 where id = $1';
    touch(services, statement, row.session_id, now, facts.address);
  }
  const rights = await rightsOf(services, row.user_id, row.rights_version);
  return {
    ...personOf(row, facts),
    kind: 'token',
    rights: row.operations ? rights.limitedTo(row.operations) : rights,
  };
}

const personOf = (row: Row, facts: RequestFacts) => ({
  id: row.user_id,
  name: row.name,
  login: row.login,
  locale: row.locale,
  sessionId: row.session_id,
  address: facts.address,
  agent: facts.agent,
  requestId: facts.requestId,
  origin: facts.origin,
  cookies: facts.cookies,
});
