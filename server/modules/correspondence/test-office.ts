// An office for the tests of the registry: a whole server with the world's people signed in.
import { type Caller, startTestServer, type TestServer } from '#test/support/server.ts';
import { makeWorld, type World, type WorldLogin, worldPassword } from './world.ts';

export interface Office {
  server: TestServer;
  world: World;
  ids: World['ids'];
  as: Record<WorldLogin, Caller>;
  /** Registers a letter as a person; the answer's body. */
  register(who: Caller, fields?: Record<string, unknown>, headers?: Record<string, string>): Promise<Answer>;
  /** Rows of a statement run as the database's owner. */
  rows<R>(text: string, values?: unknown[]): Promise<R[]>;
}
// biome-ignore lint/suspicious/noExplicitAny: bodies of answers are looked into freely
export type Answer = { status: number; body: any };

export const answerOf = async (call: Promise<{ statusCode: number; body: string }>): Promise<Answer> => {
  const { statusCode, body } = await call;
  return { status: statusCode, body: body === '' ? null : JSON.parse(body) };
};

export async function openOffice(...logins: WorldLogin[]): Promise<Office> {
  const server = await startTestServer();
  const world = await makeWorld(server.services);
  const as = {} as Office['as'];
  for (const login of logins) as[login] = await server.signIn(login, worldPassword);
  return {
    server,
    world,
    ids: world.ids,
    as,
    register: (who, fields = {}, headers = {}) =>
      answerOf(
        who.call(
          'POST',
          '/api/correspondence/letters',
          {
            journalId: world.ids['journal.incoming'],
            subject: 'О приёмке',
            correspondentName: 'ООО «Ромашка»',
            ...fields,
          },
          headers,
        ),
      ),
    async rows<R>(text: string, values: unknown[] = []) {
      return (await server.services.pools.write.query(text, values)).rows as R[];
    },
  };
}
