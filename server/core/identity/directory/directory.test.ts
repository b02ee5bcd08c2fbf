// The directory of colleagues and photos, through HTTP: who may look, what is told, what is journaled, what is taken out.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Caller } from '#test/support/server.ts';
import { type Office, openOffice } from '../../../modules/correspondence/test-office.ts';
import { cleanPhoto } from '../../files/clean-photo.ts';

let office: Office;
before(async () => {
  office = await openOffice('owner', 'editor', 'viewer', 'spare');
});
after(() => office.server.close());

const find = async (who: Caller, query: string) =>
  (await who.call('GET', `/api/people${query}`)).json().items.map((one: { name: string }) => one.name) as string[];

const segment = (marker: number, body: string) => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, Buffer.from(body, 'latin1')]);
};
const jpeg = Buffer.concat([
  Buffer.from([0xff, 0xd8]),
  segment(0xe0, 'JFIF\0'),
  segment(0xe1, 'Exif\0\0 GPS 55.75 37.61'),
  segment(0xfe, 'comment'),
  segment(0xdb, 'tables'),
  segment(0xda, 'scan'),
  Buffer.from('picture'),
  Buffer.from([0xff, 0xd9]),
  Buffer.from('trailer'),
]);
const asForm = (bytes: Buffer) => {
  const payload = Buffer.concat([
    Buffer.from(
      '--x\r\ncontent-disposition: form-data; name="file"; filename="p.jpg"\r\ncontent-type: image/jpeg\r\n\r\n',
    ),
    bytes,
    Buffer.from('\r\n--x--\r\n'),
  ]);
  return { payload, headers: { 'content-type': 'multipart/form-data; boundary=x', 'sec-fetch-site': 'same-origin' } };
};

describe('the directory of colleagues', () => {
  it('D4 people are found by beginnings of name and position, by digits of the phone, by group with all below', async () => {
    const { as, world } = office;
    await office.rows(`update app_user set phone = '+7 (495) 123-45-67' where id = $1`, [world.people.spare]);
    assert.deepEqual(await find(as.viewer, '?q=леб'), ['Лебедев Антон Олегович']);
    assert.deepEqual(await find(as.viewer, '?q=секр'), ['Кузнецов Олег Борисович']);
    assert.deepEqual(await find(as.viewer, `?q=${encodeURIComponent('123-45')}`), ['Лебедев Антон Олегович']);
    assert.deepEqual(await find(as.viewer, '?q=ебед'), []);
    assert.deepEqual(await find(as.viewer, `?groupId=${world.groups.finance}`), ['Лебедев Антон Олегович']);
  });

  it('D4 only what everybody may know is told, and reading it is an event about those who were shown', async () => {
    const { as, world } = office;
    const answer = (await as.viewer.call('GET', `/api/people/${world.people.editor}`)).json();
    for (const field of ['login', 'birthDate', 'status', 'roles']) assert.equal(field in answer, false, field);
    const [event] = await office.rows<{ subject_ids: string[]; actor_id: string }>(
      `select subject_ids, actor_id from event where operation = 'identity.person.read' and outcome = 'read' order by at desc limit 1`,
    );
    assert.deepEqual([event?.actor_id, event?.subject_ids], [world.people.viewer, [world.people.editor]]);
    assert.equal((await office.server.anonymous.call('GET', '/api/people')).statusCode, 401);
  });

  it('D4 a photo is cleaned of what the camera wrote, shown to colleagues only, and refused when it is none', async () => {
    const { as, server, world } = office;
    const send = (who: Caller, bytes: Buffer) => {
      const { payload, headers } = asForm(bytes);
      return server.http.inject({
        method: 'POST',
        url: '/api/me/photo',
        payload,
        headers: { ...headers, cookie: who.cookie },
      });
    };
    assert.equal((await send(as.editor, Buffer.from('%PDF-1.4 not a photo'))).json().code, 'photo_kind');
    const sent = await send(as.editor, jpeg);
    assert.equal(sent.statusCode, 201, sent.body);
    const path = `/api/people/${world.people.editor}/photo`;
    const shown = await as.viewer.call('GET', path);
    assert.equal(shown.statusCode, 200, shown.body);
    assert.equal(shown.headers['content-type'], 'image/jpeg');
    assert.equal(shown.rawPayload.includes('GPS'), false);
    assert.equal(shown.rawPayload.includes('picture'), true);
    assert.equal((await server.anonymous.call('GET', path)).statusCode, 401);
    const again = await send(as.editor, jpeg);
    assert.notEqual(again.json().photoId, sent.json().photoId);
    const [old] = await office.rows<{ attached_at: string | null }>('select attached_at from file where id = $1', [
      sent.json().photoId,
    ]);
    assert.equal(old?.attached_at, null, 'the one before is left to the sweep');
    assert.equal((await as.editor.call('DELETE', '/api/me/photo')).statusCode, 200);
    assert.equal((await as.viewer.call('GET', path)).statusCode, 404);
  });

  it('D4 a JPEG keeps picture and colours, and loses EXIF, comments and what trails it', () => {
    const { bytes } = cleanPhoto(jpeg);
    for (const gone of ['Exif', 'comment', 'trailer']) assert.equal(bytes.includes(gone), false, gone);
    for (const kept of ['JFIF', 'tables', 'scan', 'picture']) assert.equal(bytes.includes(kept), true, kept);
    assert.throws(() => cleanPhoto(jpeg.subarray(0, 40)), { code: 'photo_broken' });
  });
});
