// `users role` and `groups create-managers` by the rules of the pages, with an actor of their own; 1 when nothing changed.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { cliActor } from '#core/system-actor.ts';
import { startTestServer, type TestServer } from '#test/support/server.ts';
import type { Answer, Command, ProgramGround } from './command.ts';
import { Flags } from './command.ts';
import { commands } from './commands.ts';

let server: TestServer;
let id: string;
before(async () => {
  server = await startTestServer();
  const owner = await server.owner();
  const body = { login: 'clerk', name: 'Сотрудник', password: 'zelenyj-avtobus-77', mustChangePassword: false };
  id = (await owner.call('POST', '/api/admin/users', body)).json().id;
});
after(() => server.close());

const run = (name: string, given: Record<string, string | boolean> = {}): Promise<Answer> => {
  const command = commands.find((one) => one.name === name) as Command & { on: 'program' };
  const ground = { services: server.services, actor: cliActor('cli:root@host'), flags: new Flags(given, command) };
  return command.run(ground as ProgramGround);
};
const rolesOf = (answer: Answer) => (answer.json as { roles: { key: string }[] }).roles.map((role) => role.key);

it('H5 the role of a person is set by number or id, added, taken, and 1 says that nothing changed', async () => {
  const { rows } = await server.services.pools.read.query('select number from app_user where id = $1', [id]);
  assert.deepEqual(rolesOf(await run('users role', { id: String(rows[0].number), role: 'editor' })), ['editor']);
  assert.equal((await run('users role', { id, role: 'Редактор' })).code, 1);
  assert.deepEqual(rolesOf(await run('users role', { id, role: 'viewer', add: true, until: '2099-01-01' })), [
    'editor',
    'viewer',
  ]);
  assert.deepEqual(rolesOf(await run('users role', { id, role: 'editor', remove: true })), ['viewer']);
  assert.deepEqual(rolesOf(await run('users role', { id, role: 'admin' })), ['admin']);
  await assert.rejects(run('users role', { id, role: 'auditor', add: true }), { code: 'roles_conflict' });
  await assert.rejects(run('users role', { id, role: 'nobody' }), /Нет роли/);
  const events = await server.services.pools.read.query(
    `select data ->> 'actor' as actor from event where operation = 'identity.role.assign' and outcome = 'done'`,
  );
  assert.equal(events.rows.length, 4);
  assert.ok(events.rows.every((event) => event.actor === 'cli:root@host'));
});

it('M7 the managers’ group is made once, with its role for staff alone', async () => {
  const made = await run('groups create-managers');
  assert.equal(made.code ?? 0, 0);
  const { rows } = await server.services.pools.read.query('select role_key, staff_only from group_role');
  assert.deepEqual(rows, [{ role_key: 'manager', staff_only: true }]);
  assert.equal((await run('groups create-managers')).code, 1);
});
