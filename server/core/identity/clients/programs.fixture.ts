// A server with an owner, people who own programs, and how programs ask for their tokens.
import assert from 'node:assert/strict';
import { type Caller, startTestServer, type TestServer } from '#test/support/server.ts';

export const publicUrl = 'https://vedomo.example.org';
export const password = 'zelenyj-avtobus-77';
export const basic = (id: string, secret: string) => `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;

export interface Programs {
  server: TestServer;
  owner: Caller;
  person(login: string, roles?: string[]): Promise<{ id: string; session: Caller }>;
  program(ownerId: string, operations?: string[], more?: object): Promise<{ id: string; secret: string }>;
  ask(fields: Record<string, string>, headers?: Record<string, string>): ReturnType<Caller['call']>;
  tokenOf(client: { id: string; secret: string }, scope?: string): Promise<string>;
  /** The status of the users page for this token. */
  users(token: string): Promise<number>;
  /** After the clock was turned: the owner signs in again. */
  again(): Promise<void>;
}

export async function startPrograms(): Promise<Programs> {
  const server = await startTestServer({ PUBLIC_URL: publicUrl });
  const ask: Programs['ask'] = (fields, headers = {}) =>
    server.http.inject({
      method: 'POST',
      url: '/api/oauth/token',
      payload: new URLSearchParams(fields).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    });
  const world: Programs = {
    server,
    owner: await server.owner(),
    ask,
    async person(login, roles = ['admin']) {
      const made = await world.owner.call('POST', '/api/admin/users', {
        login,
        name: `Иванов ${login}`,
        password,
        mustChangePassword: false,
        email: `${login}@example.org`,
        roles: roles.map((key) => ({ key })),
      });
      assert.equal(made.statusCode, 201, made.body);
      return { id: made.json().id as string, session: await server.signIn(login, password) };
    },
    async program(ownerId, operations = ['identity.user.list'], more = {}) {
      const body = { name: 'Учётная система', ownerId, operations, expiresOn: null, ...more };
      const made = await world.owner.call('POST', '/api/admin/clients', body);
      assert.equal(made.statusCode, 201, made.body);
      return { id: made.json().client.id as string, secret: made.json().secret as string };
    },
    async tokenOf(client, scope) {
      const answer = await ask(
        { grant_type: 'client_credentials', ...(scope ? { scope } : {}) },
        { authorization: basic(client.id, client.secret) },
      );
      assert.equal(answer.statusCode, 200, answer.body);
      return answer.json().access_token as string;
    },
    users: async (token) => (await server.bearer(token).call('GET', '/api/admin/users')).statusCode,
    async again() {
      world.owner = await server.owner();
    },
  };
  return world;
}
