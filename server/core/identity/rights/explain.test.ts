// «Кто это может», «что может и почему», «почему я вижу запись», and streams that narrow in another process.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import pino from 'pino';
import { readConfig } from '#core/config.ts';
import { type Office, openOffice } from '../../../../test/api/office.ts';
import { createApp } from '../../../app.ts';

let office: Office;
before(async () => {
  office = await openOffice();
});
after(() => office.server.close());

type Reason = { kind: string; enabled: boolean; role: { key: string } | null; bundle: { key: string } | null };
type Held = { items: { operation: string; reach: string | null; because: Reason[] }[]; roles: unknown[] };
const rightsOf = async (id: string): Promise<Held> =>
  (await office.owner.call('GET', `/api/admin/users/${id}/rights`)).json();
const holders = async (operation: string, query = '') =>
  (await office.owner.call('GET', `/api/admin/rights/${operation}/people${query}`)).json() as {
    items: { id: string; name: string; reach: string; because: (Reason & { group: { name: string } | null })[] }[];
    next: string | null;
    count: number;
  };

it('O1 what a person may do is told with the role that gives it and the switch that takes it away', async () => {
  const held = await rightsOf(office.ids.clerk);
  const register = held.items.find((one) => one.operation === 'correspondence.letter.register');
  assert.deepEqual([register?.reach, register?.because.map((one) => one.role?.key)], ['all', ['editor']]);
  await office.owner.call('PUT', `/api/admin/users/${office.ids.clerk}/switches`, { switches: { create: 'off' } });
  const after = (await rightsOf(office.ids.clerk)).items.find((one) => one.operation === register?.operation);
  assert.equal(after?.reach, null);
  assert.deepEqual(after?.because[0]?.bundle?.key, 'create');
  const mine = (await office.clerk.call('GET', '/api/me/rights')).json() as Held;
  assert.equal(mine.items.find((one) => one.operation === register?.operation)?.reach, null);
  await office.owner.call('PUT', `/api/admin/users/${office.ids.clerk}/switches`, { switches: { create: 'roles' } });
  assert.equal((await office.clerk.call('GET', `/api/admin/users/${office.ids.reader}/rights`)).statusCode, 403);
});

it('O1 who may do a thing: by role, by group, by switch, page after page, without those it is taken from', async () => {
  const group = (await office.owner.call('POST', '/api/admin/groups', { name: 'Стажёры', kind: 'team' })).json().id;
  const trainee = await office.person('trainee', [], [group]);
  const switched = await office.person('switched', []);
  const barred = await office.person('barred', ['editor']);
  const role = (await office.owner.call('GET', '/api/admin/roles'))
    .json()
    .items.find((one: { key: string }) => one.key === 'editor');
  const given = await office.owner.call(
    'PUT',
    '/api/admin/roles/editor/groups',
    { groups: [{ groupId: group }] },
    { 'if-match': `"${role.version}"` },
  );
  assert.equal(given.statusCode, 200, given.body);
  const put = (id: string, switches: object) =>
    office.owner.call('PUT', `/api/admin/users/${id}/switches`, { switches });
  await put(switched.id, { create: 'on' });
  await put(barred.id, { create: 'off' });
  const found: { id: string }[] = [];
  let next: string | null = '';
  let count = 0;
  while (next !== null) {
    const page = await holders('correspondence.letter.register', `?limit=2${next ? `&after=${next}` : ''}`);
    found.push(...page.items);
    count = page.count;
    next = page.next;
  }
  const ids = found.map((one) => one.id);
  assert.equal(new Set(ids).size, ids.length);
  assert.equal(count, ids.length);
  const { id: owner } = (await office.owner.call('GET', '/api/me')).json().user;
  const expected = [owner, office.ids.clerk, office.ids.other, trainee.id, switched.id];
  assert.deepEqual([...ids].sort(), expected.sort());
  // The page says of each person what their own rights say.
  const { rows } = await office.server.services.pools.read.query<{ id: string }>('select id from app_user');
  for (const { id } of rows) {
    const right = (await rightsOf(id)).items.find((one) => one.operation === 'correspondence.letter.register');
    assert.equal(ids.includes(id), Boolean(right?.reach), id);
  }
  const [byGroup] = (await holders('correspondence.letter.register', '?q=trainee')).items;
  assert.equal(byGroup?.because[0]?.group?.name, 'Стажёры');
  assert.equal((await office.owner.call('GET', '/api/admin/rights/no.such.thing/people')).statusCode, 404);
});

it('O1 why I see a record: the role, and the part of mine or of my department that it goes by', async () => {
  const { id } = await office.letter(office.clerk, 'О причинах');
  const why = async (by: Office['clerk']) => (await by.call('GET', `/api/records/${id}/access`)).json();
  const reader = await why(office.reader);
  assert.equal(reader.operation.name, 'correspondence.letter.read');
  assert.deepEqual(
    reader.because.map((one: { role: { key: string }; through: { name: string; part: string }[] }) => [
      one.role.key,
      one.through.map((part) => [part.name, part.part]),
    ]),
    [['viewer', [['Канцелярия', 'home']]]],
  );
  const clerk = await why(office.clerk);
  assert.ok(clerk.because[0].through.some((part: { id: string }) => part.id === office.ids.clerk));
  assert.deepEqual((await why(office.owner)).because[0].through, []);
  assert.equal((await office.other.call('GET', `/api/records/${id}/access`)).statusCode, 404);
});

it('O1 a role taken away in one process counts in another at the next request, and narrows its open streams', async () => {
  const { server } = office;
  const second = await createApp({
    config: readConfig({ VEDOMO_DATA: server.dataDir }, []),
    secret: Buffer.alloc(32, 7),
    databaseUrl: server.appUrl,
    clock: server.clock,
    log: pino({ level: 'silent' }),
  });
  try {
    const address = await second.http.listen({ host: '127.0.0.1', port: 0 });
    const watcher = await office.person('watcher', ['viewer'], [office.ids.chancery]);
    const headers = { cookie: watcher.caller.cookie, 'sec-fetch-site': 'same-origin' };
    const stream = await fetch(`${address}/api/live`, { headers });
    assert.equal(stream.status, 200);
    let heard = '';
    void (async () => {
      for await (const chunk of stream.body as ReadableStream<Uint8Array>) heard += Buffer.from(chunk).toString();
    })().catch(() => undefined);
    const until = async (condition: () => boolean, what: string) => {
      for (const end = performance.now() + 15_000; !condition(); await wait(20))
        assert.ok(performance.now() < end, `${what}: ${heard}`);
    };
    await until(() => heard.includes('retry'), 'the stream is open');
    const seen = await office.letter(office.clerk, 'Пока видно');
    await until(() => heard.includes(seen.id), 'the letter is heard');
    assert.equal((await fetch(`${address}/api/records/${seen.id}/access`, { headers })).status, 200);
    const card = (await office.owner.call('GET', `/api/admin/users/${watcher.id}`)).json();
    const body = { roles: [] };
    const taken = await office.owner.call('PUT', `/api/admin/users/${watcher.id}/roles`, body, {
      'if-match': `"${card.version}"`,
    });
    assert.equal(taken.statusCode, 200, taken.body);
    assert.equal((await fetch(`${address}/api/records/${seen.id}/access`, { headers })).status, 404);
    await until(() => heard.includes('event: reload'), 'told to look anew');
    const hidden = await office.letter(office.clerk, 'Уже не видно');
    await watcher.caller.call('PATCH', '/api/me', { locale: 'en' });
    await until(() => heard.includes('identity.me.update'), 'one’s own act is heard');
    assert.equal(heard.includes(hidden.id), false);
    const closed = await office.owner.call('POST', `/api/admin/users/${watcher.id}/deactivate`, { reason: 'Уволен' });
    assert.equal(closed.statusCode, 200, closed.body);
    assert.equal((await fetch(`${address}/api/me`, { headers })).status, 401);
  } finally {
    await second.close();
  }
});

it('D5 rights lent by a substitution are told on both pages, while it lasts, where they pass to a substitute', async () => {
  const { id: absent } = await office.person('away', ['editor']);
  const { id: instead } = await office.person('instead', []);
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: office.server.services.config.zone }).format(
    office.server.clock.now(),
  );
  const set = await office.owner.call('POST', `/api/admin/users/${absent}/substitutions`, {
    substituteId: instead,
    fromOn: today,
    untilOn: today,
    reason: 'отпуск',
  });
  assert.equal(set.statusCode, 201, set.body);
  const held = (await rightsOf(instead)) as Held & { standsIn: { id: string; untilOn: string }[] };
  assert.deepEqual(
    held.standsIn.map(({ id, untilOn }) => [id, untilOn]),
    [[absent, today]],
  );
  const insteadOf = async (operation: string, id: string) =>
    (
      (await holders(operation)).items.find((one) => one.id === id) as unknown as { substitutes: { id: string }[] }
    ).substitutes.map((one) => one.id);
  assert.deepEqual(await insteadOf('correspondence.letter.register', absent), [instead]);
  const ended = await office.owner.call('POST', `/api/substitutions/${set.json().id}/end`, { reason: 'вернулся' });
  assert.equal(ended.statusCode, 200, ended.body);
  assert.deepEqual(await insteadOf('correspondence.letter.register', absent), []);
});
