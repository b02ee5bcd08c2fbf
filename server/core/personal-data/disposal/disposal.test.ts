import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { readPersonal } from '#core/journal/personal.ts';
import { verifyJournal } from '#core/journal/verify.ts';
import { uploadBytes } from '#test/search-cases/documents.ts';
import { indexed } from '#test/search-cases/office.ts';
import { openPrivacyOffice, type PrivacyOffice } from '#test/support/privacy.ts';

let office: PrivacyOffice;
before(async () => {
  office = await openPrivacyOffice();
});
after(() => office.server.close());

const propose = async (subjectId: string, way = 'destroy') => {
  const answer = await office.officer.call('POST', '/api/privacy/disposals', {
    subjectId,
    way,
    reason: 'Цель достигнута',
  });
  assert.equal(answer.statusCode, 201, answer.body);
  return answer.json().id as string;
};
const approve = (id: string) => office.officer.call('POST', '/api/privacy/disposals/approve', { ids: [id] });
const search = (id: string) => office.officer.call('POST', `/api/privacy/disposals/${id}/leftovers`, {});
const read = async (id: string) => (await office.officer.call('GET', `/api/privacy/disposals/${id}`)).json();
const carryOut = (id: string) =>
  office.officer.call('POST', `/api/privacy/disposals/${id}/carry-out`, { confirm: true });

describe('destruction', () => {
  it('P32 nothing is destroyed without an approved list', async () => {
    const { id } = await office.person('unapproved');
    const task = await propose(id);
    await search(task);
    assert.equal((await carryOut(task)).json().code, 'disposal_not_approved');
    const declined = await office.officer.call('POST', `/api/privacy/disposals/${task}/decline`, { reason: 'Нужны' });
    assert.equal(declined.statusCode, 200, declined.body);
    assert.equal((await approve(task)).json().code, 'disposal_settled');
    assert.equal((await carryOut(task)).json().code, 'disposal_settled');
    assert.equal((await office.rows('select login from app_user where id = $1', [id]))[0].login, 'unapproved');
  });

  it('P34 leftovers are found first, and each needs a decision', async () => {
    const { id } = await office.person('undecided', { name: 'Бухвостова Инна Карловна' });
    const view = { list: 'correspondence.incoming', name: 'Письма для Бухвостовой', settings: {} };
    const saved = await office.owner.call('PUT', '/api/views', view);
    assert.equal(saved.statusCode, 200, saved.body);
    const task = await propose(id);
    await approve(task);
    assert.equal((await carryOut(task)).json().code, 'leftovers_not_searched');
    assert.equal((await search(task)).json().found, 1);
    assert.equal((await carryOut(task)).json().code, 'leftovers_undecided');
    const { leftovers } = await read(task);
    assert.ok(leftovers[0].excerpt.includes('Бухвостовой'), leftovers[0].excerpt);
    const decided = await office.officer.call('POST', `/api/privacy/disposals/${task}/leftovers/decisions`, {
      decisions: [{ id: leftovers[0].id, decision: 'replace' }],
    });
    assert.equal(decided.statusCode, 200, decided.body);
    assert.equal((await carryOut(task)).statusCode, 200);
    const [{ name }] = await office.rows('select name from saved_view where id = $1', [saved.json().id]);
    assert.match(name, /^Письма для Субъект [0-9A-F]{8}$/);
  });

  it('P34 a name inside an attachment is found in its kept text, taken out of it, and never read back from the file', async () => {
    const { id } = await office.person('attached', { name: 'Перепёлкина Ираида Львовна' });
    const journals = (await office.owner.call('GET', '/api/correspondence/journals')).json().items;
    const text = Buffer.from('Справку выдать Перепёлкиной И. Л. для предъявления в загс');
    const made = await office.owner.call('POST', '/api/correspondence/letters', {
      journalId: journals[0].id,
      subject: 'Справка',
      correspondentName: 'Загс',
      fileIds: [await uploadBytes(office.owner, 'справка.txt', text)],
    });
    assert.equal(made.statusCode, 201, made.body);
    await indexed(office.server);
    const found = async (q: string) => (await office.owner.call('POST', '/api/search', { q })).json().items.length;
    assert.equal(await found('перепелкина предъявление'), 1);
    const task = await propose(id);
    await approve(task);
    await search(task);
    const { leftovers } = await read(task);
    assert.deepEqual(
      leftovers.map((one: { place: string }) => one.place),
      ['search_text.body'],
    );
    await office.officer.call('POST', `/api/privacy/disposals/${task}/leftovers/decisions`, {
      decisions: [{ id: leftovers[0].id, decision: 'replace' }],
    });
    assert.equal((await carryOut(task)).statusCode, 200);
    await office.owner.call('POST', '/api/admin/search/reindex', { files: true });
    await indexed(office.server);
    assert.equal(await found('перепелкина'), 0);
    assert.equal(await found('предъявление'), 1);
    const [{ body }] = await office.rows(`select body from search_text where body like '%предъявления%'`);
    assert.match(body, /^Справку выдать Субъект [0-9A-F]{8} для/);
  });

  it('P17 P31 P33 after destruction no table, journal view or dump yields the name, and the chain verifies', async () => {
    const { id, caller } = await office.person('gone', {
      name: 'Кржижановская Любовь Викентьевна',
      email: 'krzh@example.org',
      phone: '+7 495 765-43-21',
      position: 'Переводчик',
    });
    await caller.call('POST', '/api/me/tokens', { name: 'Любин ключ' });
    const counts = async () =>
      (
        await office.rows(
          `select (select count(*)::int from principal) as people, (select count(*)::int from app_user) as users,
           (select count(*)::int from outbox) as mail, (select count(*)::int from record) as records`,
        )
      )[0];
    const before = await counts();
    const task = await propose(id);
    await approve(task);
    await search(task);
    const done = await carryOut(task);
    assert.equal(done.statusCode, 200, done.body);
    const leaks: string[] = [];
    const tables = await office.rows(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    for (const { name } of tables) {
      const found = await office.rows(
        `select 1 from "${name}" t where t::text ilike any(array['%кржижановск%', '%krzh@example%', '%765-43-21%', '%любин ключ%']) limit 1`,
      );
      if (found.length > 0) leaks.push(name);
    }
    assert.deepEqual(leaks, []);
    const events = await office.rows(
      'select id, personal from event where subject_ids @> array[$1::uuid] or actor_id = $1',
      [id],
    );
    assert.ok(events.length >= 3);
    const shown = await readPersonal(office.server.services.pools.read, office.server.services.subjectKeys, events);
    for (const values of shown.values()) assert.equal(values[id] ?? null, null);
    assert.deepEqual(await counts(), before);
    const verdict = await verifyJournal(office.server.services.pools.read, office.server.services.keys);
    assert.ok(verdict.ok, JSON.stringify(verdict));
    assert.equal((await caller.call('GET', '/api/me')).statusCode, 401);
  });

  it('P33 P35 the act names operator, subject, data, way, reason, date, who did it and when backups end; its PDF reads', async () => {
    const { items } = (await office.officer.call('GET', '/api/privacy/acts')).json();
    const act = (await office.officer.call('GET', `/api/privacy/acts/${items[0].id}`)).json();
    const { body } = act;
    assert.ok(body.operator.name && body.system === 'Ведомо' && body.doneBy.name === 'Охранова Дарья Сергеевна');
    assert.deepEqual(body.categories.map((category: { key: string }) => category.key).sort(), [
      'account',
      'email',
      'name',
      'phone',
      'sign-in',
      'work',
    ]);
    const days = (Date.parse(act.backupsUntil) - Date.parse(body.date)) / 86_400_000;
    assert.equal(days, 30);
    assert.equal(Number(act.keepUntil.slice(0, 4)) - Number(body.date.slice(0, 4)), 3);
    const pdf = await office.officer.call('GET', `/api/privacy/acts/${items[0].id}/pdf`);
    const text = await textOfPdf(pdf.rawPayload);
    for (const words of [
      `№ ${act.number}`,
      act.pseudonym,
      'Охранова Дарья Сергеевна',
      'криптографическое',
      'Выгрузка из журнала',
    ])
      assert.ok(text.includes(words), words);
  });

  it('P33 an officer does not destroy their own data, and a destroyed person is not destroyed twice', async () => {
    const self = await office.officer.call('POST', '/api/privacy/disposals', {
      subjectId: office.officerId,
      way: 'destroy',
      reason: 'Сам себя',
    });
    assert.equal(self.json().code, 'subject_self');
    const [{ subject_id }] = await office.rows('select subject_id from destruction_act limit 1');
    const again = await office.officer.call('POST', '/api/privacy/disposals', {
      subjectId: subject_id,
      way: 'destroy',
      reason: 'Снова',
    });
    assert.equal(again.json().code, 'subject_destroyed');
  });
});

async function textOfPdf(pdf: Buffer): Promise<string> {
  const { execFileSync } = await import('node:child_process');
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
  return execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf }).toString().replace(/\s+/g, ' ');
}

describe('blocking', () => {
  it('P29 a blocked person is in no list, search or directory, only the officer reads the data, and release brings all back', async () => {
    const { id, caller } = await office.person('blocked', {
      name: 'Шереметьев Борис Львович',
      email: 'sheremetev@example.org',
      phone: '+7 495 111-22-33',
    });
    const directory = async () =>
      (await office.owner.call('POST', '/api/directory/search', { q: 'шереметьев' })).json().items.length;
    assert.equal(await directory(), 1);
    const blocked = await office.officer.call('POST', `/api/privacy/subjects/${id}/block`, {
      reason: 'Данные неточны',
    });
    assert.equal(blocked.statusCode, 200, blocked.body);
    assert.equal(await directory(), 0);
    assert.equal((await caller.call('GET', '/api/me')).statusCode, 401);
    const users = (await office.owner.call('GET', '/api/admin/users?q=шереметьев')).json();
    assert.equal(users.items.length, 0);
    const card = await office.owner.call('GET', `/api/admin/users/${id}`);
    assert.ok(!card.body.includes('Шереметьев') && !card.body.includes('sheremetev'));
    const journal = await office.owner.call('POST', '/api/admin/journal', { subjectId: id });
    assert.ok(!journal.body.includes('Шереметьев') && !journal.body.includes('sheremetev@'));
    const seen = (await office.officer.call('GET', `/api/privacy/subjects/${id}`)).json();
    assert.deepEqual([seen.name, seen.block.reason], ['Шереметьев Борис Львович', 'Данные неточны']);
    assert.ok(seen.values.some((value: { value: string }) => value.value === 'sheremetev@example.org'));
    assert.equal((await caller.call('GET', `/api/privacy/subjects/${id}`)).statusCode, 401);
    const again = await office.officer.call('POST', `/api/privacy/subjects/${id}/block`, { reason: 'Ещё раз' });
    assert.equal(again.json().code, 'subject_blocked');
    const released = await office.officer.call('POST', `/api/privacy/subjects/${id}/release`, { reason: 'Уточнены' });
    assert.equal(released.statusCode, 200, released.body);
    assert.equal(await directory(), 1);
    const back = (await office.owner.call('GET', `/api/admin/users/${id}`)).json();
    assert.deepEqual(
      [back.name, back.login, back.email, back.status],
      ['Шереметьев Борис Львович', 'blocked', 'sheremetev@example.org', 'active'],
    );
    await office.server.signIn('blocked', 'zelenyj-avtobus-77');
  });

  it('P29 P33 a blocked person can be destroyed: what lay in the block goes with the key', async () => {
    const { id } = await office.person('blocked-then-gone', { name: 'Лопухина Евдокия' });
    await office.officer.call('POST', `/api/privacy/subjects/${id}/block`, { reason: 'Заявление' });
    const task = await propose(id);
    await approve(task);
    await search(task);
    assert.equal((await carryOut(task)).statusCode, 200);
    const rows = await office.rows('select sealed, released_at from subject_block where subject_id = $1', [id]);
    assert.equal(rows[0].sealed, null);
    assert.ok(rows[0].released_at);
    const card = (await office.officer.call('GET', `/api/privacy/subjects/${id}`)).json();
    assert.deepEqual([card.values, card.can], [[], []]);
  });
});

describe('terms of keeping', () => {
  it('P32 P6 the daily round proposes what has passed its term, ends expired consents, and tells the officer once', async () => {
    const { id } = await office.person('forgotten');
    await office.owner.call('POST', `/api/admin/users/${id}/deactivate`, { reason: 'Уволен' });
    await office.at('2032-01-15T09:00:00Z');
    const { id: other } = await office.person('expiring', { email: 'expiring@example.org' });
    const text = await office.textInForce();
    const given = await office.officer.call('POST', '/api/privacy/consents', {
      subjectId: other,
      textId: text.id,
      form: 'paper',
      evidence: 'Лист 3',
      expiresOn: '2032-01-16',
    });
    assert.equal(given.statusCode, 201, given.body);
    await office.at('2032-01-18T09:00:00Z');
    const round = await office.officer.call('POST', '/api/privacy/retention/check', {});
    assert.equal(round.statusCode, 200, round.body);
    assert.equal(round.json().expired, 1);
    assert.ok(round.json().proposed >= 1);
    const tasks = await office.rows(
      `select category, cause, state, due_on::text as due from disposal where subject_id = $1`,
      [id],
    );
    assert.deepEqual(tasks, [
      { category: 'deactivated-account', cause: 'retention', state: 'proposed', due: '2032-02-17' },
    ]);
    const again = await office.officer.call('POST', '/api/privacy/retention/check', {});
    assert.equal(again.json().proposed, 0);
    await office.at('2032-02-10T09:00:00Z');
    assert.ok((await office.officer.call('POST', '/api/privacy/retention/check', {})).json().alarms >= 1);
    assert.equal((await office.officer.call('POST', '/api/privacy/retention/check', {})).json().alarms, 0);
    const notices = (await office.officer.call('GET', '/api/notices')).json().items;
    assert.ok(notices.some((notice: { data: { to?: string } }) => notice.data.to?.startsWith('/privacy/disposals/')));
  });
});
