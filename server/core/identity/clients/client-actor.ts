// From a program's signed token to an actor: the signature, then one named statement that knows of every revocation.
import type { Actor } from '../../actor.ts';
import type { Services } from '../../services.ts';
import { rightsOf } from '../rights-of.ts';
import type { RequestFacts } from '../session.ts';
import { verifyAccessToken } from './access-token.ts';

interface Row {
  client_id: string;
  client_name: string;
  operations: string[];
  user_id: string;
  login: string;
  name: string;
  locale: 'ru' | 'en';
  rights_version: number;
  touch: boolean;
}

const statement = `select c.id as client_id, c.name as client_name, c.operations, u.id as user_id, u.login, p.name, u.locale,
    v.version as rights_version, coalesce(c.last_used_at < $3::timestamptz - interval '1 minute', true) as touch
  from service_client c join app_user u on u.id = c.owner_id join principal p on p.id = u.id
    join signing_key k on k.kid = $2 cross join rights_version v
  where c.id = $1 and c.revoked_at is null and c.suspended_at is null and (c.expires_at is null or c.expires_at > $3) and u.status = 'active'
    and (k.verifies_until is null or k.verifies_until > $3)`;

/** The owner, limited to what the program was given and asked for; undefined when the token is not good or not any more. */
export async function clientActorOf(
  services: Services,
  bearer: string,
  facts: RequestFacts,
): Promise<Actor | undefined> {
  const token = await verifyAccessToken(services, bearer);
  if (!token) return undefined;
  const now = services.clock.now().toISOString();
  const { rows } = await services.pools.read.query<Row>({
    name: 'actor-by-client',
    text: statement,
    values: [token.clientId, token.kid, now],
  });
  const row = rows[0];
  if (!row) return undefined;
  if (row.touch) {
    services.pools.write
      .query('update service_client set last_used_at = $2, last_used_address = $3 where id = $1', [
        row.client_id,
        now,
        facts.address,
      ])
      .catch((error) => services.log.warn({ error }, 'last use not written'));
  }
  const { scope } = token;
  const allowed = scope ? row.operations.filter((name) => scope.includes(name)) : row.operations;
  const rights = await rightsOf(services, row.user_id, row.rights_version);
  return {
    id: row.user_id,
    kind: 'client',
    name: row.name,
    login: row.login,
    locale: row.locale,
    sessionId: row.client_id,
    program: { id: row.client_id, name: row.client_name },
    address: facts.address,
    agent: facts.agent,
    requestId: facts.requestId,
    rights: rights.limitedTo(allowed),
  };
}
