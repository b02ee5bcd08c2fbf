import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { decodeProtectedHeader } from 'jose';
import { basic, type Programs, startPrograms } from './programs.fixture.ts';

let world: Programs;
before(async () => {
  world = await startPrograms();
});
after(() => world.server.close());

describe('programs with access', () => {
  it('B a program is given only what its owner holds, and by nobody who holds less', async () => {
    const clerk = await world.person('clerk', []);
    const body = { name: 'Программа', ownerId: clerk.id, operations: ['identity.user.list'], expiresOn: null };
    const lacking = await world.owner.call('POST', '/api/admin/clients', body);
    assert.deepEqual([lacking.statusCode, lacking.json().errors[0].code], [400, 'owner_lacks'], lacking.body);
    const account = await world.owner.call('POST', '/api/admin/clients', {
      ...body,
      operations: ['identity.token.create'],
    });
    assert.equal(account.json().errors[0].code, 'operation_not_for_programs');
    const unknown = await world.owner.call('POST', '/api/admin/clients', { ...body, operations: ['no.such.thing'] });
    assert.equal(unknown.json().errors[0].code, 'not_found');
    const me = (await world.owner.call('GET', '/api/me')).json().user.id;
    const admin = await world.person('climber');
    const wider = { ...body, ownerId: me, operations: ['correspondence.letter.find'] };
    const climbed = await admin.session.call('POST', '/api/admin/clients', wider);
    assert.deepEqual([climbed.statusCode, climbed.json().code], [403, 'grants_exceed'], climbed.body);
    assert.equal((await clerk.session.call('POST', '/api/admin/clients', body)).statusCode, 403);
  });

  it('B the picker offers what the owner holds at this moment, no acts on one’s own account', async () => {
    const viewer = await world.person('picker', ['viewer']);
    const url = `/api/admin/clients/operations?ownerId=${viewer.id}`;
    const names = (await world.owner.call('GET', url)).json().items.map((item: { name: string }) => item.name);
    assert.ok(names.includes('correspondence.letter.find') && names.includes('identity.directory.search'));
    assert.ok(!names.includes('identity.password.change') && !names.includes('correspondence.letter.register'));
    assert.ok(!names.includes('identity.session.open'));
  });

  it('B the secret is shown once and kept as a hash; the owner is told by mail', async () => {
    const admin = await world.person('secretive');
    const client = await world.program(admin.id);
    assert.match(client.secret, /^vds_[\w-]{43}$/);
    const card = await world.owner.call('GET', `/api/admin/clients/${client.id}`);
    assert.equal(card.body.includes(client.secret), false);
    assert.equal(card.json().secrets[0].hint, `vds_…${client.secret.slice(-4)}`);
    const { rows } = await world.server.services.pools.read.query(
      'select row_to_json(s)::text as row from service_client_secret s',
    );
    assert.equal(
      rows.some((row) => row.row.includes(client.secret.slice(4))),
      false,
    );
    const repeated = { name: 'Ещё одна', ownerId: admin.id, operations: ['identity.user.list'], expiresOn: null };
    const key = { 'idempotency-key': 'made-once' };
    const once = await world.owner.call('POST', '/api/admin/clients', repeated, key);
    assert.equal(once.statusCode, 201, once.body);
    const kept = await world.server.services.pools.read.query('select response from idempotency where key = $1', [
      'made-once',
    ]);
    assert.deepEqual(kept.rows, [{ response: null }], 'the answer with the secret is kept nowhere');
    const mail = await world.server.services.pools.read.query('select subject from outbox where recipient = $1', [
      'secretive@example.org',
    ]);
    assert.match(mail.rows.at(-1).subject, /программа действует от вашего имени/);
  });

  it('B a token by client_secret_basic or _post acts in the owner’s name, and the journal names the program', async () => {
    const admin = await world.person('namesake');
    const client = await world.program(admin.id);
    const posted = await world.ask({
      grant_type: 'client_credentials',
      client_id: client.id,
      client_secret: client.secret,
    });
    assert.equal(posted.statusCode, 200, posted.body);
    assert.deepEqual(
      [posted.json().token_type, posted.json().expires_in, posted.json().scope],
      ['Bearer', 300, 'identity.user.list'],
    );
    assert.equal(posted.headers['cache-control'], 'no-store');
    const token = await world.tokenOf(client);
    assert.equal(decodeProtectedHeader(token).typ, 'at+jwt');
    assert.equal(await world.users(token), 200);
    const other = await world.server.bearer(token).call('GET', '/api/me');
    assert.equal(other.statusCode, 403);
    const events = (await world.owner.call('POST', '/api/admin/journal', { actorId: admin.id, limit: 5 })).json().items;
    const read = events.find((event: { actorKind: string }) => event.actorKind === 'client');
    assert.deepEqual([read.actor, read.program, read.data.client], ['Иванов namesake', 'Учётная система', client.id]);
    const card = (await world.owner.call('GET', `/api/admin/clients/${client.id}`)).json();
    assert.ok(card.lastUsedAt && card.lastUsedAddress && card.secrets[0].lastUsedAt);
  });

  it('B after the signature one statement asks for everything', async () => {
    const admin = await world.person('counted', ['admin']);
    const token = await world.tokenOf(await world.program(admin.id, ['identity.directory.search']));
    const search = () => world.server.bearer(token).call('POST', '/api/directory/search', { q: 'нет таких' });
    await search();
    const { read } = world.server.services.pools;
    const asked: string[] = [];
    const plain = read.query;
    read.query = ((query: { name?: string }, ...rest: unknown[]) => {
      asked.push(query.name ?? '');
      return (plain as (...all: unknown[]) => unknown).call(read, query, ...rest);
    }) as typeof read.query;
    try {
      assert.equal((await search()).statusCode, 200);
    } finally {
      read.query = plain;
    }
    assert.deepEqual(
      asked.filter((name) => name.startsWith('actor')),
      ['actor-by-client'],
    );
    assert.ok(asked.length <= 2, asked.join());
  });

  it('B revocation counts from the next request: choice, role, account, program', async () => {
    const admin = await world.person('fading');
    const client = await world.program(admin.id, ['identity.user.list', 'identity.group.list']);
    const token = await world.tokenOf(client);
    assert.equal(await world.users(token), 200);
    const narrowed = await world.owner.call(
      'PATCH',
      `/api/admin/clients/${client.id}`,
      { operations: ['identity.group.list'] },
      { 'if-match': '"1"' },
    );
    assert.equal(narrowed.statusCode, 200, narrowed.body);
    assert.equal(await world.users(token), 403);
    const groups = () => world.server.bearer(token).call('GET', '/api/admin/groups');
    assert.equal((await groups()).statusCode, 200);
    const card = (await world.owner.call('GET', `/api/admin/users/${admin.id}`)).json();
    const match = { 'if-match': `"${card.version}"` };
    const unrolled = await world.owner.call('PATCH', `/api/admin/users/${admin.id}`, { roles: [] }, match);
    assert.equal(unrolled.statusCode, 200, unrolled.body);
    assert.equal((await groups()).statusCode, 403);
    const lost = (await world.owner.call('GET', `/api/admin/clients/${client.id}`)).json().lost;
    assert.deepEqual(lost, ['identity.group.list']);
    const again = { roles: [{ key: 'admin' }] };
    await world.owner.call('PATCH', `/api/admin/users/${admin.id}`, again, {
      'if-match': `"${unrolled.json().version}"`,
    });
    assert.equal((await groups()).statusCode, 200);
    await world.owner.call('POST', `/api/admin/users/${admin.id}/deactivate`, { reason: 'Уволен' });
    assert.equal((await groups()).statusCode, 401);
    assert.equal(
      (await world.ask({ grant_type: 'client_credentials' }, { authorization: basic(client.id, client.secret) })).json()
        .error,
      'invalid_client',
    );
    await world.owner.call('POST', `/api/admin/users/${admin.id}/reactivate`, {});
    assert.equal((await groups()).statusCode, 401, 'reactivation restores nothing silently');
    const stopped = (await world.owner.call('GET', `/api/admin/clients/${client.id}`)).json();
    assert.equal(stopped.state, 'suspended');
    const bare = await world.owner.call(
      'PATCH',
      `/api/admin/clients/${client.id}`,
      { resume: true },
      { 'if-match': `"${stopped.version}"` },
    );
    assert.equal(bare.json().errors[0].code, 'owner_lacks', 'nor did the roles of the owner come back');
    const back = (await world.owner.call('GET', `/api/admin/users/${admin.id}`)).json();
    const given = await world.owner.call('PATCH', `/api/admin/users/${admin.id}`, again, {
      'if-match': `"${back.version}"`,
    });
    assert.equal(given.statusCode, 200, given.body);
    const resumed = await world.owner.call(
      'PATCH',
      `/api/admin/clients/${client.id}`,
      { resume: true },
      { 'if-match': `"${stopped.version}"` },
    );
    assert.equal(resumed.json().state, 'active', resumed.body);
    assert.equal((await groups()).statusCode, 200);
    const revoked = await world.owner.call('POST', `/api/admin/clients/${client.id}/revoke`, { reason: 'Не нужна' });
    assert.equal(revoked.statusCode, 200, revoked.body);
    assert.equal((await groups()).statusCode, 401);
  });

  it('B a program ends with its day, and its owner may change with the rights compared anew', async () => {
    const admin = await world.person('leaver');
    const clerk = await world.person('heir', []);
    const client = await world.program(admin.id);
    const moved = await world.owner.call(
      'PATCH',
      `/api/admin/clients/${client.id}`,
      { ownerId: clerk.id },
      { 'if-match': '"1"' },
    );
    assert.equal(moved.json().errors[0].code, 'owner_lacks', moved.body);
    const short = await world.program(admin.id, ['identity.user.list'], { expiresOn: '2031-03-01' });
    world.server.clock.set('2031-03-01T20:59:00Z');
    const token = await world.tokenOf(short);
    assert.equal(await world.users(token), 200);
    world.server.clock.set('2031-03-01T21:00:01Z');
    assert.equal(await world.users(token), 401);
    world.server.clock.set(new Date().toISOString());
    await world.again();
  });
});
