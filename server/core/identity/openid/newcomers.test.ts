import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startCorporate, type World } from './corporate.fixture.ts';
import { Browser } from './provider.fixture.ts';

let world: World;
before(async () => {
  world = await startCorporate();
  await world.corporate.start();
});
after(() => world.close());

describe('whom a provider brings', () => {
  it('A somebody new waits for confirmation, having agreed to what was shown', async () => {
    await world.change({ admission: 'pending', allowedDomains: ['example.org'] });
    world.corporate.people.set('n1', {
      preferred_username: 'Новый Сотрудник!',
      name: 'Новиков Иван',
      email: 'n1@example.org',
      email_verified: true,
    });
    world.corporate.people.set('n2', { email: 'n2@other.example', email_verified: true });
    const outside = await new Browser(world.server).signIn('corporate', 'n2');
    assert.equal(outside.json().code, 'openid_domain', outside.body);
    const browser = new Browser(world.server);
    const asked = (await browser.signIn('corporate', 'n1')).json();
    assert.deepEqual([asked.outcome, asked.name, asked.email], ['register', 'Новиков Иван', 'n1@example.org']);
    const { attemptId, consent } = asked;
    const none = await browser.call('POST', '/api/auth/openid/register', { attemptId });
    assert.equal(none.json().errors[0].code, 'consent_needed');
    const done = await browser.call('POST', '/api/auth/openid/register', { attemptId, consentTextId: consent.textId });
    assert.equal(done.json().outcome, 'waiting', done.body);
    assert.equal((await browser.call('GET', '/api/me')).statusCode, 401);
    const again = await new Browser(world.server).signIn('corporate', 'n1');
    assert.deepEqual([again.statusCode, again.json().code], [403, 'account_waiting'], again.body);
    const listed = (await world.owner.call('GET', '/api/admin/users?status=unconfirmed')).json().items;
    assert.deepEqual(
      listed.map((one: { login: string }) => one.login),
      ['НовыйСотрудник'],
    );
    const queue = (await world.owner.call('GET', '/api/admin/registrations')).json().items;
    assert.equal(queue[0].source, 'oidc', JSON.stringify(queue[0]));
    const { rows } = await world.server.services.pools.read.query(
      'select form, channel from consent where subject_id = $1',
      [listed[0].id],
    );
    assert.deepEqual(rows, [{ form: 'button', channel: 'web' }]);
  });

  it('A admitted at once, with the roles and groups of the mapping, taken when the claim no longer names them', async () => {
    await world.change({ admission: 'active', allowedDomains: [] });
    const group = (
      await world.owner.call('POST', '/api/admin/groups', { name: 'Канцелярия', kind: 'department' })
    ).json();
    await world.change({
      groupRules: [
        { value: 'clerks', roleKey: 'editor', groupId: null },
        { value: 'clerks', roleKey: null, groupId: group.id },
      ],
    });
    world.corporate.people.set('c1', {
      preferred_username: 'owner',
      name: 'Клеркова Ольга',
      groups: ['clerks', 'others'],
    });
    const browser = new Browser(world.server);
    const asked = (await browser.signIn('corporate', 'c1')).json();
    const done = await browser.call('POST', '/api/auth/openid/register', {
      attemptId: asked.attemptId,
      consentTextId: asked.consent.textId,
    });
    assert.deepEqual([done.json().outcome, done.json().next], ['sign-in', 'done'], done.body);
    const me = (await browser.call('GET', '/api/me')).json();
    assert.equal(me.user.login, 'owner2', 'a taken login gets a number');
    assert.ok(me.can.includes('correspondence.letter.register'));
    assert.deepEqual(
      me.user.groups.map((one: { name: string }) => one.name),
      ['Канцелярия'],
    );
    world.corporate.people.set('c1', { groups: ['others'] });
    await new Browser(world.server).signIn('corporate', 'c1');
    const less = (await browser.call('GET', '/api/me')).json();
    assert.equal(less.can.includes('correspondence.letter.register'), false);
    assert.deepEqual(less.user.groups, []);
    await world.change({ groupRules: [], admission: 'linked' });
  });

  it('A the second step is asked as of others, unless the administrator trusts the provider’s word for it', async () => {
    const { id } = await world.person('second', { email: 'second@example.org', roles: [{ key: 'viewer' }] });
    await world.linked(id, 's1');
    world.corporate.people.set('s1', {});
    const rule = (roles: string) =>
      world.server.services.pools.write.query(
        `update setting set value = value || jsonb_build_object('secondFactorRoles', $1::jsonb) where key = 'sign-in'`,
        [roles],
      );
    await rule('["viewer"]');
    const browser = new Browser(world.server);
    const asked = (await browser.signIn('corporate', 's1')).json();
    assert.deepEqual([asked.outcome, asked.next, asked.sentTo], ['sign-in', 'code', 'se…@example.org']);
    assert.equal((await browser.call('GET', '/api/me')).statusCode, 401);
    await world.change({ secondFactorTrusted: true, secondFactorValues: ['mfa'] });
    assert.equal(
      (await new Browser(world.server).signIn('corporate', 's1')).json().next,
      'code',
      'it said nothing of mfa',
    );
    await world.change({ secondFactorValues: [] });
    const trusted = new Browser(world.server);
    assert.equal((await trusted.signIn('corporate', 's1')).json().next, 'done');
    const amr = (await trusted.call('GET', '/api/auth/session')).json().session.amr;
    assert.deepEqual(amr, ['oidc:corporate', 'mfa']);
    await rule('[]');
    await world.change({ secondFactorTrusted: false });
  });
});

describe('one’s own outside accounts', () => {
  it('A the signed-in person links and unlinks, proven anew; an account of another is refused', async () => {
    const { session } = await world.person('elena');
    const browser = new Browser(world.server);
    browser.take(session.cookie);
    world.corporate.people.set('e1', {});
    const begun = await browser.call('POST', '/api/me/external-identities/corporate', {});
    assert.equal(begun.statusCode, 200, begun.body);
    const given = await browser.visit(begun.json().address, 'e1');
    const { scope: _scope, ...back } = given;
    const stolen = new Browser(world.server);
    assert.equal((await stolen.call('POST', '/api/auth/openid/corporate/return', back)).statusCode, 410);
    const done = await browser.call('POST', '/api/auth/openid/corporate/return', back);
    assert.deepEqual([done.json().outcome, done.json().goTo], ['linked', '/profile'], done.body);
    const own = (await browser.call('GET', '/api/me/external-identities')).json().items;
    assert.ok(own[0].linkedAt && own[0].enabled);
    assert.equal((await new Browser(world.server).signIn('corporate', 'e1')).json().outcome, 'sign-in');
    const other = new Browser(world.server);
    other.take((await world.person('fedor')).session.cookie);
    const taken = await other.call('POST', '/api/me/external-identities/corporate', {});
    const theirs = await other.visit(taken.json().address, 'e1');
    const refused = await other.call('POST', '/api/auth/openid/corporate/return', theirs);
    assert.equal(refused.json().code, 'external_taken', refused.body);
    assert.equal((await browser.call('DELETE', '/api/me/external-identities/corporate')).statusCode, 200);
    assert.equal((await new Browser(world.server).signIn('corporate', 'e1')).json().code, 'openid_not_linked');
    assert.equal((await browser.call('DELETE', '/api/me/external-identities/corporate')).statusCode, 404);
    world.server.clock.advance(16 * 60_000);
    const stale = await browser.call('POST', '/api/me/external-identities/corporate', {});
    assert.equal(stale.json().code, 'sign_in_again', stale.body);
  });
});
