// What it costs to know who asks: the same query by session, by token and by a program's signed token, against an open route.
import { hashSecret, newSecret } from '#core/identity/session.ts';
import { newId } from '#core/ids.ts';
import { startChild } from '#test/support/child-server.ts';
import type { BenchDatabase } from './database.ts';
import { load, median, type Request } from './http.ts';
import { tokenOf } from './office.ts';

export interface CallerCell {
  caller: 'open route' | 'session' | 'token' | 'program';
  perSecond: number;
  /** Of the open route's answers in the same time. */
  ratio: number;
}

export async function benchCallers(
  database: BenchDatabase,
  options: { connections: number; seconds: number; rounds: number },
): Promise<CallerCell[]> {
  const server = await startChild(database.environment, ['--role', 'web', '--no-migrate']);
  try {
    const headers = await headersOf(database, server.address);
    const body = { ids: [database.office.userIds.administrator] };
    const checked = (more: Record<string, string>): Request => ({
      method: 'POST',
      path: '/api/directory/search',
      body,
      headers: { 'sec-fetch-site': 'same-origin', ...more },
    });
    const requests: Record<CallerCell['caller'], Request> = {
      'open route': { method: 'GET', path: '/.well-known/oauth-authorization-server' },
      session: checked({ cookie: headers.session }),
      token: checked({ authorization: headers.token }),
      program: checked({ authorization: headers.program }),
    };
    const told = Object.keys(requests) as CallerCell['caller'][];
    const found = new Map<string, number[]>(told.map((caller) => [caller, []]));
    for (let round = 0; round <= options.rounds; round++)
      for (const caller of told) {
        const done = await load(server.address, () => requests[caller], options);
        if (done.failures > 0) throw new Error(`${caller}: ${done.failures} failures`);
        // The first round warms up.
        if (round > 0) found.get(caller)?.push(done.perSecond);
      }
    const open = median(found.get('open route') ?? []);
    return told.map((caller) => {
      const perSecond = median(found.get(caller) ?? []);
      return { caller, perSecond, ratio: perSecond / open };
    });
  } finally {
    await server.stop();
  }
}

/** A session, a token and a program of one person, written as their actions would write them. */
async function headersOf({ services, office }: BenchDatabase, address: string) {
  const userId = office.userIds.administrator;
  const { write } = services.pools;
  const session = newSecret();
  await write.query(
    `insert into user_session (id, token_hash, user_id, created_at, last_seen_at, expires_at, authenticated_at, amr)
     values ($1, $2, $3, now(), now(), now() + interval '1 hour', now(), '{pwd,otp,mfa}')`,
    [newId(), hashSecret(session), userId],
  );
  const [clientId, secret] = [newId(), `vds_${newSecret()}`];
  await write.query(
    `insert into service_client (id, name, owner_id, operations, created_by, created_at)
     values ($1, 'bench', $2, '{identity.directory.search}', $2, now())`,
    [clientId, userId],
  );
  await write.query(
    `insert into service_client_secret (id, client_id, hash, hint, created_at) values ($1, $2, $3, '', now())`,
    [newId(), clientId, hashSecret(secret)],
  );
  const answer = await fetch(`${address}/api/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: secret }),
  });
  const { access_token } = (await answer.json()) as { access_token: string };
  return {
    session: `sid=${session}`,
    token: `Bearer ${await tokenOf(services, userId)}`,
    program: `Bearer ${access_token}`,
  };
}
