// Photos of tickets without place and time; attachments that show a patient are taken out of sight.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sweepLooseFiles } from '#core/files/sweep.ts';
import { burnQuarantined } from '#core/personal-data/quarantine/destroy.ts';
import type { Caller } from '#test/support/server.ts';
import { worldPassword } from '../../world.ts';
import { type Desk, openDesk } from './test-desk.ts';

const place = Buffer.from('Exif\0\0GPS 55.751 37.618 ');
/** A JPEG that says where it was taken; the rest of it is a frame without a picture. */
const photo = (name: string): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0x00, place.length + 2]),
    place,
    Buffer.from([0xff, 0xdb, 0x00, 0x02 + name.length]),
    Buffer.from(name, 'latin1'),
    Buffer.from([0xff, 0xda, 0x00, 0x02, 0x11, 0x22, 0xff, 0xd9]),
  ]);

describe('photos on tickets', () => {
  let desk: Desk;
  let officer: Caller;
  before(async () => {
    desk = await openDesk();
    const printers = `/api/helpdesk/categories/${desk.ids['category.printers']}`;
    assert.equal(
      (await desk.ask(desk.as.curator, 'PATCH', printers, { groupId: desk.ids['group.office'] })).status,
      200,
    );
    const user = {
      login: 'officer',
      name: 'Громова Ольга Ивановна',
      password: worldPassword,
      mustChangePassword: false,
      groupIds: [],
      roles: [{ key: 'privacy' }],
    };
    const made = await desk.ask(desk.as.owner, 'POST', '/api/admin/users', user);
    assert.equal(made.status, 201, JSON.stringify(made.body));
    officer = await desk.server.signIn('officer', worldPassword);
  });
  after(() => desk.server.close());

  async function upload(who: Caller, bytes: Buffer, name = 'снимок.jpg', type = 'image/jpeg') {
    const line = '----vedomo';
    const head = `--${line}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`;
    const answer = await desk.server.http.inject({
      method: 'POST',
      url: '/api/files',
      payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${line}--\r\n`)]),
      headers: {
        cookie: who.cookie,
        'sec-fetch-site': 'same-origin',
        'content-type': `multipart/form-data; boundary=${line}`,
      },
    });
    assert.equal(answer.statusCode, 201, answer.body);
    return answer.json().id as string;
  }
  const bytesOf = async (who: Caller, url: string) => (await who.call('GET', url)).rawPayload;
  const card = async (who: Caller, id: string) => (await desk.ask(who, 'GET', `/api/helpdesk/tickets/${id}`)).body;

  it('P15 a photo loses its place by whatever way it comes onto a ticket, a letter keeps it byte for byte', async () => {
    const { as, act, ask, server } = desk;
    const sent = await upload(as.employee, photo('one'));
    const ticket = await desk.ticket(as.employee, { fileIds: [sent] });
    await act(as.technician, ticket.id, 'take');
    for (const [verb, who, words] of [
      ['reply', as.employee, { body: 'Ещё снимок' }],
      ['note', as.technician, { body: 'Между нами' }],
      ['resolve', as.technician, { result: 'Готово', resultKind: 'done' }],
    ] as const) {
      const answer = await act(who, ticket.id, verb, { ...words, fileIds: [await upload(who, photo(verb))] });
      assert.ok(answer.status < 300, JSON.stringify(answer.body));
    }
    const added = { fileIds: [await upload(as.technician, photo('added'))] };
    assert.equal((await ask(as.technician, 'POST', `/api/records/${ticket.id}/attachments`, added)).status, 201);
    const { attachments } = await card(as.technician, ticket.id);
    assert.equal(attachments.length, 5);
    for (const { fileId } of attachments) {
      const bytes = await bytesOf(as.technician, `/api/files/${fileId}`);
      assert.equal(bytes.subarray(0, 3).toString('hex'), 'ffd8ff');
      assert.ok(!bytes.includes('GPS'), 'the place is gone');
    }
    // The pictures as they were sent go with the next sweep, young as they are.
    await sweepLooseFiles(server.services.pools.write, server.services.store, server.clock);
    assert.equal((await as.employee.call('GET', `/api/files/${sent}`)).statusCode, 404);
    const onLetter = await upload(as.admin, photo('letter'));
    const journal = desk.ids['journal.incoming'];
    const letter = await ask(as.admin, 'POST', '/api/correspondence/letters', {
      journalId: journal,
      subject: 'Снимок места',
      correspondentName: 'ООО Тонер',
      fileIds: [onLetter],
    });
    assert.equal(letter.status, 201, JSON.stringify(letter.body));
    assert.deepEqual(await bytesOf(as.admin, `/api/files/${onLetter}`), photo('letter'));
  });

  it('P15 a repeated attempt finds the copy of the first; a picture that cannot be cleaned is named, nothing is lost', async () => {
    const { as, ask } = desk;
    const fileId = await upload(as.employee, photo('twice'));
    const wrong = { subject: 'Дважды', categoryId: '01a00000-0000-7000-8000-000000000000', fileIds: [fileId] };
    assert.ok((await ask(as.employee, 'POST', '/api/helpdesk/tickets', wrong)).status >= 400);
    const ticket = await desk.ticket(as.employee, { fileIds: [fileId] });
    assert.equal((await card(as.employee, ticket.id)).attachments.length, 1);
    const copies = await desk.rows<{ n: number }>('select count(*)::int as n from file where cleaned_of = $1', [
      fileId,
    ]);
    assert.deepEqual(copies, [{ n: 1 }]);
    const heic = await upload(
      as.employee,
      Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(64)]),
      'IMG_1.heic',
      'image/heic',
    );
    const refused = await ask(as.employee, 'POST', '/api/helpdesk/tickets', {
      subject: 'С телефона',
      categoryId: desk.ids['category.printers'],
      fileIds: [heic],
    });
    assert.deepEqual(
      [refused.status, refused.body.code, refused.body.details.name],
      [409, 'photo_traces', 'IMG_1.heic'],
    );
    assert.equal((await as.employee.call('GET', `/api/files/${heic}`)).statusCode, 200);
  });

  it('P14 an attachment with a patient is opened by the officer alone; the painted copy stands in its place', async () => {
    const { as, ask } = desk;
    const ticket = await desk.ticket(as.employee, {
      fileIds: [await upload(as.employee, photo('first')), await upload(as.employee, photo('patient'))],
    });
    await desk.act(as.technician, ticket.id, 'take');
    const [first, shown] = (await card(as.technician, ticket.id)).attachments;
    const hold = `/api/records/${ticket.id}/attachments/${shown.id}/quarantine`;
    assert.equal((await ask(as.stranger, 'POST', hold, {})).status, 404);
    const held = await ask(as.technician, 'POST', hold, {
      fileId: await upload(as.technician, photo('painted')),
      reason: 'Лицо пациента',
    });
    assert.equal(held.status, 200, JSON.stringify(held.body));
    const [copy] = held.body.items;
    // Twice at once, or again: it is there no more.
    assert.equal((await ask(as.technician, 'POST', hold, {})).status, 404);
    for (const who of [as.technician, as.employee, as.owner]) {
      for (const way of ['', '/preview', '/thumbnail'])
        assert.equal((await who.call('GET', `/api/files/${shown.fileId}${way}`)).statusCode, 404);
      const seen = (await card(who, ticket.id)).attachments.map((one: { fileId: string }) => one.fileId);
      assert.deepEqual(seen, [first.fileId, copy.fileId]);
    }
    const painted = await bytesOf(as.employee, `/api/files/${copy.fileId}`);
    assert.ok(painted.includes('painted') && !painted.includes('GPS'));
    for (const who of [as.admin, as.curator, as.technician])
      assert.equal((await ask(who, 'GET', '/api/privacy/quarantine')).status, 403);
    const { items } = (await ask(officer, 'GET', '/api/privacy/quarantine?state=held')).body;
    assert.deepEqual(
      [items.length, items[0].recordNumber, items[0].reason, items[0].redacted],
      [1, ticket.number, 'Лицо пациента', true],
    );
    const file = `/api/privacy/quarantine/${items[0].id}/file`;
    assert.equal((await as.technician.call('GET', file)).statusCode, 403);
    assert.ok((await bytesOf(officer, file)).includes('patient'));
    const told = await desk.rows<{ operation: string; outcome: string }>(
      `select operation, outcome from event where data ->> 'quarantineId' = $1 order by at, id`,
      [items[0].id],
    );
    assert.deepEqual(told, [
      { operation: 'record.attachment.quarantine', outcome: 'done' },
      { operation: 'record.attachment.redact', outcome: 'done' },
      { operation: 'privacy.quarantine.open', outcome: 'read' },
    ]);
    const back = await ask(officer, 'POST', `/api/privacy/quarantine/${items[0].id}/return`, {
      conclusion: 'Не пациент',
    });
    assert.equal(back.status, 200, JSON.stringify(back.body));
    assert.deepEqual(
      (await card(as.employee, ticket.id)).attachments.map((one: { fileId: string }) => one.fileId),
      [first.fileId, shown.fileId],
    );
    assert.equal((await officer.call('GET', file)).statusCode, 404);

    // Held again: it hangs on a split ticket too, and is taken off both; then the officer destroys it for good.
    const split = await desk.act(as.technician, ticket.id, 'split', {
      subject: 'Второе',
      categoryId: desk.ids['category.printers'],
      attachmentIds: [shown.id],
    });
    assert.equal(split.body.attachments.length, 1, JSON.stringify(split.body));
    await as.technician.call('GET', `/api/files/${shown.fileId}/thumbnail`);
    assert.equal((await ask(as.technician, 'POST', hold, { reason: 'Лицо' })).status, 200);
    assert.deepEqual((await card(as.technician, split.body.id)).attachments, []);
    for (const who of [as.technician, as.employee])
      assert.equal((await who.call('GET', `/api/files/${shown.fileId}`)).statusCode, 404);
    const [again] = (await ask(officer, 'GET', '/api/privacy/quarantine?state=held')).body.items;
    const end = `/api/privacy/quarantine/${again.id}/destroy`;
    for (const who of [as.curator, as.technician])
      assert.equal((await ask(who, 'POST', end, { reason: 'Не нужен' })).status, 403);
    const store = desk.server.services.store;
    const made = await desk.rows<{ id: string }>('select id from file where rendition_of = $1', [shown.fileId]);
    assert.ok(await store.storedAt(shown.fileId));
    const twice = await Promise.all([1, 2].map(() => ask(officer, 'POST', end, { reason: 'Снимок не нужен' })));
    assert.deepEqual(
      twice.map((answer) => answer.status).sort(),
      [200, 404],
      JSON.stringify(twice.map((one) => one.body)),
    );
    const burn = { files: [shown.fileId, ...made.map((one) => one.id)] };
    await burnQuarantined.run(desk.server.services, burn);
    await burnQuarantined.run(desk.server.services, burn);
    for (const id of burn.files) assert.equal(await store.storedAt(id), null);
    for (const table of ['file', 'attachment', 'file_text', 'file_rendition', 'file_quarantine'])
      assert.deepEqual(
        await desk.rows(`select * from ${table} where ${table === 'file' ? 'id' : 'file_id'} = $1`, [shown.fileId]),
        [],
        table,
      );
    const [gone] = (await ask(officer, 'GET', '/api/privacy/quarantine?state=destroyed')).body.items;
    assert.deepEqual([gone.id, gone.name, gone.conclusion], [again.id, null, 'Снимок не нужен']);
    assert.equal(
      (await ask(officer, 'POST', `/api/privacy/quarantine/${gone.id}/return`, { conclusion: 'x' })).status,
      404,
    );
    const [event] = await desk.rows<{ data: Record<string, unknown> }>(
      `select data from event where operation = 'privacy.quarantine.destroy' and outcome = 'done'`,
    );
    assert.ok(event?.data.sha256 && event.data.backupsUntil && !JSON.stringify(event.data).includes('Снимок'));
  });
});
