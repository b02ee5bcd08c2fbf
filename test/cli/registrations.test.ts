// The decisions of the page "Registrations" from the command line, beside a running server.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Door, openDoor, visitorPassword } from '#test/support/door.ts';
import { jsonOf, oneLineOf, type Ran, vedomo } from './vedomo.ts';

let door: Door;
before(async () => {
  door = await openDoor();
});
after(() => door.server.close());

const run = (...words: string[]): Promise<Ran> =>
  vedomo(
    {
      DATABASE_URL: door.server.appUrl,
      DATABASE_OWNER_URL: door.server.ownerUrl,
      VEDOMO_SECRET: Buffer.alloc(32, 7).toString('hex'),
      VEDOMO_DATA: door.server.dataDir,
    },
    words,
  );
const numberOf = async (login: string) =>
  String((await door.rows('select number from app_user where login = $1', [login]))[0].number);

test('H5 the pending are listed, confirmed with a role and rejected by their short number', async () => {
  await door.waiting('pervyj', { name: 'Первый Иван Ильич' });
  await door.waiting('vtoroj', { name: 'Второй Пётр' });
  const pending = jsonOf(await run('users', 'list', '--pending', '--json')).items;
  assert.deepEqual(pending.map((one: { login: string }) => one.login).sort(), ['pervyj', 'vtoroj']);
  const confirmed = await run('users', 'confirm', '--id', await numberOf('pervyj'), '--role', 'viewer');
  assert.equal(confirmed.code, 0, confirmed.errors);
  assert.match(confirmed.out, /подтверждена: pervyj, письмо на pervyj@example\.org/);
  const rejected = await run('users', 'reject', '--id', await numberOf('vtoroj'), '--reason', 'Не работает у нас');
  assert.equal(rejected.code, 0, rejected.errors);
  const people = await door.rows(
    `select login, status from app_user where login in ('pervyj', 'vtoroj') order by login`,
  );
  assert.deepEqual(people, [
    { login: 'pervyj', status: 'active' },
    { login: 'vtoroj', status: 'rejected' },
  ]);
  const [event] = await door.rows(
    `select actor_kind, data ->> 'actor' as actor, data -> 'roles' -> 0 ->> 'key' as role from event where operation = 'identity.registration.confirm'`,
  );
  assert.deepEqual([event.actor_kind, event.role], ['cli', 'viewer']);
  assert.match(event.actor, /^cli:[^@]+@.+$/);
  await door.server.signIn('pervyj', visitorPassword);
});

test('H5 what changes nothing ends with 1 and one line', async () => {
  assert.match(oneLineOf(await run('users', 'confirm', '--id', await numberOf('vtoroj'))), /уже принято/);
  assert.match(oneLineOf(await run('users', 'confirm', '--id', '999999')), /Нет пользователя 999999/);
  assert.equal((await run('users', 'reject', '--id', await numberOf('vtoroj'))).code, 2, 'a reason is needed');
  const { id } = await door.waiting('tretij');
  assert.equal((await run('users', 'confirm', '--id', id, '--role', 'king')).code, 1);
  const [person] = await door.rows('select status from app_user where id = $1', [id]);
  assert.equal(person.status, 'unconfirmed');
});
