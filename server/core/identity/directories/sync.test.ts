import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { people, slapdMissing } from '#test/support/slapd.ts';
import { cookieOf, DirectoryOffice } from './office.fixture.ts';

describe('H8 a sync with a directory', { skip: slapdMissing }, () => {
  let office: DirectoryOffice;
  const disabledBy = { disabledBy: 'attribute', disabledAttribute: 'employeeType', disabledValue: 'fired' };
  const night = { create: true, deactivate: true, maxPercent: 20 };
  before(async () => {
    office = await DirectoryOffice.open({ ...disabledBy, sync: night });
    for (let n = 1; n <= 12; n++) {
      await office.slapd.addPerson(`person${n}`, {
        cn: `Человек ${n}`,
        password: `person${n}-password`,
        mail: `person${n}@example.org`,
        title: 'Инженер',
        ...(n > 1 ? { manager: `uid=person1,${people}` } : {}),
      });
    }
    await office.slapd.addGroup('Кадровики', [`uid=person2,${people}`]);
    const own = { login: 'person12', name: 'Свой', password: 'sinij-parohod-2026', mustChangePassword: false };
    assert.equal((await office.owner.call('POST', '/api/admin/users', own)).statusCode, 201);
  });
  after(() => office.close());

  const job = async (name: string, payload: Record<string, unknown> = {}) => {
    const found = office.server.services.catalog.jobs.find((one) => one.name === name);
    assert.ok(found, name);
    await found.run(office.server.services, payload);
  };
  const sync = async (asked: Record<string, unknown> = {}) => {
    const answer = await office.owner.call('POST', `/api/admin/directories/${office.id}/sync`, asked);
    assert.equal(answer.statusCode, 202, answer.body);
    await job('identity.ldap.run', { run: answer.json().id });
    return last();
  };
  const last = async () => (await office.card()).lastRun;
  const lines = async (run: { id: string }, kind?: string) => {
    const url = `/api/admin/directory-runs/${run.id}/lines?limit=200${kind ? `&kind=${kind}` : ''}`;
    const answer = await office.owner.call('GET', url);
    assert.equal(answer.statusCode, 200, answer.body);
    return answer.json().items as { kind: string; login: string; note: string; changes: { field: string }[] }[];
  };

  it('H8 a dry run tells what would be done, person by person, and does nothing', async () => {
    const run = await sync({ dry: true });
    assert.equal(run.state, 'done', JSON.stringify(run));
    assert.equal(run.dry, true);
    assert.deepEqual(run.counts, { listed: 12, linked: 0, active: 0, create: 11, taken: 1 });
    assert.equal((await lines(run, 'taken'))[0]?.login, 'person12');
    assert.equal(await office.user('person1'), undefined);
  });

  it('H8 people are made with their manager, groups and roles; whoever has an account already is left to a link', async () => {
    const run = await sync();
    assert.deepEqual([run.state, run.counts.create, run.counts.taken, run.counts.failed], ['done', 11, 1, undefined]);
    const made = await office.user('person2');
    assert.equal(made.status, 'active');
    assert.equal(made.roles[0].key, 'viewer');
    assert.equal((await office.user('person12')).name, 'Свой');
    const again = await sync();
    assert.deepEqual(await lines(again, 'create'), []);
    const { rows } = await office.server.services.pools.read.query(
      `select m.login from app_user u join app_user m on m.id = u.manager_id where u.login = 'person3'`,
    );
    assert.deepEqual(rows, [{ login: 'person1' }]);
    const third = await sync();
    assert.deepEqual(await lines(third, 'update'), [], 'a sync that finds nothing new writes nothing');
  });

  it('H8 changed fields are updated, and told in the report and the journal', async () => {
    await office.slapd.replace(`uid=person3,${people}`, 'title', ['Начальник']);
    await office.slapd.replace(`uid=person3,${people}`, 'mail', ['person12@example.org']);
    const run = await sync();
    const [line] = await lines(run, 'update');
    assert.deepEqual(line?.changes.map((change) => change.field).sort(), ['email', 'position']);
    assert.equal((await office.user('person3')).position, 'Начальник');
    const [told] = await office.events('identity.user.update');
    assert.equal(told.data.actor, 'system:ldap:main');
    const [ended] = await office.events('identity.ldap.end');
    assert.equal(ended.data.counts.update, 1);
  });

  it('H8 the dismissed are closed with all their sessions and tokens: disabled, gone, and nobody else', async () => {
    const fired = await office.signIn('person4', 'person4-password');
    const gone = await office.signIn('person5', 'person5-password');
    const stays = await office.signIn('person6', 'person6-password');
    const me = (answer: typeof fired) =>
      office.server.http.inject({ method: 'GET', url: '/api/me', headers: { cookie: cookieOf(answer) } });
    for (const one of [fired, gone, stays]) assert.equal((await me(one)).statusCode, 200);
    await office.slapd.replace(`uid=person4,${people}`, 'employeeType', ['fired']);
    await office.slapd.remove(`uid=person5,${people}`);
    const run = await sync();
    assert.equal(run.counts.deactivate, 2, JSON.stringify(run));
    assert.deepEqual((await lines(run, 'deactivate')).map(({ login, note }) => [login, note]).sort(), [
      ['person4', 'disabled'],
      ['person5', 'gone'],
    ]);
    assert.equal((await me(fired)).statusCode, 401);
    assert.equal((await me(gone)).statusCode, 401);
    assert.equal((await me(stays)).statusCode, 200);
    assert.equal((await office.user('person4')).status, 'deactivated');
    await office.slapd.replace(`uid=person4,${people}`, 'employeeType', []);
    const back = await sync();
    assert.equal((await lines(back, 'returned'))[0]?.login, 'person4');
    assert.equal((await office.user('person4')).status, 'deactivated', 'people decide who comes back');
  });

  it('H8 whoever signed in is closed within ten minutes, without waiting for the sync', async () => {
    const session = await office.signIn('person7', 'person7-password');
    await office.slapd.replace(`uid=person7,${people}`, 'employeeType', ['fired']);
    await job('identity.ldap.recheck');
    const me = await office.server.http.inject({
      method: 'GET',
      url: '/api/me',
      headers: { cookie: cookieOf(session) },
    });
    assert.equal(me.statusCode, 401);
    assert.equal((await office.user('person7')).status, 'deactivated');
    assert.equal((await office.user('person6')).status, 'active');
  });

  it('H8 a directory that suddenly lacks many people changes nothing, tells the administrators, and waits for a person', async () => {
    await office.server.services.pools.write.query(
      `update app_user set email = 'owner@example.org' where login = 'owner'`,
    );
    await office.slapd.replace(`uid=person6,${people}`, 'title', ['Переведён']);
    for (const n of [8, 9, 10]) await office.slapd.remove(`uid=person${n},${people}`);
    const run = await sync();
    assert.deepEqual([run.state, run.problem, run.counts.deactivate], ['stopped', 'tooMany', 3]);
    assert.equal((await office.user('person8')).status, 'active');
    assert.equal(
      (await office.user('person6')).position,
      'Инженер',
      'a directory at fault is not believed in the rest either',
    );
    const { rows } = await office.server.services.pools.read.query(
      `select subject, body from outbox where recipient = 'owner@example.org' and subject like '%остановлена%'`,
    );
    assert.equal(rows.length, 1);
    assert.match(rows[0].body, /закрыла бы 3 из 8/);
    const fewer = await sync({ agreed: 2 });
    assert.equal(fewer.state, 'stopped', 'agreed was to fewer');
    const agreed = await sync({ agreed: 3 });
    assert.equal(agreed.state, 'done');
    assert.equal((await office.user('person8')).status, 'deactivated');
    assert.equal((await office.user('person6')).position, 'Переведён');
  });

  it('H8 an empty answer, a missing base, a limit on the answer and a dead directory close nobody', async () => {
    await office.change({ ...disabledBy, sync: night, filter: '(uid=no-such-person)' });
    assert.deepEqual([(await sync()).state, (await last()).problem], ['stopped', 'emptied']);
    await office.change({ ...disabledBy, sync: night, base: 'ou=nowhere,dc=example,dc=org' });
    assert.deepEqual([(await sync()).state, (await last()).problem], ['failed', 'no_base']);
    await office.change({ ...disabledBy, sync: night });
    await office.slapd.kill();
    assert.deepEqual([(await sync()).state, (await last()).problem], ['failed', 'refused']);
    await job('identity.ldap.recheck');
    await office.slapd.run();
    assert.equal((await office.user('person1')).status, 'active');
  });

  it('H8 people who were only left out of the list are asked for by name before anybody is closed', async () => {
    const { planSync } = await import('./sync-plan.ts');
    const { confirmGone, readSides } = await import('./sync-sides.ts');
    const { directoryById } = await import('./stored.ts');
    const { services } = office.server;
    const directory = await directoryById(services, services.pools.read, office.id);
    assert.ok(directory);
    const sides = await readSides(services, directory);
    const half = { ...sides, listed: sides.listed.filter(({ person }) => person.login !== 'person1') };
    const planned = planSync(half);
    assert.equal(planned.filter((act) => act.kind === 'deactivate').length, 1);
    const { acts, kept } = await confirmGone(services, directory, planned);
    assert.equal(acts.filter((act) => act.kind === 'deactivate').length, 0);
    assert.equal(kept.length, 1);
  });

  it('H8 the schedule asks for a sync when its time has come, and two never run at once', async () => {
    const asked = async () =>
      (await office.owner.call('GET', `/api/admin/directories/${office.id}/runs`)).json().items.length as number;
    await job('identity.ldap.schedule');
    const none = await asked();
    await office.change({ ...disabledBy, sync: { ...night, period: 'hour' } });
    await job('identity.ldap.schedule');
    assert.equal(await asked(), none, 'one began within the hour');
    office.server.clock.advance(59 * 60_000);
    await job('identity.ldap.schedule');
    assert.equal(await asked(), none + 1);
    const busy = await (await office.server.signIn('owner', 'sinij-parohod-2026')).call(
      'POST',
      `/api/admin/directories/${office.id}/sync`,
      {},
    );
    assert.equal(busy.json().code, 'directory_busy');
  });
});

describe('H8 a directory that gives fewer than there are', { skip: slapdMissing }, () => {
  it('H8 a limit on the server’s side fails the sync and closes nobody', async () => {
    const office = await DirectoryOffice.open(
      { sync: { create: true } },
      { lines: ['sizelimit size.soft=3 size.hard=3'] },
    );
    try {
      for (let n = 1; n <= 6; n++)
        await office.slapd.addPerson(`person${n}`, { cn: `Человек ${n}`, password: `p${n}` });
      const { id } = (await office.owner.call('POST', `/api/admin/directories/${office.id}/sync`, {})).json();
      const { runSync } = await import('./sync-run.ts');
      const ended = await runSync(office.server.services, id);
      assert.deepEqual([ended?.state, ended?.problem], ['failed', 'size_limit']);
      assert.equal(await runSync(office.server.services, id), undefined, 'a run is begun once');
      assert.equal((await office.signIn('person6', 'p6')).statusCode, 200, 'one person is still found');
    } finally {
      await office.close();
    }
  });
});
