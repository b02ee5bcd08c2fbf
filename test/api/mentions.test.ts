import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { refreshDue } from '#core/search/due.ts';
import { followToSearch } from '#core/search/follow.ts';
import type { Caller } from '#test/support/server.ts';
import { noticesMade, settled } from '#test/support/settle.ts';
import { type Office, openOffice } from './office.ts';

let office: Office;
let stranger: { id: string; caller: Caller };
before(async () => {
  office = await openOffice();
  stranger = await office.person('stranger', []);
});
after(() => office.server.close());

const say = (who: Caller, id: string, body: string) => who.call('POST', `/api/records/${id}/comments`, { body });
const offered = async (who: Caller, id: string, body: object = {}) => {
  const answer = await who.call('POST', `/api/records/${id}/mentions`, body);
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json().items.map((item: { id: string }) => item.id);
};
async function told(who: Caller): Promise<string[]> {
  await noticesMade(office.server.services);
  const items = (await who.call('GET', '/api/notices')).json().items;
  return items.map((item: { title: { ru: string } }) => item.title.ru);
}

describe('people mentioned in a comment', () => {
  let id: string;
  const { reader, other } = { reader: () => office.ids.reader, other: () => office.ids.other };
  beforeEach(async () => {
    id = (await office.letter(office.clerk, 'О поверке весов')).id;
    await told(office.clerk);
    await office.sql('delete from notice');
  });

  it('C7 L1 are offered when they would see it: by the beginnings of words, never oneself, nobody who does not see the record', async () => {
    const all = await offered(office.clerk, id);
    assert.ok(all.includes(reader()) && !all.includes(office.ids.clerk) && !all.includes(stranger.id));
    assert.ok(!all.includes(other()), 'an editor of another department does not see the letter');
    assert.deepEqual(await offered(office.clerk, id, { q: 'сотр read' }), [reader()]);
    assert.deepEqual(await offered(office.clerk, id, { q: 'other' }), []);
    assert.equal((await office.reader.call('POST', `/api/records/${id}/mentions`, {})).statusCode, 403);
    assert.equal((await stranger.caller.call('POST', `/api/records/${id}/mentions`, {})).statusCode, 404);
  });

  it('C7 are kept by id: the text reads with the name of today, for a search too', async () => {
    const said = await say(office.clerk, id, `Прошу @[${reader()}] сверить поверочный акт`);
    assert.equal(said.statusCode, 201, said.body);
    const name = 'Сотрудник reader';
    assert.equal(said.json().body, `Прошу @${name} сверить поверочный акт`);
    assert.deepEqual(said.json().mentions, [{ id: reader(), name, at: 6, length: name.length + 1 }]);
    const { version } = (await office.owner.call('GET', `/api/admin/users/${reader()}`)).json();
    const renamed = await office.owner.call(
      'PATCH',
      `/api/admin/users/${reader()}`,
      { name: 'Новосёлова Раиса' },
      { 'if-match': String(version) },
    );
    assert.equal(renamed.statusCode, 200, renamed.body);
    const [read] = (await office.reader.call('GET', `/api/records/${id}/comments`)).json().items;
    assert.equal(read.body, 'Прошу @Новосёлова Раиса сверить поверочный акт');
    await settled(office.server.services.pools.read);
    await followToSearch(office.server.services);
    await refreshDue(office.server.services);
    const { items } = (await office.clerk.call('POST', '/api/search', { q: 'поверочный акт' })).json();
    assert.equal(items[0].snippet, 'Прошу @Новосёлова Раиса сверить поверочный акт');
    const [kept] = await office.sql<{ data: string; body: string }>(
      `select c.body, (select data::text from event where operation = 'record.comment.add' and record_id = $1) as data
         from comment c where record_id = $1`,
      [id],
    );
    assert.ok(kept && !kept.body.includes('Сотрудник') && !kept.data.includes('Сотрудник'), JSON.stringify(kept));
  });

  it('C7 are told once, as mentioned, whatever else makes the comment theirs; never of their own words', async () => {
    await office.reader.call('PUT', `/api/records/${id}/watch`, { on: true });
    await say(office.clerk, id, `@[${reader()}] и ещё раз @[${reader()}], а я @[${office.ids.clerk}]`);
    assert.deepEqual(await told(office.reader), ['Вас упомянули в комментарии']);
    assert.deepEqual(await told(office.reader), ['Вас упомянули в комментарии']);
    assert.deepEqual(await told(office.clerk), []);
  });

  it('C7 hear of it as they chose: without mentions those who watch still hear of a comment', async () => {
    const off = { choices: ['app', 'mail'].map((channel) => ({ kind: 'mention', channel, on: false })) };
    assert.equal((await office.reader.call('PATCH', '/api/me/notices', off)).statusCode, 200);
    await say(office.clerk, id, `@[${reader()}] посмотрите`);
    assert.deepEqual(await told(office.reader), []);
    await office.reader.call('PUT', `/api/records/${id}/watch`, { on: true });
    await say(office.clerk, id, `@[${reader()}] посмотрите ещё`);
    assert.deepEqual(await told(office.reader), ['Комментарий']);
  });

  it('C7 D5 a mention opens nothing: whoever does not see the comment is refused by name, and nothing is written', async () => {
    const refused = await say(office.clerk, id, `@[${other()}] и @[${reader()}]`);
    assert.equal(refused.statusCode, 400);
    assert.equal(refused.json().code, 'mention_unseen');
    assert.match(refused.json().message.ru, /Сотрудник other\. Сначала дайте им доступ/);
    assert.equal(
      (await say(office.clerk, id, '@[00000000-0000-7000-8000-000000000000]')).json().code,
      'mention_unknown',
    );
    const many = await Promise.all(
      Array.from({ length: 21 }, async (_, n) => `@[00000000-0000-7000-8000-0000000000${10 + n}]`),
    );
    assert.equal((await say(office.clerk, id, many.join(' '))).json().code, 'mention_too_many');
    assert.deepEqual((await office.clerk.call('GET', `/api/records/${id}/comments`)).json().items, []);
    assert.equal((await office.other.call('GET', `/api/correspondence/letters/${id}`)).statusCode, 404);
    await office.owner.call('POST', `/api/admin/users/${stranger.id}/deactivate`, { reason: 'Уволен' });
    assert.equal((await say(office.clerk, id, `@[${stranger.id}]`)).json().code, 'mention_unseen');
  });
});
