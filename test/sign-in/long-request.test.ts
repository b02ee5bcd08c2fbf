// Rights that are taken away while a long request is under way: what has not been kept by then is not kept.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { type Office, openOffice } from '../api/office.ts';

let office: Office;
let address: URL;
before(async () => {
  office = await openOffice();
  address = new URL(await office.server.http.listen({ host: '127.0.0.1', port: 0 }));
});
after(() => office.server.close());

const begin =
  '--b\r\ncontent-disposition: form-data; name="file"; filename="долгий.txt"\r\ncontent-type: text/plain\r\n\r\n';

/** Sends half of a file, lets `meanwhile` happen, sends the rest. */
async function uploadAround(
  cookie: string,
  meanwhile: () => Promise<unknown>,
): Promise<{ status: number; code: string }> {
  const sent = request(new URL('/api/files', address), {
    method: 'POST',
    headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'multipart/form-data; boundary=b' },
  });
  const answer = new Promise<{ status: number; code: string }>((resolve, reject) => {
    sent.on('error', reject);
    sent.on('response', async (response) => {
      let text = '';
      for await (const part of response) text += part;
      resolve({ status: response.statusCode ?? 0, code: JSON.parse(text).code ?? '' });
    });
  });
  sent.write(begin + 'первая половина '.repeat(20_000));
  await meanwhile().catch((error: unknown) => {
    sent.destroy();
    throw error;
  });
  sent.end(`${'вторая половина '.repeat(20_000)}\r\n--b--\r\n`);
  return answer;
}
const kept = () => office.sql<{ n: number }>('select count(*)::int as n from file').then(([row]) => row?.n);

it('O1 a role removed during an upload: the file is kept for its owner, the next act is refused', async () => {
  const { id, caller } = await office.person('uploader', ['editor'], [office.ids.chancery]);
  const roles = (version: number) =>
    office.owner.call('PUT', `/api/admin/users/${id}/roles`, { roles: [] }, { 'if-match': `"${version}"` });
  const { version } = (await office.owner.call('GET', `/api/admin/users/${id}`)).json();
  const done = await uploadAround(caller.cookie, async () => assert.equal((await roles(version)).statusCode, 200));
  // Uploading one's own file needs a sign-in alone; registering with it needs the role that is gone.
  assert.equal(done.status, 201, done.code);
  const journalId = (await office.owner.call('GET', '/api/correspondence/journals')).json().items[0].id;
  const letter = { journalId, subject: 'О праве', correspondentName: 'ООО «Долг»' };
  assert.equal((await caller.call('POST', '/api/correspondence/letters', letter)).statusCode, 403);
});

it('P30 an account closed, a session ended, uploads switched off during an upload: nothing of it is kept', async () => {
  const before = await kept();
  const bytes = () => readdirSync(join(office.server.dataDir, 'files'), { recursive: true }).length;
  const bytesBefore = bytes();
  for (const [login, act] of [
    ['closed', (id: string) => office.owner.call('POST', `/api/admin/users/${id}/deactivate`, { reason: 'уволен' })],
    ['ended', (id: string) => office.owner.call('DELETE', `/api/admin/users/${id}/sessions`)],
    [
      'barred',
      (id: string) => office.owner.call('PUT', `/api/admin/users/${id}/switches`, { switches: { files: 'off' } }),
    ],
  ] as const) {
    const { id, caller } = await office.person(login, ['editor'], [office.ids.chancery]);
    const done = await uploadAround(caller.cookie, async () => {
      const answer = await act(id);
      assert.ok(answer.statusCode < 300, answer.body);
    });
    assert.ok([401, 403].includes(done.status), `${login}: ${done.status} ${done.code}`);
  }
  assert.deepEqual([await kept(), bytes()], [before, bytesBefore]);
});
