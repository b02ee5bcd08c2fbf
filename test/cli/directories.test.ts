import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { slapdMissing } from '#test/support/slapd.ts';
import { DirectoryOffice } from '../../server/core/identity/directories/office.fixture.ts';
import { jsonOf, vedomo, vedomoProcess } from './vedomo.ts';

describe('H8 directories from the command line', { skip: slapdMissing }, () => {
  let office: DirectoryOffice;
  let environment: Record<string, string>;
  before(async () => {
    office = await DirectoryOffice.open({ sync: { create: true } });
    await office.slapd.addPerson('ivanov', { cn: 'Иванов Иван', password: 'ivanov-password' });
    environment = {
      VEDOMO_DATA: office.server.dataDir,
      DATABASE_URL: office.server.appUrl,
      DATABASE_OWNER_URL: office.server.ownerUrl,
      VEDOMO_SECRET: Buffer.alloc(32, 7).toString('hex'),
    };
  });
  after(() => office.close());

  it('H8 lists, checks with a password from the input, and ends with 1 when the directory does not answer', async () => {
    const listed = await vedomo(environment, ['directories', 'list']);
    assert.equal(listed.code, 0, listed.errors);
    assert.match(listed.out, /main\s+Каталог\s+включён/);
    const words = ['directories', 'test', '--login', 'ivanov', '--password', '-'];
    const checked = await vedomoProcess(environment, words, { input: 'ivanov-password\n' });
    assert.equal(checked.code, 0, checked.out + checked.errors);
    assert.match(checked.out, /Пароль: да/);
    await office.slapd.kill();
    const dead = await vedomo(environment, ['directories', 'test', '--key', 'main']);
    assert.equal(dead.code, 1);
    assert.match(dead.out, /Сервер отвечает, но порт закрыт/);
    await office.slapd.run();
  });

  it('H8 a dry run shows and changes nothing, a sync does it, both under the command’s own name', async () => {
    const dry = jsonOf(await vedomo(environment, ['directories', 'sync', '--dry-run', '--json']));
    assert.deepEqual([dry.state, dry.counts.create, dry.items[0].login], ['done', 1, 'ivanov']);
    assert.equal(await office.user('ivanov'), undefined);
    const done = await vedomo(environment, ['directories', 'sync', '--key', 'main']);
    assert.equal(done.code, 0, done.out + done.errors);
    assert.match(done.out, /завести\s+ivanov\s+Иванов Иван/);
    assert.equal((await office.user('ivanov')).name, 'Иванов Иван');
    const [event] = await office.events('identity.ldap.sync');
    assert.equal(event.actor_kind, 'cli');
    const unknown = await vedomo(environment, ['directories', 'sync', '--key', 'other']);
    assert.equal(unknown.code, 1);
    assert.match(unknown.errors, /Нет каталога с ключом other/);
  });
});
