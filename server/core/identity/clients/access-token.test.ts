import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { decodeProtectedHeader, exportJWK, generateKeyPair, importJWK, jwtVerify, SignJWT } from 'jose';
import pino from 'pino';
import { rotateSigningKey } from '#contract/clients.ts';
import { startTestServer } from '#test/support/server.ts';
import { kyselyOver } from '../../db/driver.ts';
import { coreScopes } from '../../db/scopes.ts';
import { systemActor } from '../../system-actor.ts';
import { Unit } from '../../unit.ts';
import { basic, type Programs, publicUrl, startPrograms } from './programs.fixture.ts';
import { currentSigningKey } from './signing-keys.ts';

let world: Programs;
before(async () => {
  world = await startPrograms();
});
after(() => world.server.close());

describe('access tokens', () => {
  it('D another audience or issuer, another key, alg none, an ID token, an expired one are nobody', async () => {
    const admin = await world.person('forger');
    const client = await world.program(admin.id);
    assert.equal(await world.users(await world.tokenOf(client)), 200);
    const unit = new Unit<object>({
      services: world.server.services,
      actor: systemActor('test'),
      operation: rotateSigningKey.name,
      ownParts: undefined,
      scopes: coreScopes,
      db: kyselyOver(world.server.services.pools.write),
      now: world.server.clock.now(),
    });
    const signing = await currentSigningKey(unit);
    const make = (
      change: { aud?: string; iss?: string; typ?: string; age?: number; sub?: string } = {},
      key = signing.key,
      kid = signing.kid,
    ) => {
      const now = Math.floor(world.server.clock.now().getTime() / 1000) - (change.age ?? 0);
      return new SignJWT({ client_id: client.id })
        .setProtectedHeader({ alg: 'EdDSA', typ: change.typ ?? 'at+jwt', kid })
        .setIssuer(change.iss ?? publicUrl)
        .setAudience(change.aud ?? `${publicUrl}/api`)
        .setSubject(change.sub ?? client.id)
        .setJti('one')
        .setIssuedAt(now)
        .setExpirationTime(now + 300)
        .sign(key);
    };
    assert.equal(await world.users(await make()), 200, 'the forger signs well when nothing is changed');
    const stranger = await generateKeyPair('Ed25519', { extractable: true });
    const none = `${Buffer.from(JSON.stringify({ alg: 'none', typ: 'at+jwt', kid: signing.kid })).toString('base64url')}.${(await make()).split('.')[1]}.`;
    const hmac = await new SignJWT({})
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: signing.kid })
      .setSubject(client.id)
      .sign(new TextEncoder().encode(JSON.stringify(await exportJWK(signing.key))));
    const bad: Record<string, string> = {
      'another audience': await make({ aud: 'https://elsewhere.example.org' }),
      'another issuer': await make({ iss: 'https://elsewhere.example.org' }),
      'an ID token': await make({ typ: 'JWT' }),
      'an expired token': await make({ age: 400 }),
      'a token of tomorrow': await make({ age: -3600 }),
      'another program’s id': await make({ sub: '00000000-0000-0000-0000-000000000000' }),
      'another key': await make({}, stranger.privateKey as never),
      'an unknown key': await make({}, stranger.privateKey as never, 'AAAAAAAAAAAAAAAA'),
      'alg none': none,
      'a shared secret': hmac,
      rubbish: 'a.b.c',
    };
    for (const [what, token] of Object.entries(bad)) assert.equal(await world.users(token), 401, what);
    const refused = await world.server.bearer(bad['alg none'] as string).call('GET', '/api/me');
    assert.equal(refused.headers['www-authenticate'], 'Bearer error="invalid_token"');
  });

  it('D a scope narrows the token; one outside the program’s choice is invalid_scope', async () => {
    const admin = await world.person('scoped');
    const client = await world.program(admin.id, ['identity.user.list', 'identity.group.list']);
    const token = await world.tokenOf(client, 'identity.group.list');
    assert.equal(await world.users(token), 403);
    assert.equal((await world.server.bearer(token).call('GET', '/api/admin/groups')).statusCode, 200);
    const authorization = basic(client.id, client.secret);
    const wider = await world.ask(
      { grant_type: 'client_credentials', scope: 'identity.group.list core.event.list' },
      { authorization },
    );
    assert.deepEqual([wider.statusCode, wider.json().error], [400, 'invalid_scope']);
  });

  it('D unknown program, wrong secret and revoked program get one answer, after the same comparison', async () => {
    const admin = await world.person('silent');
    const client = await world.program(admin.id);
    const gone = await world.program(admin.id);
    await world.owner.call('POST', `/api/admin/clients/${gone.id}/revoke`, { reason: 'Не нужна' });
    const answers = await Promise.all(
      [
        basic('00000000-0000-7000-8000-000000000099', client.secret),
        basic('somebody', client.secret),
        basic(client.id, 'wrong'),
        basic(client.id, ''),
        basic(gone.id, gone.secret),
      ].map((authorization) => world.ask({ grant_type: 'client_credentials' }, { authorization })),
    );
    for (const answer of answers) {
      assert.deepEqual([answer.statusCode, answer.body], [401, answers[0]?.body]);
      assert.match(String(answer.headers['www-authenticate']), /^Basic /);
    }
    const { rows } = await world.server.services.pools.read.query(
      `select outcome, data from event where operation = 'identity.client.authorize' and data->>'client' = $1 and outcome = 'refused'`,
      [client.id],
    );
    assert.equal(rows.length, 2, 'failures of a known program are in the journal');
  });

  it('B RFC 6749 errors: grant type, doubled fields, two ways of authentication, JSON; forms are taken nowhere else', async () => {
    const told = async (answer: Awaited<ReturnType<Programs['ask']>>) => [answer.statusCode, answer.json().error];
    assert.deepEqual(await told(await world.ask({ grant_type: 'password' })), [400, 'unsupported_grant_type']);
    assert.deepEqual(await told(await world.ask({})), [400, 'invalid_request']);
    const twice = await world.ask(
      { grant_type: 'client_credentials', client_secret: 'x' },
      { authorization: basic('a', 'b') },
    );
    assert.deepEqual(await told(twice), [400, 'invalid_request']);
    const json = await world.server.http.inject({
      method: 'POST',
      url: '/api/oauth/token',
      payload: { grant_type: 'client_credentials' },
    });
    assert.deepEqual(await told(json), [400, 'invalid_request']);
    const doubled = await world.server.http.inject({
      method: 'POST',
      url: '/api/oauth/token',
      payload: 'grant_type=client_credentials&grant_type=client_credentials',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    assert.deepEqual(await told(doubled), [400, 'invalid_request']);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const elsewhere = await world.server.http.inject({
      method: 'POST',
      url: '/api/directory/search',
      payload: 'q=x',
      headers: { ...form, 'sec-fetch-site': 'same-origin' },
    });
    assert.equal(elsewhere.statusCode, 415);
  });

  it('B a secret is changed with an overlap, and at once', async () => {
    const admin = await world.person('rotating');
    const client = await world.program(admin.id);
    const rotate = async (overlapHours: number) =>
      (await world.owner.call('POST', `/api/admin/clients/${client.id}/secrets`, { overlapHours })).json()
        .secret as string;
    const second = await rotate(24);
    await world.tokenOf(client);
    await world.tokenOf({ id: client.id, secret: second });
    world.server.clock.advance(25 * 3_600_000);
    await world.again();
    const late = await world.ask(
      { grant_type: 'client_credentials' },
      { authorization: basic(client.id, client.secret) },
    );
    assert.equal(late.json().error, 'invalid_client');
    const third = await rotate(0);
    const ended = await world.ask({ grant_type: 'client_credentials' }, { authorization: basic(client.id, second) });
    assert.equal(ended.json().error, 'invalid_client');
    await world.tokenOf({ id: client.id, secret: third });
  });

  it('B another system verifies by the published keys; a new key keeps the old tokens, unless it is changed at once', async () => {
    const admin = await world.person('verifier');
    const client = await world.program(admin.id);
    const keys = async () =>
      (await world.server.anonymous.call('GET', '/api/oauth/jwks')).json().keys as { kid: string; d?: string }[];
    const first = await world.tokenOf(client);
    const { kid } = decodeProtectedHeader(first);
    const jwk = (await keys()).find((key) => key.kid === kid);
    assert.ok(jwk && !('d' in jwk), 'the public half alone');
    const options = {
      issuer: publicUrl,
      audience: `${publicUrl}/api`,
      typ: 'at+jwt',
      currentDate: world.server.clock.now(),
    };
    const { payload } = await jwtVerify(first, await importJWK(jwk), options);
    assert.equal(payload.sub, client.id);
    const { rows } = await world.server.services.pools.read.query(
      'select private_key from signing_key where kid = $1',
      [kid],
    );
    assert.equal(rows[0].private_key.includes(Buffer.from('302e020100', 'hex')), false, 'sealed at rest');
    assert.equal((await world.owner.call('POST', '/api/admin/signing-keys', {})).statusCode, 201);
    const second = await world.tokenOf(client);
    assert.notEqual(decodeProtectedHeader(second).kid, kid);
    assert.deepEqual([await world.users(first), await world.users(second)], [200, 200]);
    assert.equal((await keys()).length, 2);
    await world.owner.call('POST', '/api/admin/signing-keys', { atOnce: true });
    assert.deepEqual([await world.users(first), await world.users(second)], [401, 401]);
    assert.equal((await keys()).length, 1);
  });

  it('B the key is renewed by a job when it is old', async () => {
    const job = world.server.services.catalog.jobs.find((one) => one.name === 'identity.key.renew');
    const newest = async () =>
      (await world.server.services.pools.read.query('select kid from signing_key where retired_at is null')).rows.map(
        (row) => row.kid,
      );
    const before = await newest();
    await job?.run(world.server.services, {});
    assert.deepEqual(await newest(), before);
    world.server.clock.advance(91 * 24 * 3_600_000);
    await job?.run(world.server.services, {});
    const after = await newest();
    assert.equal(after.length, 1);
    assert.notDeepEqual(after, before);
    await world.again();
  });

  it('B attempts are held up', async () => {
    const answers = [];
    for (let time = 0; time < 121; time++)
      answers.push(
        (await world.ask({ grant_type: 'client_credentials', client_id: 'guesser', client_secret: 'x' })).statusCode,
      );
    assert.deepEqual([answers[0], answers[119], answers[120]], [401, 401, 429]);
  });

  it('C an administrator sees a person’s tokens and programs, and ends a token', async () => {
    const admin = await world.person('keyholder');
    await world.program(admin.id);
    const { token } = (await admin.session.call('POST', '/api/me/tokens', { name: 'Выгрузка' })).json();
    assert.equal(await world.users(token), 200);
    const seen = (await world.owner.call('GET', `/api/admin/users/${admin.id}/tokens`)).json();
    assert.deepEqual([seen.tokens.length, seen.clients.length], [1, 1]);
    const path = `/api/admin/tokens/${seen.tokens[0].id}/revoke`;
    assert.equal((await world.owner.call('POST', path, { reason: 'Утечка' })).statusCode, 200);
    assert.equal(await world.users(token), 401);
    assert.equal((await world.owner.call('POST', path, { reason: 'Утечка' })).statusCode, 404);
  });

  it('B neither a program nor a token makes programs and secrets', async () => {
    const admin = await world.person('breeder');
    const client = await world.program(admin.id);
    const body = { name: 'Ещё одна', ownerId: admin.id, operations: ['identity.user.list'], expiresOn: null };
    const given = await world.owner.call('POST', '/api/admin/clients', {
      ...body,
      operations: ['identity.client.create'],
    });
    assert.equal(given.json().errors[0].code, 'operation_not_for_programs');
    const { token } = (await admin.session.call('POST', '/api/me/tokens', { name: 'Всё' })).json();
    const bearer = world.server.bearer(token);
    assert.equal((await bearer.call('POST', '/api/admin/clients', body)).statusCode, 403);
    assert.equal((await bearer.call('POST', `/api/admin/clients/${client.id}/secrets`, {})).statusCode, 403);
  });
});

describe('the log and the journal', () => {
  it('D hold no secret, no token and no signed token, whatever was asked', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
    const own = await startTestServer({ PUBLIC_URL: publicUrl }, { log });
    try {
      const boss = await own.owner();
      const me = (await boss.call('GET', '/api/me')).json().user.id;
      const body = { name: 'Программа', ownerId: me, operations: ['identity.user.list'], expiresOn: null };
      const { client, secret } = (await boss.call('POST', '/api/admin/clients', body)).json();
      const { token } = (await boss.call('POST', '/api/me/tokens', { name: 'Ключ' })).json();
      const payload = new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: client.id,
        client_secret: secret,
      });
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const ask = (text: string) =>
        own.http.inject({ method: 'POST', url: '/api/oauth/token', payload: text, headers });
      const signed = (await ask(payload.toString())).json().access_token;
      await ask(`${payload.toString()}x`);
      await own.bearer(signed).call('GET', '/api/admin/users');
      await own.bearer(`${signed}x`).call('GET', '/api/admin/users');
      await own.bearer(token).call('GET', '/api/admin/users');
      const { rows } = await own.services.pools.read.query('select row_to_json(e)::text as row from event e');
      const told = [...lines, ...rows.map((row) => row.row as string)].join('\n');
      assert.ok(lines.length >= 5 && told.includes('identity.client.authorize'));
      for (const hidden of [secret, token, signed, signed.split('.')[2]]) assert.equal(told.includes(hidden), false);
    } finally {
      await own.close();
    }
  });
});
