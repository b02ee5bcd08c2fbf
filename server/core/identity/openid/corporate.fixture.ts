// A server with one provider set up on it, people linked with it, and how their letters are read.
import assert from 'node:assert/strict';
import { type Caller, ownerPassword, startTestServer, type TestServer } from '#test/support/server.ts';
import { type Outside, outsideProvider, publicUrl } from './provider.fixture.ts';

const settings = {
  key: 'corporate',
  name: 'Корпоративный вход',
  clientId: 'vedomo',
  clientSecret: 'the-client-secret-of-the-test',
  authentication: 'basic',
  scopes: ['openid', 'email', 'profile'],
  claims: { login: 'preferred_username', name: 'name', email: 'email', groups: 'groups' },
  groupRules: [],
  allowedDomains: [],
  admission: 'linked',
  emailsTrusted: false,
  secondFactorTrusted: false,
  secondFactorValues: [],
  certificate: null,
  enabled: true,
  position: 0,
};
export interface World {
  server: TestServer;
  owner: Caller;
  /** Not listening until it is started. */
  corporate: Outside;
  change(fields: object): Promise<void>;
  person(login: string, more?: object): Promise<{ id: string; session: Caller }>;
  linked(userId: string, subject: string): Promise<unknown>;
  codeTo(address: string): Promise<string>;
  close(): Promise<void>;
}

export async function startCorporate(): Promise<World> {
  const server = await startTestServer({ PUBLIC_URL: publicUrl, SMTP_URL: 'smtp://127.0.0.1:9' });
  const owner = await server.owner();
  const corporate = await outsideProvider('corporate');
  const made = await owner.call('POST', '/api/admin/openid', { ...settings, issuer: corporate.issuer });
  assert.equal(made.statusCode, 201, made.body);
  const path = `/api/admin/openid/${made.json().id}`;
  let version = 1;
  return {
    server,
    owner,
    corporate,
    async change(fields) {
      const answer = await owner.call('PATCH', path, fields, { 'if-match': `"${version}"` });
      assert.equal(answer.statusCode, 200, answer.body);
      version = answer.json().version;
    },
    async person(login, more = {}) {
      const body = { login, name: `Сотрудник ${login}`, password: ownerPassword, mustChangePassword: false, ...more };
      const person = await owner.call('POST', '/api/admin/users', body);
      assert.equal(person.statusCode, 201, person.body);
      return { id: person.json().id as string, session: await server.signIn(login, ownerPassword) };
    },
    linked: (userId, subject) =>
      server.services.pools.write.query(
        `insert into user_identity (provider, subject, user_id, created_at) values ('oidc:corporate', $1, $2, now())`,
        [subject, userId],
      ),
    async codeTo(address) {
      const { rows } = await server.services.pools.read.query(
        `select body from outbox where recipient = $1 and body like 'Код: %' order by id desc limit 1`,
        [address],
      );
      return /Код: (\d{6})/.exec(rows[0]?.body ?? '')?.[1] ?? '';
    },
    async close() {
      await corporate.stop();
      await server.close();
    },
  };
}
