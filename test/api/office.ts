// A small office for tests of what hangs on records: two departments with an editor each, a viewer, a stranger.
import assert from 'node:assert/strict';
import { type Caller, startTestServer, type TestServer } from '#test/support/server.ts';

export const officePassword = 'zelenyj-avtobus-77';

export interface Office {
  server: TestServer;
  owner: Caller;
  /** Editor of the chancery. */
  clerk: Caller;
  /** Viewer of the chancery. */
  reader: Caller;
  /** Editor of another department. */
  other: Caller;
  ids: { chancery: string; legal: string; clerk: string; reader: string; other: string };
  person(login: string, roles: string[], groupIds?: string[]): Promise<{ id: string; caller: Caller }>;
  letter(by: Caller, subject: string, more?: Record<string, unknown>): Promise<{ id: string; number: string }>;
  upload(by: Caller, name: string, text: string, draftId?: string): Promise<string>;
  sql<R = Record<string, unknown>>(text: string, values?: unknown[]): Promise<R[]>;
}

export async function openOffice(environment: Record<string, string> = {}): Promise<Office> {
  const server = await startTestServer(environment);
  const owner = await server.owner();
  const group = async (name: string): Promise<string> =>
    (await owner.call('POST', '/api/admin/groups', { name, kind: 'department' })).json().id;
  const chancery = await group('Канцелярия');
  const legal = await group('Юристы');
  const person: Office['person'] = async (login, roles, groupIds = []) => {
    const made = await owner.call('POST', '/api/admin/users', {
      login,
      name: `Сотрудник ${login}`,
      password: officePassword,
      mustChangePassword: false,
      roles: roles.map((key) => ({ key })),
      groupIds,
    });
    assert.equal(made.statusCode, 201, made.body);
    return { id: made.json().id, caller: await server.signIn(login, officePassword) };
  };
  const clerk = await person('clerk', ['editor'], [chancery]);
  const reader = await person('reader', ['viewer'], [chancery]);
  const other = await person('other', ['editor'], [legal]);
  const journals = (await owner.call('GET', '/api/correspondence/journals')).json().items;
  const incoming = journals.find((journal: { direction: string }) => journal.direction === 'incoming');
  return {
    server,
    owner,
    clerk: clerk.caller,
    reader: reader.caller,
    other: other.caller,
    ids: { chancery, legal, clerk: clerk.id, reader: reader.id, other: other.id },
    person,
    async letter(by, subject, more = {}) {
      const body = { journalId: incoming.id, subject, correspondentName: 'ООО «Весна»', ...more };
      const made = await by.call('POST', '/api/correspondence/letters', body);
      assert.equal(made.statusCode, 201, made.body);
      return made.json();
    },
    async upload(by, name, text, draftId) {
      const boundary = 'vedomo-test-boundary';
      const body = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/plain\r\n\r\n${text}\r\n--${boundary}--\r\n`;
      const made = await by.call('POST', `/api/files${draftId ? `?draftId=${draftId}` : ''}`, body, {
        'content-type': `multipart/form-data; boundary=${boundary}`,
      });
      assert.equal(made.statusCode, 201, made.body);
      return made.json().id;
    },
    async sql(text, values = []) {
      return (await server.services.pools.write.query(text, values)).rows as never;
    },
  };
}
