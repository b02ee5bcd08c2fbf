import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { get, type IncomingMessage } from 'node:http';
import { after, before, describe, it } from 'node:test';
import type { Caller } from '#test/support/server.ts';
import { unzip } from '#test/support/unzip.ts';
import { type Office, openOffice } from './office.ts';

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const pdf = (size: number): Buffer => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size)]);
let office: Office;

async function upload(by: Caller, name: string, bytes: Buffer): Promise<string> {
  const boundary = 'vedomo-test-boundary';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/plain\r\n\r\n`;
  const made = await by.call(
    'POST',
    '/api/files',
    Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    { 'content-type': `multipart/form-data; boundary=${boundary}` },
  );
  assert.equal(made.statusCode, 201, made.body);
  return made.json().id;
}
const attach = async (id: string, fileIds: string[], audience = 'internal') => {
  const made = await office.clerk.call('POST', `/api/records/${id}/attachments`, { fileIds, audience });
  assert.equal(made.statusCode, 201, made.body);
  return made.json().items as { id: string; fileId: string }[];
};
const zipOf = (by: Caller, id: string) => by.call('GET', `/api/records/${id}/attachments/zip`);

before(async () => {
  office = await openOffice();
});
after(() => office.server.close());

describe('all attachments as one archive', () => {
  it('L6 holds every file whole, doubles told apart, scans only stored, texts packed; one event names them all', async () => {
    const { id, number } = await office.letter(office.clerk, 'О приложениях');
    const files: [string, Buffer][] = [
      ['Скан письма.pdf', pdf(3 << 20)],
      ['скан письма.pdf', pdf(5000)],
      ['Перечень.txt', Buffer.from('строка перечня\n'.repeat(50_000))],
      ['пустяк.txt', Buffer.from('я')],
    ];
    const ids: string[] = [];
    for (const [name, bytes] of files) ids.push(await upload(office.clerk, name, bytes));
    await attach(id, ids);
    const answer = await zipOf(office.reader, id);
    assert.equal(answer.statusCode, 200);
    assert.equal(answer.headers['content-type'], 'application/zip');
    const disposition = decodeURIComponent(String(answer.headers['content-disposition']));
    assert.match(disposition, new RegExp(`UTF-8''${number.replace(/\//g, '-')}\\.zip`));
    const found = unzip(answer.rawPayload);
    assert.deepEqual(
      found.map((one) => [one.name, one.stored]),
      [
        ['Скан письма.pdf', true],
        ['скан письма (2).pdf', true],
        ['Перечень.txt', false],
        ['пустяк.txt', false],
      ],
    );
    assert.deepEqual(
      found.map((one) => sha256(one.bytes)),
      files.map(([, bytes]) => sha256(bytes)),
    );
    const events = await office.sql<{ outcome: string; data: { files: { fileId: string }[] } }>(
      `select outcome, data from event where operation = 'record.attachment.download' and record_id = $1`,
      [id],
    );
    assert.deepEqual(
      events.map((event) => [event.outcome, event.data.files.map((file) => file.fileId)]),
      [['read', ids]],
    );
  });

  it('L6 is hidden from whoever does not see the record, and from everybody when it has no files', async () => {
    const { id } = await office.letter(office.clerk, 'Не для всех');
    assert.equal((await zipOf(office.clerk, id)).statusCode, 404);
    await attach(id, [await upload(office.clerk, 'а.txt', Buffer.from('а'))]);
    assert.equal((await zipOf(office.clerk, id)).statusCode, 200);
    assert.equal((await zipOf(office.other, id)).statusCode, 404);
    assert.equal((await zipOf(office.server.anonymous, id)).statusCode, 401);
    const secret = await office.letter(office.owner, 'Тайное', { clearance: 'confidential' });
    const theirs = await office.upload(office.owner, 'тайна.txt', 'тайна');
    await office.owner.call('POST', `/api/records/${secret.id}/attachments`, { fileIds: [theirs] });
    assert.equal((await zipOf(office.clerk, secret.id)).statusCode, 404);
    assert.equal((await zipOf(office.owner, secret.id)).statusCode, 200);
  });

  it('C7 a requester gets only what is meant for the outside', async () => {
    const { id } = await office.letter(office.clerk, 'Ответ заявителю');
    const person = await office.person('requester', ['viewer']);
    await office.sql(
      `insert into participant (record_id, principal_id, part, kind, state, clearance, registration_order)
       select id, $2, 'requester', kind, state, clearance, registration_order from record where id = $1`,
      [id, person.id],
    );
    await attach(id, [await upload(office.clerk, 'внутри.txt', Buffer.from('внутри'))], 'internal');
    await attach(id, [await upload(office.clerk, 'вам.txt', Buffer.from('вам'))], 'external');
    const names = async (by: Caller) => unzip((await zipOf(by, id)).rawPayload).map((one) => one.name);
    assert.deepEqual(await names(person.caller), ['вам.txt']);
    assert.deepEqual(await names(office.clerk), ['внутри.txt', 'вам.txt']);
  });

  it('L6 a file taken off the record while those before it are read is left out', async () => {
    const { id } = await office.letter(office.clerk, 'Передумали');
    const large = pdf(40 << 20);
    const [, second] = await attach(id, [
      await upload(office.clerk, 'большой.pdf', large),
      await upload(office.clerk, 'лишний.txt', Buffer.from('лишний')),
      await upload(office.clerk, 'последний.txt', Buffer.from('последний')),
    ]);
    const address = await office.server.http.listen({ host: '127.0.0.1', port: 0 });
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const headers = { cookie: office.clerk.cookie, 'sec-fetch-site': 'same-origin' };
      get(`${address}/api/records/${id}/attachments/zip`, { headers }, resolve).on('error', reject);
    });
    // Nothing is taken from the socket yet: the first file does not fit into what lies between.
    const removed = await office.clerk.call('DELETE', `/api/records/${id}/attachments/${second?.id}`);
    assert.equal(removed.statusCode, 200, removed.body);
    const found = unzip(Buffer.concat(await answer.toArray()));
    assert.deepEqual(
      found.map((one) => one.name),
      ['большой.pdf', 'последний.txt'],
    );
    assert.equal(sha256(found[0]?.bytes as Buffer), sha256(large));
  });

  it('L6 a file that the store has lost fails the whole before the first byte', async () => {
    const { id } = await office.letter(office.clerk, 'Потерянное');
    const ids = [
      await upload(office.clerk, 'есть.txt', Buffer.from('есть')),
      await upload(office.clerk, 'нет.txt', Buffer.from('нет')),
    ];
    await attach(id, ids);
    await office.server.services.store.remove(ids[1] as string);
    assert.equal((await zipOf(office.clerk, id)).statusCode, 503);
  });
});
