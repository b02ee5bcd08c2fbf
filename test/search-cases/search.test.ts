import assert from 'node:assert/strict';
import { after, before, describe, it, mock } from 'node:test';
import pg from 'pg';
import { findCosts } from '#core/search/find/plan.ts';
import type { Caller } from '#test/support/server.ts';
import { cases } from './cases.ts';
import { comment, indexed, openSearchOffice, type SearchOffice } from './office.ts';

let office: SearchOffice;
before(async () => {
  office = await openSearchOffice();
});
after(() => office.server.close());

async function search(q: string, more: Record<string, unknown> = {}, by: Caller = office.owner) {
  const answer = await by.call('POST', '/api/search', { q, ...more });
  assert.equal(answer.statusCode, 200, `${q}: ${answer.body}`);
  return answer.json();
}
type Item = { id: string; kind: string; snippet: string; marks: [number, number][]; found: Record<string, unknown> };

async function found(q: string, more?: Record<string, unknown>, by?: Caller): Promise<string> {
  const { items } = await search(q, more, by);
  const names = new Map([...office.letterIds].map(([name, id]) => [id, name]));
  return items
    .filter((item: Item) => item.kind !== 'contact')
    .map((item: Item) => names.get(item.id))
    .join(' ');
}

const marked = ({ snippet, marks }: Item) => marks.map(([from, length]) => snippet.slice(from, from + length));

describe('search', () => {
  it(`L1 O1 finds what ${cases.length} queries expect: cases of surnames, ё, numbers, layouts, operators, texts of files`, async () => {
    const wrong: string[] = [];
    for (const one of cases) {
      const q = one.q.replace(/\$([а-яё]+)(:latin|:spaces)?/u, (_whole, name, way) => {
        const number = office.numbers.get(name) as string;
        if (way === ':latin') return number.replace('ВХ', 'BX');
        return way === ':spaces' ? number.replaceAll(/[-/]/g, ' ') : number;
      });
      const got = await found(q, one.more);
      if (got !== one.found) wrong.push(`${q} ${JSON.stringify(one.more ?? {})}: «${got}», not «${one.found}»`);
      const { layoutOf } = one.layout ? await search(q) : { layoutOf: undefined };
      if (layoutOf !== one.layout) wrong.push(`${q}: layout ${layoutOf}, not ${one.layout}`);
    }
    assert.deepEqual(wrong, []);
  });

  it('L1 L8 every plan finds the same, for who sees all and who sees a department', async () => {
    const asked: Pick<(typeof cases)[number], 'q' | 'more'>[] = cases.filter(
      (one, at) => at % 4 === 0 && one.found !== '' && !one.q.includes('$'),
    );
    // One word on the card, the other in a file.
    asked.push({ q: 'насосов муфта' }, { q: 'муфта насосов -протечка' });
    const run = async (by: Caller) => {
      const found: string[] = [];
      for (const one of asked) found.push(JSON.stringify((await search(one.q, { ...one.more, limit: 2 }, by)).items));
      return found;
    };
    const usual = { ...findCosts };
    const looked = mock.method(pg.Client.prototype, 'query');
    const expected = [await run(office.owner), await run(office.reader)];
    // Dear is what each source would be read for; walks end early, so that what follows them is seen too.
    const dear = { walked: 1e6, fetched: 1e6, held: 1e6, listed: 1e6, asked: 1e6 };
    try {
      for (const costs of [
        { ...dear, walked: 0 },
        { ...dear, walked: 0, furthest: 0, held: 0, asked: 0 },
        { ...dear, fetched: 0, listed: 0, walkAtLeast: 1, walkAtMost: 2, furthest: 0 },
        { ...dear, held: 0, asked: 1, listed: 0, together: 5 },
        { ...dear, held: 0, asked: 1, together: 0 },
      ]) {
        Object.assign(findCosts, usual, { cheap: -1, walkAtLeast: 3, walkAtMost: 3, ...costs });
        assert.deepEqual([await run(office.owner), await run(office.reader)], expected, JSON.stringify(costs));
      }
      const texts = looked.mock.calls.map(({ arguments: [config] }) => String((config as { text?: string }).text));
      for (const source of [
        /each_kind.*desc limit 3\)/s,
        /each_kind.*desc offset 0\)/s,
        /part as materialized/,
        /select distinct listed.place, listed.id from \(\s*select found.record_id/,
        /from \(select held.id, held.place from \(.*\) as held\)/s,
        /as few on few.id = held.id/,
      ])
        assert.ok(
          texts.some((text) => source.test(text)),
          `nothing was looked for by ${source}`,
        );
    } finally {
      looked.mock.restore();
      Object.assign(findCosts, usual);
    }
  });

  it('L6 a correspondent that was chosen leaves the letters from it and to it, by every plan; a namesake is not meant', async () => {
    const find = async (q: string) =>
      (await office.owner.call('POST', '/api/contacts/search', { q })).json().items as { id: string; name: string }[];
    const first = [...office.letterIds.keys()][0] as string;
    const { correspondent } = (
      await office.owner.call('GET', `/api/correspondence/letters/${office.letterIds.get(first)}`)
    ).json();
    assert.ok((await find(correspondent.name)).some(({ id }) => id === correspondent.id));
    const contactId = correspondent.id;
    const expected = (
      await office.sql<{ id: string }>(
        `select r.id from record r where r.life in ('active', 'cancelled') and (r.id in (select id from letter where correspondent_id = $1)
           or r.id in (select letter_id from letter_addressee where contact_id = $1)) order by r.registration_order desc, r.id desc`,
        [contactId],
      )
    ).map(({ id }) => id);
    assert.ok(expected.length > 0);
    const usual = { ...findCosts };
    try {
      for (const costs of [
        {},
        { cheap: -1, fetched: 1e6, held: 1e6, asked: 1e6, walked: 0 },
        { cheap: -1, walked: 1e6, held: 1e6, asked: 1e6, fetched: 0, listed: 0 },
        { cheap: -1, walked: 1e6, fetched: 1e6, held: 0, asked: 1, listed: 0 },
      ]) {
        Object.assign(findCosts, usual, costs);
        const ids = (await search('', { contactId, limit: 100 })).items.map((item: Item) => item.id);
        assert.deepEqual(ids, expected, JSON.stringify(costs));
        const { title } = (await search('', { contactId, limit: 1 })).items[0];
        const words = (await search(title, { contactId, limit: 100 })).items.map((item: Item) => item.id);
        assert.ok(words.length > 0 && words.every((id: string) => expected.includes(id)));
      }
    } finally {
      Object.assign(findCosts, usual);
    }
    assert.deepEqual((await search('', { contactId: office.ids.clerk })).items, []);
    const seen = (await search('', { contactId, limit: 100 }, office.other)).items.map((item: Item) => item.id);
    const visible = (await search('', { limit: 100, in: ['card'], from: '1900-01-01' }, office.other)).items.map(
      (item: Item) => item.id,
    );
    assert.deepEqual(
      seen,
      expected.filter((id) => visible.includes(id)),
    );
  });

  it('L6 the snippet shows the words around, in plain text with places of the marks, and names the file and the page', async () => {
    const [item] = (await search('задвижки чугунной')).items as Item[];
    assert.deepEqual(item?.found, {
      in: 'file',
      name: 'Договор поставки.pdf',
      fileId: item?.found.fileId,
      page: 2,
    });
    assert.deepEqual(marked(item as Item), ['задвижка', 'чугунная']);
    const [card] = (await search('насосов')).items as Item[];
    assert.equal(card?.found.in, 'card');
    assert.deepEqual(marked(card as Item), ['насосов']);
    const [told] = (await search('участковому')).items as Item[];
    assert.deepEqual([told?.found.in, told?.snippet], ['comment', 'Передать участковому Королёву']);
  });

  it('L1 pages follow one another without a gap or a repeat', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await search('', { kind: 'incoming_letter', limit: 2, ...(after ? { after } : {}) });
      seen.push(...page.items.map((item: Item) => item.id));
      after = page.next ?? undefined;
    } while (after);
    assert.equal(new Set(seen).size, seen.length);
    assert.equal(seen.length, 6);
  });

  it('L8 §5.10 neither hits nor snippets nor the minus tell of what the reader may not see', async () => {
    assert.equal(await found('муфта', {}, office.reader), 'насосы');
    assert.equal(await found('муфта', {}, office.other), '');
    // Without the right to a letter's mark it is not there; with it, its files are still found by the card alone.
    assert.equal(await found('проверка', {}, office.reader), '');
    assert.equal(await found('проверка'), 'тайна');
    assert.equal(await found('катализаторов'), '');
    assert.equal(await found('доложено начальнику'), 'тайна');
    const kept = await office.sql(`select from search_text where body like '%катализатор%'`);
    assert.equal(kept.length, 0);
  });

  it('H1 §5.10 an internal comment is never found by someone from outside, nor by what its absence would tell', async () => {
    const id = office.letterIds.get('запрос') as string;
    const outside = await office.person('outside', ['viewer']);
    await office.sql(
      `insert into participant (record_id, principal_id, part, kind, state, clearance, registration_order)
       select id, $1, 'requester', kind, state, clearance, registration_order from record where id = $2`,
      [outside.id, id],
    );
    await comment(office.owner, id, 'Между нами: проволочка подрядчика');
    await comment(office.owner, id, 'Ответ готовится, ждите извещения', 'external');
    await indexed(office.server);
    const see = (q: string) => found(q, {}, outside.caller);
    assert.equal(await found('проволочка'), 'запрос');
    assert.equal(await see('счётчиков'), 'запрос');
    assert.equal(await see('извещения'), 'запрос');
    assert.equal(await see('проволочка'), '');
    assert.equal(await see('счётчиков проволочка'), '');
    assert.equal(await see('счётчиков -проволочка'), 'запрос');
    assert.equal(await found('счётчиков -проволочка'), '');
    // The file was attached for inside.
    assert.equal(await see('показания приборов'), '');
  });

  it('L6 a mark set on a letter hides its texts at once; taken off, they come back; a detached file is found no more', async () => {
    const id = office.letterIds.get('отказ') as string;
    const mark = async (clearance: string) => {
      const { version } = (await office.owner.call('GET', `/api/correspondence/letters/${id}`)).json();
      const answer = await office.owner.call(
        'PATCH',
        `/api/correspondence/letters/${id}`,
        { clearance },
        { 'if-match': `"${version}"` },
      );
      assert.equal(answer.statusCode, 200, answer.body);
    };
    assert.equal(await found('пожарной безопасности'), 'отказ');
    await mark('confidential');
    assert.equal(await found('пожарной безопасности'), '');
    await indexed(office.server);
    assert.equal(
      (await office.sql(`select from search_text where record_id = $1 and source = 'file'`, [id])).length,
      0,
    );
    const { items } = (await office.owner.call('GET', `/api/records/${id}/texts`)).json();
    assert.deepEqual(
      items.map((one: { state: string }) => one.state),
      ['closed'],
    );
    await mark('none');
    await indexed(office.server);
    assert.equal(await found('пожарной безопасности'), 'отказ');
    const card = (await office.owner.call('GET', `/api/correspondence/letters/${id}`)).json();
    const gone = await office.owner.call('DELETE', `/api/records/${id}/attachments/${card.attachments[0].id}`);
    assert.equal(gone.statusCode, 200, gone.body);
    await indexed(office.server);
    assert.equal(await found('пожарной безопасности'), '');
  });

  it('L1 changed fields are found anew and the old ones no more; a cancelled letter stays found', async () => {
    const id = office.letterIds.get('ремонт') as string;
    const { version } = (await office.owner.call('GET', `/api/correspondence/letters/${id}`)).json();
    await office.owner.call(
      'PATCH',
      `/api/correspondence/letters/${id}`,
      { note: 'Заменить водосток', externalNumber: 'ТС-9/1' },
      { 'if-match': `"${version}"` },
    );
    await indexed(office.server);
    assert.equal(await found('протечка'), '');
    assert.equal(await found('водосток'), 'ремонт');
    assert.equal(await found('ТС-91'), 'ремонт');
    await office.owner.call('POST', `/api/correspondence/letters/${id}/cancel`, { reason: 'Заведено ошибочно' });
    await indexed(office.server);
    assert.equal(await found('водосток'), 'ремонт');
    assert.equal(await found('ошибочно'), 'ремонт');
  });

  it('H7 a person found among contacts was seen: the search is an event with them', async () => {
    const made = await office.clerk.call('POST', '/api/contacts', { kind: 'person', name: 'Журавлёва Инна Олеговна' });
    const { items } = await search('журавлевой');
    assert.equal(items[0].id, made.json().id);
    const told = await office.sql(
      `select from event where operation = 'core.search.find' and outcome = 'read' and subject_ids @> array[$1::uuid]`,
      [made.json().id],
    );
    assert.equal(told.length, 1);
  });

  it('H6 rebuilding the search is journaled and gives the same; nobody without the right does it', async () => {
    assert.equal((await office.clerk.call('POST', '/api/admin/search/reindex', {})).statusCode, 403);
    await office.sql('delete from search_text');
    await office.sql('delete from search_number');
    assert.equal(await found('муфта'), '');
    const answer = await office.owner.call('POST', '/api/admin/search/reindex', { files: true });
    assert.equal(answer.statusCode, 200, answer.body);
    assert.ok(answer.json().records >= 10 && answer.json().files >= 8);
    await indexed(office.server);
    assert.equal(await found('муфта'), 'насосы');
    assert.equal(await found('15-3/22'), 'насосы');
    const events = await office.sql(`select from event where operation = 'core.search.reindex' and outcome = 'done'`);
    assert.equal(events.length, 1);
  });
});
