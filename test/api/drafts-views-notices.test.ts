import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sweepLooseFiles } from '#core/files/sweep.ts';
import { newId } from '#core/ids.ts';
import { type Office, openOffice } from './office.ts';

let office: Office;
before(async () => {
  office = await openOffice();
});
after(() => office.server.close());

const operation = 'correspondence.letter.register';
const save = (body: object, by = office.clerk) =>
  by.call('PUT', '/api/drafts', { operation, version: 0, data: {}, ...body });

describe('drafts', () => {
  it('L8 a draft is kept as typed, one per person and operation; another browser gets the newer one to compare', async () => {
    const first = await save({ data: { subject: 'О по' } });
    assert.equal(first.statusCode, 200, first.body);
    const second = await save({ data: { subject: 'О поставке' }, version: 1 });
    assert.equal(second.json().version, 2);
    for (const version of [0, 1]) {
      const late = await save({ data: { subject: 'Старое' }, version });
      assert.deepEqual([late.statusCode, late.json().code], [412, 'stale']);
      assert.deepEqual(late.json().details.draft.data, { subject: 'О поставке' });
    }
    const read = (await office.clerk.call('GET', `/api/drafts?operation=${operation}`)).json().draft;
    assert.deepEqual([read.version, read.data], [2, { subject: 'О поставке' }]);
    assert.equal((await office.other.call('GET', `/api/drafts?operation=${operation}`)).json().draft, null);
    assert.equal((await office.other.call('DELETE', `/api/drafts/${read.id}`)).statusCode, 404);
    assert.equal((await office.clerk.call('DELETE', `/api/drafts/${read.id}`)).statusCode, 200);
    const afterwards = await save({ data: { subject: 'Поздняя буква' }, version: 2 });
    assert.deepEqual([afterwards.statusCode, afterwards.json().details.draft], [412, null]);
  });

  it('L8 two browsers that begin at once keep one draft', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map((place) => save({ data: { place } }, office.other)));
    assert.deepEqual(answers.map((answer) => answer.statusCode).sort(), [200, 412, 412, 412]);
  });

  it('L8 files of a draft live as long as the draft, and are swept when it is thrown away', async () => {
    const { id } = (await save({ data: {} })).json();
    const kept = await office.upload(office.clerk, 'Скан.txt', 'скан', id);
    const { draft } = (await office.clerk.call('GET', `/api/drafts?operation=${operation}`)).json();
    assert.deepEqual(
      draft.files.map((file: { id: string; name: string }) => [file.id, file.name]),
      [[kept, 'Скан.txt']],
    );
    const { pools, store } = office.server.services;
    const inTwoDays = { now: () => new Date(Date.now() + 2 * 86_400_000) };
    await sweepLooseFiles(pools.write, store, inTwoDays);
    assert.equal((await office.clerk.call('GET', `/api/files/${kept}`)).statusCode, 200);
    await office.clerk.call('DELETE', `/api/drafts/${id}`);
    await sweepLooseFiles(pools.write, store, inTwoDays);
    assert.equal((await office.clerk.call('GET', `/api/files/${kept}`)).statusCode, 404);
  });

  it('L8 a draft belongs to an action that exists and to a record that the person sees', async () => {
    const unknown = await office.clerk.call('PUT', '/api/drafts', { operation: 'no.such.thing', data: {}, version: 0 });
    assert.equal(unknown.statusCode, 404);
    const hidden = await office.letter(office.other, 'Чужое');
    assert.equal((await save({ operation: 'record.comment.add', recordId: hidden.id })).statusCode, 404);
    const mine = await office.letter(office.clerk, 'Своё');
    assert.equal((await save({ operation: 'record.comment.add', recordId: mine.id })).statusCode, 200);
  });

  it('L8 a form of administration keeps its draft: of anything, for whoever may do the action', async () => {
    const drafted = {
      operation: 'identity.user.update',
      recordId: office.ids.reader,
      data: { name: 'Но' },
      version: 0,
    };
    const refused = await office.clerk.call('PUT', '/api/drafts', drafted);
    assert.deepEqual([refused.statusCode, refused.json().code], [403, 'not_allowed']);
    const kept = await office.owner.call('PUT', '/api/drafts', drafted);
    assert.equal(kept.statusCode, 200, kept.body);
    const read = (about: string) =>
      office.owner.call('GET', `/api/drafts?operation=identity.user.update&recordId=${about}`);
    assert.deepEqual((await read(office.ids.reader)).json().draft.data, { name: 'Но' });
    assert.equal((await read(office.ids.clerk)).json().draft, null);
    const stranger = await office.owner.call('PUT', '/api/drafts', {
      ...drafted,
      operation: 'correspondence.letter.update',
    });
    assert.equal(stranger.statusCode, 404);
  });

  it('H7 drafts and read notices leave no event, and the API page gives the reason', async () => {
    const events = async () => Number((await office.sql<{ count: string }>('select count(*) from event'))[0]?.count);
    const before = await events();
    const draft = (
      await save({ operation: 'correspondence.journal.create', data: { name: 'П' } }, office.owner)
    ).json();
    await save({ operation: 'correspondence.journal.create', data: { name: 'По' }, version: 1 }, office.owner);
    assert.equal((await office.owner.call('DELETE', `/api/drafts/${draft.id}`)).statusCode, 200);
    assert.equal((await office.owner.call('POST', '/api/notices/read', { upTo: newId() })).statusCode, 200);
    assert.equal(await events(), before);
    const view = await office.owner.call('PUT', '/api/views', { list: 'contacts', name: 'Свои', settings: {} });
    assert.equal(view.statusCode, 200);
    assert.equal(await events(), before + 1);
    const page = (await office.owner.call('GET', '/api/docs')).body;
    assert.match(page, /Без события в журнале: черновик виден только тому/);
  });
});

describe('saved views', () => {
  it('L6 are one’s own until shared by right, and changed by their owner or whoever shares', async () => {
    const list = 'correspondence.incoming';
    const made = await office.clerk.call('PUT', '/api/views', { list, name: 'Срочные', settings: { due: true } });
    const view = made.json();
    assert.deepEqual([made.statusCode, view.own, view.shared], [200, true, false]);
    const of = async (caller: typeof office.clerk) =>
      (await caller.call('GET', `/api/views?list=${list}`)).json().items.map((item: { name: string }) => item.name);
    assert.deepEqual(await of(office.other), []);
    const share = (caller: typeof office.clerk, shared = true) =>
      caller.call('PUT', `/api/views/${view.id}/shared`, { shared });
    assert.equal((await share(office.clerk)).statusCode, 403);
    // Nobody shares what they do not see.
    assert.equal((await share(office.owner)).statusCode, 404);
    await office.sql('update saved_view set shared = true where id = $1', [view.id]);
    assert.deepEqual(await of(office.other), ['Срочные']);
    const rename = { id: view.id, list, name: 'Чужие', settings: {} };
    assert.equal((await office.other.call('PUT', '/api/views', rename)).statusCode, 404);
    assert.equal((await office.other.call('DELETE', `/api/views/${view.id}`)).statusCode, 404);
    assert.equal((await office.owner.call('PUT', '/api/views', { ...rename, name: 'Общие' })).json().own, false);
    assert.equal((await share(office.owner, false)).json().shared, false);
    assert.deepEqual(await of(office.other), []);
    assert.deepEqual(await of(office.clerk), ['Общие']);
    assert.equal((await office.clerk.call('DELETE', `/api/views/${view.id}`)).statusCode, 200);
    assert.deepEqual(await of(office.clerk), []);
  });
});

describe('notices', () => {
  it('C7 are listed with the record while it is visible, and read up to one', async () => {
    const mine = await office.letter(office.clerk, 'Вам письмо');
    const hidden = await office.letter(office.other, 'Чужая тайна');
    const ids = [newId(), newId(), newId()];
    for (const [place, recordId] of [mine.id, hidden.id, mine.id].entries()) {
      await office.sql(
        `insert into notice (id, user_id, operation, record_id, created_at) values ($1, $2, 'record.comment.add', $3, now())`,
        [ids[place], office.ids.clerk, recordId],
      );
    }
    const page = (await office.clerk.call('GET', '/api/notices?limit=2')).json();
    assert.equal(page.unread, 3);
    assert.deepEqual(
      page.items.map((item: { recordTitle: string | null; recordId: string | null }) => [
        item.recordTitle,
        item.recordId,
      ]),
      [
        ['Вам письмо', mine.id],
        [null, null],
      ],
    );
    const rest = (await office.clerk.call('GET', `/api/notices?limit=2&after=${page.next}`)).json();
    assert.deepEqual([rest.items[0].id, rest.next], [ids[0], null]);
    await office.clerk.call('POST', '/api/notices/read', { upTo: ids[1] });
    assert.equal((await office.clerk.call('GET', '/api/notices')).json().unread, 1);
    assert.equal((await office.clerk.call('GET', '/api/me')).json().counters.notices, 1);
    assert.equal((await office.other.call('GET', '/api/notices')).json().items.length, 0);
  });
});
