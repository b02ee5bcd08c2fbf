// Standing in for an absent person, through HTTP: who may name whom, what the substitute may do, how it reads and ends.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { dateIn } from '#core/clock.ts';
import type { Caller } from '#test/support/server.ts';
import { noticesMade } from '#test/support/settle.ts';
import { type Office, openOffice } from '../../server/modules/correspondence/test-office.ts';
import { worldPassword } from '../../server/modules/correspondence/world.ts';

let office: Office;
let today: string;
const dayAfter = (days: number) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
const terms = (substituteId: string, from = 0, until = 7) => ({
  substituteId,
  fromOn: dayAfter(from),
  untilOn: dayAfter(until),
  reason: 'Отпуск',
});
const acting = (caller: Caller, absentId: string): Caller => ({
  cookie: caller.cookie,
  call: (method, url, body, headers = {}) =>
    caller.call(method, url, body, { 'vedomo-behalf-of': absentId, ...headers }),
});
const codeOf = (answer: { json(): { code: string } }) => answer.json().code;

before(async () => {
  office = await openOffice('owner', 'admin', 'editor', 'viewer', 'outsider', 'spare');
  const { clock, config } = office.server.services;
  today = dateIn(config.zone, clock.now());
});
after(() => office.server.close());

/** Editor's substitute is the accountant `spare`, who sees nothing of the editor's department by himself. */
async function letSpareStandIn(): Promise<string> {
  const made = await office.as.editor.call('POST', '/api/substitutions', terms(office.world.people.spare));
  assert.equal(made.statusCode, 201, made.body);
  return made.json().id;
}
const end = (who: Caller, id: string) =>
  who.call('POST', `/api/substitutions/${id}/end`, { reason: 'Вернулась раньше' });

describe('substitution', () => {
  it('D5 the substitute works with the rights of the absent person, and the record tells both', async () => {
    const { as, ids, world } = office;
    const letter = `/api/correspondence/letters/${ids['letter.incoming']}`;
    assert.equal((await as.spare.call('GET', letter)).statusCode, 404);
    const id = await letSpareStandIn();
    const standing = acting(as.spare, world.people.editor);
    assert.equal((await as.spare.call('GET', letter)).statusCode, 404, 'in the own name nothing more is seen');
    assert.equal((await standing.call('GET', letter)).statusCode, 200);
    const made = await office.register(standing, { subject: 'Зарегистрировано заместителем' });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    const parts = made.body.id;
    const rows = await office.rows<{ principal_id: string }>(
      `select principal_id from participant where record_id = $1 and part = 'author'`,
      [parts],
    );
    assert.deepEqual(rows, [{ principal_id: world.people.editor }], 'the work is that of the absent person');
    await standing.call('POST', `/api/records/${parts}/comments`, { body: 'Принято' });
    const [entry] = (await standing.call('GET', `/api/records/${parts}/timeline`)).json().items;
    assert.deepEqual([entry.actor, entry.behalfOf], ['Лебедев Антон Олегович', 'Петрова Анна Ильинична']);
    const [comment] = (await as.editor.call('GET', `/api/records/${parts}/comments`)).json().items;
    assert.deepEqual([comment.author, comment.behalfOf], ['Лебедев Антон Олегович', 'Петрова Анна Ильинична']);
    const events = (await as.owner.call('POST', '/api/admin/journal', { recordId: parts })).json().items;
    assert.deepEqual(
      events.map((event: { behalfOf: { name: string } | null }) => event.behalfOf?.name),
      ['Петрова Анна Ильинична', 'Петрова Анна Ильинична'],
    );
    await end(as.editor, id);
  });

  it('D5 who I am tells for whom I may act, and for whom I act', async () => {
    const id = await letSpareStandIn();
    const me = (await office.as.spare.call('GET', '/api/me')).json();
    assert.equal(me.substitution, null);
    assert.deepEqual(me.mayActFor, [
      { id: office.world.people.editor, name: 'Петрова Анна Ильинична', untilOn: dayAfter(7) },
    ]);
    assert.equal(me.can.includes('correspondence.letter.register'), false);
    const standing = (await acting(office.as.spare, office.world.people.editor).call('GET', '/api/me')).json();
    assert.equal(standing.substitution.name, 'Петрова Анна Ильинична');
    assert.equal(standing.user.login, 'spare');
    assert.equal(standing.can.includes('correspondence.letter.register'), true);
    await end(office.as.editor, id);
  });

  it('D5 nothing of accounts, rights, journal, settings and own affairs passes to a substitute', async () => {
    const { as, world } = office;
    const made = await as.owner.call('POST', '/api/substitutions', terms(world.people.spare));
    assert.equal(made.statusCode, 201, made.body);
    const standing = acting(as.spare, world.people.owner);
    const can: string[] = (await standing.call('GET', '/api/me')).json().can;
    assert.ok(can.includes('correspondence.letter.register'));
    assert.deepEqual(
      can.filter((name) => /^identity\.|^core\.(event|setting|outbox)\./.test(name)),
      [],
    );
    for (const [method, url, body] of [
      ['GET', '/api/admin/users'],
      ['POST', '/api/admin/journal', {}],
      ['GET', '/api/me/sessions'],
      ['GET', '/api/me/tokens'],
      ['POST', '/api/me/tokens', { name: 'x' }],
      ['POST', '/api/me/password', { current: worldPassword, next: 'zelenyj-avtobus-77' }],
      ['POST', '/api/substitutions', terms(world.people.viewer)],
      ['PATCH', '/api/me', { locale: 'en' }],
    ] as const) {
      const answer = await standing.call(method, url, body);
      assert.deepEqual([url, answer.statusCode, codeOf(answer)], [url, 403, 'in_person_only']);
    }
    assert.equal((await end(as.owner, made.json().id)).statusCode, 200);
  });

  it('D5 what is forbidden to the substitute by name stays forbidden', async () => {
    const { as, world } = office;
    const id = await letSpareStandIn();
    const { version } = (await as.owner.call('GET', `/api/admin/users/${world.people.spare}`)).json();
    const switches = [{ operation: 'correspondence.letter.register', enabled: false }];
    const set = await as.owner.call(
      'PATCH',
      `/api/admin/users/${world.people.spare}`,
      { switches },
      { 'if-match': version },
    );
    assert.equal(set.statusCode, 200, set.body);
    const refused = await office.register(acting(as.spare, world.people.editor));
    assert.equal(refused.status, 403);
    const off = { 'if-match': String(set.json().version) };
    await as.owner.call('PATCH', `/api/admin/users/${world.people.spare}`, { switches: [] }, off);
    await end(as.editor, id);
  });

  it('D5 nobody stands in for themselves, in a chain, twice, backwards or for more than a year', async () => {
    const { as, world } = office;
    const { people } = world;
    const ask = async (who: Caller, body: object) => {
      const answer = await who.call('POST', '/api/substitutions', body);
      return answer.statusCode === 201 ? 'made' : (answer.json().errors?.[0]?.code ?? codeOf(answer));
    };
    assert.equal(await ask(as.editor, terms(people.editor)), 'substitution_self');
    const id = await letSpareStandIn();
    assert.equal(await ask(as.spare, terms(people.viewer, 3, 4)), 'substitution_chain');
    assert.equal(await ask(as.viewer, terms(people.editor, 3, 4)), 'substitution_chain');
    assert.equal(await ask(as.editor, terms(people.spare, 7, 9)), 'substitution_double');
    assert.equal(await ask(as.editor, terms(people.spare, -1, 9)), 'substitution_days');
    assert.equal(await ask(as.editor, terms(people.spare, 20, 19)), 'substitution_days');
    assert.equal(await ask(as.editor, terms(people.spare, 20, 400)), 'substitution_days');
    const later = await as.spare.call('POST', '/api/substitutions', terms(people.viewer, 8, 9));
    assert.equal(later.statusCode, 201, 'the days do not meet');
    for (const [who, one] of [
      [as.spare, later.json().id],
      [as.editor, id],
    ] as const)
      await end(who, one);
    const both = await Promise.all([ask(as.editor, terms(people.spare)), ask(as.spare, terms(people.editor))]);
    assert.deepEqual(both.sort(), ['made', 'substitution_chain'], 'two at once make no chain');
    for (const one of (await as.editor.call('GET', '/api/me/substitutions')).json().items) {
      if (one.mayEnd) await end(as.editor, one.id);
    }
  });

  it('D5 a head names the substitute of their people, an administrator within their own rights, others nobody’s', async () => {
    const { as, ids, world } = office;
    const { people } = world;
    const forEditor = { absentId: people.editor, ...terms(people.spare, 1, 2) };
    assert.equal(codeOf(await as.outsider.call('POST', '/api/substitutions', forEditor)), 'substitution_foreign');
    await office.rows('update group_member set head = true where principal_id = $1', [people.viewer]);
    const mine = (await as.viewer.call('GET', '/api/me/substitutions')).json();
    assert.deepEqual(
      mine.subordinates.map((one: { name: string }) => one.name),
      ['Петрова Анна Ильинична'],
    );
    const byHead = await as.viewer.call('POST', '/api/substitutions', forEditor);
    assert.equal(byHead.statusCode, 201, byHead.body);
    const himself = await as.viewer.call('POST', '/api/substitutions', { ...forEditor, substituteId: people.viewer });
    assert.equal(codeOf(himself), 'person_above', 'a head does not take wider rights');
    await end(as.viewer, byHead.json().id);
    await office.rows('update group_member set head = false where principal_id = $1', [people.viewer]);
    const path = `/api/admin/users/${people.owner}/substitutions`;
    assert.equal(codeOf(await as.admin.call('POST', path, terms(people.spare))), 'person_above');
    const byOwner = await as.owner.call(
      'POST',
      `/api/admin/users/${ids['user.editor']}/substitutions`,
      terms(people.spare),
    );
    assert.equal(byOwner.statusCode, 201, byOwner.body);
    assert.equal((await as.viewer.call('POST', `/api/substitutions/${byOwner.json().id}/end`, {})).statusCode, 404);
    assert.equal((await end(as.spare, byOwner.json().id)).statusCode, 200, 'the substitute may decline');
    assert.equal(codeOf(await end(as.spare, byOwner.json().id)), 'substitution_ended');
  });

  it('D5 an ended substitution refuses the next request, and its live stream closes within a second', async () => {
    const { as, ids, server, world } = office;
    const id = await letSpareStandIn();
    const address = await server.http.listen({ port: 0, host: '127.0.0.1' });
    const headers = { cookie: `${as.spare.cookie}; behalf=${world.people.editor}` };
    const live = await fetch(`${address}/api/live`, { headers });
    assert.equal(live.status, 200, 'the browser says by a cookie for whom it listens');
    const closed = (async () => {
      for await (const _ of live.body as unknown as AsyncIterable<Uint8Array>);
      return Date.now();
    })();
    const file = await fetch(`${address}/api/files/${ids['file.attached']}`, { headers });
    assert.equal(file.status, 200);
    await file.arrayBuffer();
    await end(as.editor, id);
    const at = Date.now();
    const next = await acting(as.spare, world.people.editor).call('GET', '/api/me');
    assert.deepEqual([next.statusCode, codeOf(next)], [403, 'substitution_over']);
    assert.ok((await closed) - at < 1000);
    assert.equal((await fetch(`${address}/api/live`, { headers })).status, 403);
    assert.equal((await as.spare.call('GET', '/api/me')).statusCode, 200);
  });

  it('D5 what concerns the absent person is told to the substitute too, while it lasts', async () => {
    const { as, server, world } = office;
    const id = await letSpareStandIn();
    await noticesMade(server.services);
    await office.rows('delete from notice');
    await office.register(as.owner, { subject: 'На время отпуска', responsibleId: world.people.editor });
    await noticesMade(server.services);
    const told = async (who: Caller) =>
      (await who.call('GET', '/api/notices'))
        .json()
        .items.map((one: { recordTitle: string; forPerson: { name: string } | null }) => [
          one.recordTitle,
          one.forPerson?.name,
        ]);
    assert.deepEqual(await told(as.editor), [['На время отпуска', undefined]]);
    assert.deepEqual(await told(as.spare), [['На время отпуска', 'Петрова Анна Ильинична']]);
    assert.deepEqual(await told(acting(as.spare, world.people.editor)), [
      ['На время отпуска', 'Петрова Анна Ильинична'],
    ]);
    await end(as.editor, id);
    const [after] = (await told(as.spare)).filter((one: unknown[]) => one[1]);
    assert.deepEqual(after, [null, 'Петрова Анна Ильинична'], 'afterwards the record is named no more');
  });

  it('D5 it ends by itself after its last day, and with the account of either', async () => {
    const { as, server, world } = office;
    const standing = acting(as.spare, world.people.editor);
    const id = await letSpareStandIn();
    const gone = await as.owner.call('POST', `/api/admin/users/${world.people.editor}/deactivate`, {
      reason: 'Уволена',
    });
    assert.equal(gone.statusCode, 200, gone.body);
    assert.equal(codeOf(await standing.call('GET', '/api/me')), 'substitution_over');
    const { items } = (await as.owner.call('GET', `/api/admin/users/${world.people.spare}/substitutions`)).json();
    assert.equal(items.find((one: { id: string }) => one.id === id).state, 'ended');
    const made = await as.viewer.call('POST', '/api/substitutions', terms(world.people.spare, 0, 0));
    assert.equal(made.statusCode, 201, made.body);
    const forViewer = acting(as.spare, world.people.viewer);
    assert.equal((await forViewer.call('GET', '/api/me')).statusCode, 200);
    server.clock.set(`${dayAfter(1)}T00:30:00+03:00`);
    // The session itself is too old by then: the person signs in anew.
    const again = await server.signIn('spare', worldPassword);
    assert.equal(codeOf(await acting(again, world.people.viewer).call('GET', '/api/me')), 'substitution_over');
    assert.equal((await again.call('GET', '/api/me')).statusCode, 200);
  });
});
