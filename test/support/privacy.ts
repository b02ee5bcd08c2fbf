// An office with an owner and a personal-data officer: what the tests of personal data begin with.
import assert from 'node:assert/strict';
import { kyselyOver } from '#core/db/driver.ts';
import { Reader } from '#core/reader.ts';
import { systemActor } from '#core/system-actor.ts';
import { type Caller, startTestServer, type TestServer } from '#test/support/server.ts';

export const staffPassword = 'zelenyj-avtobus-77';

export interface PrivacyOffice {
  server: TestServer;
  owner: Caller;
  officer: Caller;
  officerId: string;
  person(login: string, more?: Record<string, unknown>): Promise<{ id: string; name: string; caller: Caller }>;
  /** Uploads a small PDF, as a scan. */
  scan(caller: Caller): Promise<string>;
  // biome-ignore lint/suspicious/noExplicitAny: whatever columns the test asks for
  rows(text: string, values?: unknown[]): Promise<any[]>;
  textInForce(key?: string): Promise<{ id: string; sha256: string; body: string }>;
  newText(purposeId: string, title: string): ReturnType<Caller['call']>;
  /** A handle as a query of the program has. */
  reader(): Reader<object>;
  /** Turns the clock and signs owner and officer in again: their sessions have ended with the day. */
  at(moment: string): Promise<void>;
}

export async function openPrivacyOffice(): Promise<PrivacyOffice> {
  const server = await startTestServer();
  const office = { server, owner: await server.owner() } as PrivacyOffice;
  office.person = async (login, more = {}) => {
    const name = (more.name as string | undefined) ?? `Сотрудник ${login}`;
    const body = { login, name, password: staffPassword, mustChangePassword: false, ...more };
    const answer = await office.owner.call('POST', '/api/admin/users', body);
    assert.equal(answer.statusCode, 201, answer.body);
    return { id: answer.json().id, name, caller: await server.signIn(login, staffPassword) };
  };
  office.scan = async (caller) => {
    const boundary = 'vedomo-scan';
    const part = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="scan.pdf"\r\ncontent-type: application/pdf\r\n\r\n`;
    const answer = await server.http.inject({
      method: 'POST',
      url: '/api/files',
      headers: {
        cookie: caller.cookie,
        'sec-fetch-site': 'same-origin',
        'content-type': `multipart/form-data; boundary=${boundary}`,
      },
      payload: `${part}%PDF-1.4\n${Math.random()}\n%%EOF\r\n--${boundary}--\r\n`,
    });
    assert.equal(answer.statusCode, 201, answer.body);
    return answer.json().id;
  };
  office.rows = async (text, values = []) => (await server.services.pools.read.query(text, values)).rows;
  office.textInForce = async (key = 'account') =>
    (await server.anonymous.call('GET', `/api/consent-texts/${key}`)).json();
  office.newText = (purposeId, title) =>
    office.officer.call('POST', `/api/privacy/purposes/${purposeId}/texts`, {
      title,
      operatorName: 'АО «Ромашка»',
      operatorAddress: '101000, Москва, ул. Мясницкая, д. 1',
      dataList: 'адрес электронной почты',
      actionList: 'хранение и использование',
      recipients: 'не передаются',
      term: 'до отзыва',
      withdrawal: 'в разделе «Мои согласия»',
    });
  office.reader = () =>
    new Reader({
      services: server.services,
      actor: systemActor('test'),
      operation: 'privacy.consent.list',
      ownParts: undefined,
      db: kyselyOver(server.services.pools.read),
      scopes: {},
      now: server.services.clock.now(),
    });
  office.at = async (moment) => {
    server.clock.set(moment);
    office.owner = await server.owner();
    office.officer = await server.signIn('officer', staffPassword);
  };
  const officer = await office.person('officer', { name: 'Охранова Дарья Сергеевна', roles: [{ key: 'privacy' }] });
  office.officer = officer.caller;
  office.officerId = officer.id;
  return office;
}
