import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Office, openOffice } from './office.ts';

let office: Office;
before(async () => {
  office = await openOffice();
});
after(() => office.server.close());
const exported = (asked: object, by = office.owner) => by.call('POST', '/api/admin/journal/export', asked);

describe('the journal as CSV', () => {
  it('H6 P21 opens in Excel with Cyrillic, neutralises formulas and tells who took it', async () => {
    await office.owner.call('POST', '/api/admin/groups', { name: '=HYPERLINK("x";"y")', kind: 'team' });
    const answer = await exported({ operation: 'identity.group.create' });
    assert.equal(answer.statusCode, 200, answer.body);
    assert.match(String(answer.headers['content-disposition']), /attachment; filename="journal-.*\.csv"/);
    const text = answer.body;
    assert.ok(text.startsWith('\u{feff}Когда;Действие;'));
    const lines = text.trimEnd().split('\r\n');
    assert.equal(lines.length, 2 + 3, 'the head, three groups, who took it');
    assert.match(lines.at(-1) ?? '', /Выгрузка .*: 3 событий, выгрузил /);
    for (const line of lines.slice(1)) for (const field of line.split(';')) assert.doesNotMatch(field, /^"?[=+\-@]/);
  });

  it('P16 P18 taking it is an event with everyone whose data it shows, and without the words searched for', async () => {
    const answer = await exported({ subjectId: office.ids.clerk, q: 'пользовател' });
    assert.equal(answer.statusCode, 200);
    const [told] = await office.sql<{ subject_ids: string[]; data: Record<string, unknown> }>(
      `select subject_ids, data from event where operation = 'core.event.export' and outcome = 'read' order by id desc limit 1`,
    );
    assert.ok(told?.subject_ids.includes(office.ids.clerk));
    assert.ok(!JSON.stringify(told?.data).includes('пользовател'));
    assert.equal((await exported({}, office.clerk)).statusCode, 403);
  });

  it('P24 reading the journal is an event even where it shows nobody', async () => {
    const count = async () =>
      Number(
        (await office.sql<{ n: string }>(`select count(*) as n from event where operation = 'core.event.list'`))[0]?.n,
      );
    const before = await count();
    await office.owner.call('POST', '/api/admin/journal', { from: '2040-01-01' });
    assert.equal(await count(), before + 1);
  });

  it('H7 events are told apart by what acted: a person, a token, the command line, nobody', async () => {
    const { token } = (await office.owner.call('POST', '/api/me/tokens', { name: 'Учёт' })).json();
    await office.server.bearer(token).call('POST', '/api/admin/groups', { name: 'Ключом', kind: 'team' });
    const by = async (source: string) =>
      (await office.owner.call('POST', '/api/admin/journal', { source, operation: 'identity.group.create' })).json()
        .items;
    assert.deepEqual(
      (await by('token')).map((event: { data: { name: string } }) => event.data.name),
      ['Ключом'],
    );
    assert.equal((await by('cli')).length, 0);
  });
});
