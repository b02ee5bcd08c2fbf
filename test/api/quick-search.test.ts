import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Caller } from '#test/support/server.ts';
import { type Office, openOffice } from './office.ts';

let office: Office;
before(async () => {
  office = await openOffice();
});
after(() => office.server.close());

const find = async (q: string, by: Caller = office.clerk): Promise<string[]> => {
  const answer = await by.call('POST', '/api/search/quick', { q });
  assert.equal(answer.statusCode, 200, answer.body);
  return answer
    .json()
    .items.filter((item: { kind: string }) => item.kind !== 'contact')
    .map((item: { title: string }) => item.title);
};

describe('quick search', () => {
  it('L9 finds by number with look-alike letters, by its beginning, by the ordinal alone; newest first', async () => {
    const first = await office.letter(office.clerk, 'Первое');
    await office.letter(office.clerk, 'Второе');
    assert.deepEqual(await find(first.number), ['Первое']);
    assert.deepEqual(await find(first.number.replace('ВХ', 'bx').replaceAll('-', ' ')), ['Первое']);
    assert.deepEqual(await find('ВХ'), ['Второе', 'Первое']);
    assert.deepEqual(await find('№ 1'), ['Первое']);
    // The years of both numbers begin so as well, but the ordinal is asked first.
    assert.deepEqual(await find('2'), ['Второе', 'Первое']);
    assert.deepEqual(await find('00001'), ['Первое']);
    // Zeros are left out by whoever reads a number aloud.
    assert.deepEqual(await find(first.number.replace(/0+1$/, '1')), ['Первое']);
  });

  it('L9 finds by the beginnings and the forms of words of subject and counterpart, ё as е', async () => {
    await office.letter(office.clerk, 'О поставке бумаги', { correspondentName: 'АО «Зелёный лес»' });
    for (const q of ['постав', 'поставками', 'бумаг поставк', 'зелен', 'ЗЕЛЁНЫЙ', 'лес «о поставке»'])
      assert.deepEqual(await find(q), ['О поставке бумаги'], q);
    assert.deepEqual(await find('поставка самолётов'), []);
    for (const q of ["';--", '<->', ':*', '%', '!!', '\\'])
      assert.equal((await office.clerk.call('POST', '/api/search/quick', { q })).statusCode, 200, q);
  });

  it('H7 P16 a person found among contacts was seen: the search is an event with them', async () => {
    const made = await office.clerk.call('POST', '/api/contacts', { kind: 'person', name: 'Журавлёва Инна Олеговна' });
    assert.equal(made.statusCode, 201, made.body);
    const { items } = (await office.clerk.call('POST', '/api/search/quick', { q: 'журавлева' })).json();
    assert.equal(items[0].id, made.json().id);
    const told = await office.sql(
      `select from event where operation = 'core.search.quick' and outcome = 'read' and subject_ids @> array[$1::uuid]`,
      [made.json().id],
    );
    assert.equal(told.length, 1);
  });

  it('L9 shows only what the person sees, also to whoever sees more than is looked through at once', async () => {
    await office.letter(office.other, 'Иск к подрядчику');
    assert.deepEqual(await find('подрядчик'), []);
    assert.deepEqual(await find('подрядчик', office.other), ['Иск к подрядчику']);
    assert.deepEqual(await find('подрядчик', office.owner), ['Иск к подрядчику']);
    const stranger = await office.person('stranger', []);
    assert.deepEqual(await find('подрядчик', stranger.caller), []);
    await office.letter(office.owner, 'Тайна подрядчика', {
      clearance: 'confidential',
      departmentId: office.ids.legal,
    });
    assert.deepEqual(await find('подрядчик', office.other), ['Иск к подрядчику']);
    assert.deepEqual(await find('подрядчик', office.owner), ['Тайна подрядчика', 'Иск к подрядчику']);
  });

  it('L9 finds among many: the common by the newest, the rare and old by the index, for wide and narrow readers', async () => {
    await office.letter(office.clerk, 'Редкостная старина');
    // 12,000 letters of the chancery, and as many of the others, after it.
    await office.sql(`
      with fresh as (
        select gen_random_uuid() as id, n, ('2030-01-01'::date + n / 100) as day, n % 2 = 0 as ours from generate_series(1, 24000) n
      ), made as (
        insert into record (id, kind, number, ordinal, title, state, state_group, registered_on, registration_order, created_by, created_at, changed_at)
        select id, 'incoming_letter', 'МН-' || lpad(n::text, 5, '0'), n, 'Массовое письмо ' || n, 'registered', 'new', day,
          (day - '1970-01-01'::date) * 10000000000 + n, '${office.ids.clerk}', now(), now() from fresh
      ), found as (
        insert into search_row (record_id, kind, registration_order, clearance, number_key, words)
        select id, 'incoming_letter', (day - '1970-01-01'::date) * 10000000000 + n, 'none', 'мн' || lpad(n::text, 5, '0'),
          to_tsvector('simple', 'массовое письмо ' || n) from fresh
      )
      insert into participant (record_id, principal_id, part, kind, state, clearance, registration_order)
      select id, case when ours then '${office.ids.chancery}' else '${office.ids.legal}' end::uuid, 'home', 'incoming_letter', 'registered', 'none',
        (day - '1970-01-01'::date) * 10000000000 + n from fresh`);
    await office.sql('analyze');
    for (const caller of [office.clerk, office.owner]) {
      const common = await find('массов', caller);
      assert.equal(common.length, 20);
      assert.equal(common[0], 'Массовое письмо 24000');
      assert.deepEqual(await find('редкостн', caller), ['Редкостная старина']);
      assert.deepEqual(await find('МН-00042', caller), ['Массовое письмо 42']);
      assert.equal((await find('МН', caller))[0], 'Массовое письмо 24000');
      assert.deepEqual((await find('МН-000', caller)).slice(-1), [
        caller === office.owner ? 'Массовое письмо 80' : 'Массовое письмо 60',
      ]);
    }
    assert.equal((await find('массов'))[1], 'Массовое письмо 23998');
  });
});
