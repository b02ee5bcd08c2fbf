import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ownerPassword } from '#test/support/server.ts';
import { startCorporate, type World } from './corporate.fixture.ts';
import { Browser } from './provider.fixture.ts';

let world: World;
before(async () => {
  world = await startCorporate();
});
after(() => world.close());

describe('sign-in through an outside provider', () => {
  it('A a provider that is down breaks its own button alone, and works without a restart when it is up', async () => {
    const browser = new Browser(world.server);
    const down = await browser.signIn('corporate', 'anna');
    assert.deepEqual([down.statusCode, down.json().code], [503, 'provider_unreachable'], down.body);
    await world.server.signIn('owner', ownerPassword);
    assert.deepEqual((await world.server.anonymous.call('GET', '/api/auth/openid')).json().items, [
      { key: 'corporate', name: 'Корпоративный вход' },
    ]);
    await world.corporate.start();
    const { id } = await world.person('anna');
    await world.linked(id, 'anna');
    world.corporate.people.set('anna', { name: 'Анна' });
    const up = await new Browser(world.server).signIn('corporate', 'anna', '/incoming');
    assert.equal(up.statusCode, 200, up.body);
    assert.deepEqual([up.json().outcome, up.json().next, up.json().goTo], ['sign-in', 'done', '/incoming']);
    await world.corporate.stop();
    assert.equal((await new Browser(world.server).signIn('corporate', 'anna')).statusCode, 503);
    await world.corporate.start();
    assert.equal((await new Browser(world.server).signIn('corporate', 'anna')).statusCode, 200);
  });

  it('A the session opened so is a session like others, and names the provider', async () => {
    const browser = new Browser(world.server);
    const answer = await browser.signIn('corporate', 'anna');
    assert.equal(answer.body.includes('sid'), false);
    assert.equal((await browser.call('GET', '/api/me')).json().user.login, 'anna');
    assert.deepEqual((await browser.call('GET', '/api/auth/session')).json().session.amr, ['oidc:corporate']);
    const { rows } = await world.server.services.pools.read.query(
      `select data from event where operation = 'identity.provider.return' and outcome = 'done' order by id desc limit 1`,
    );
    assert.deepEqual(rows[0].data.amr, ['oidc:corporate']);
  });

  it('A the provider’s keys may be changed at any time', async () => {
    await world.corporate.rotate();
    assert.equal((await new Browser(world.server).signIn('corporate', 'anna')).statusCode, 200);
    await world.corporate.rotate();
    assert.equal((await new Browser(world.server).signIn('corporate', 'anna')).statusCode, 200);
  });

  it('A a way back counts once, in the browser that went, for its own provider, with its own state', async () => {
    const browser = new Browser(world.server);
    const begin = async (from: Browser) =>
      (await from.call('POST', '/api/auth/openid/corporate/begin', {})).json().address;
    const back = async (to: Browser, given: object, key = 'corporate') => {
      const answer = await to.call('POST', `/api/auth/openid/${key}/return`, given);
      return [answer.statusCode, answer.json().code ?? answer.json().outcome];
    };
    const given = await browser.visit(await begin(browser), 'anna');
    const over = [410, 'openid_over'];
    assert.deepEqual(await back(new Browser(world.server), given), over, 'another browser');
    assert.deepEqual(await back(browser, given, 'elsewhere'), over, 'another provider');
    assert.deepEqual(await back(browser, { ...given, state: `${given.state}x` }), over, 'another state');
    assert.deepEqual(await back(browser, given), [200, 'sign-in']);
    assert.deepEqual(await back(browser, given), over, 'replayed');
    const other = await browser.visit(await begin(browser), 'anna');
    assert.deepEqual(
      await back(browser, { ...other, iss: 'https://evil.example' }),
      [403, 'openid_untrusted'],
      'issuer',
    );
    const late = await browser.visit(await begin(browser), 'anna');
    await world.server.services.pools.write.query(`update openid_attempt set expires_at = now() - interval '1 second'`);
    assert.deepEqual(await back(browser, late), over, 'late');
    const mine = await browser.visit(await begin(browser), 'anna');
    const theirs = new Browser(world.server);
    const foreign = await theirs.visit(await begin(theirs), 'anna');
    assert.deepEqual(
      await back(browser, { ...mine, code: foreign.code }),
      [403, 'openid_untrusted'],
      'a code of another attempt',
    );
  });

  it('A who declines there is told so here, and it is in the journal', async () => {
    const declined = await new Browser(world.server).signIn('corporate', null);
    assert.deepEqual([declined.statusCode, declined.json().code], [403, 'openid_denied'], declined.body);
    const { rows } = await world.server.services.pools.read.query(
      `select data from event where operation = 'identity.provider.return' and outcome = 'refused' order by id desc limit 1`,
    );
    assert.deepEqual([rows[0].data.code, rows[0].data.why], ['openid_denied', 'access_denied']);
  });

  it('A a stranger is linked to nobody: not by a name, not by an address that is not proven', async () => {
    await world.person('boris', { email: 'boris@example.org' });
    world.corporate.people.set('x1', {
      preferred_username: 'boris',
      email: 'boris@example.org',
      email_verified: false,
    });
    const stranger = await new Browser(world.server).signIn('corporate', 'x1');
    assert.deepEqual([stranger.statusCode, stranger.json().code], [403, 'openid_not_linked'], stranger.body);
  });

  it('A a proven address links after a code from a letter to it, five tries at most, in that browser', async () => {
    const { id } = await world.person('vera', { email: 'vera@example.org' });
    world.corporate.people.set('v1', { email: 'Vera@example.org', email_verified: true });
    const browser = new Browser(world.server);
    const asked = await browser.signIn('corporate', 'v1', '/outgoing');
    assert.deepEqual([asked.json().outcome, asked.json().email], ['link', 've…@example.org'], asked.body);
    assert.equal((await browser.call('GET', '/api/me')).statusCode, 401);
    const { attemptId } = asked.json();
    const code = await world.codeTo('vera@example.org');
    const confirm = (from: Browser, typed: string) =>
      from.call('POST', '/api/auth/openid/confirm', { attemptId, code: typed });
    assert.equal((await confirm(new Browser(world.server), code)).json().code, 'openid_over', 'another browser');
    assert.equal((await confirm(browser, '000000' === code ? '111111' : '000000')).json().code, 'code_wrong');
    const done = await confirm(browser, code);
    assert.deepEqual([done.json().outcome, done.json().goTo], ['sign-in', '/outgoing'], done.body);
    assert.equal((await browser.call('GET', '/api/me')).json().user.login, 'vera');
    assert.equal((await confirm(browser, code)).json().code, 'openid_over');
    assert.equal((await new Browser(world.server).signIn('corporate', 'v1')).json().outcome, 'sign-in');
    const { rows } = await world.server.services.pools.read.query(
      `select count(*)::int as n from event where operation = 'identity.external.link' and $1 = any(subject_ids)`,
      [id],
    );
    assert.equal(rows[0].n, 1);
    await world.person('gleb', { email: 'gleb@example.org' });
    world.corporate.people.set('g1', { email: 'gleb@example.org', email_verified: true });
    const guesser = new Browser(world.server);
    const attempt = (await guesser.signIn('corporate', 'g1')).json().attemptId;
    const right = await world.codeTo('gleb@example.org');
    const guess = (typed: string) =>
      guesser.call('POST', '/api/auth/openid/confirm', { attemptId: attempt, code: typed });
    for (let time = 0; time < 5; time++) await guess(right === '123456' ? '654321' : '123456');
    assert.equal((await guess(right)).statusCode, 410, 'the tries are spent');
  });

  it('A a deactivated person is refused after the provider said yes, and a waiting one is told to wait', async () => {
    const { id } = await world.person('dismissed');
    await world.linked(id, 'd1');
    world.corporate.people.set('d1', {});
    await world.owner.call('POST', `/api/admin/users/${id}/deactivate`, { reason: 'Уволен' });
    const refused = await new Browser(world.server).signIn('corporate', 'd1');
    assert.deepEqual([refused.statusCode, refused.json().code], [401, 'bad_credentials'], refused.body);
  });
});
