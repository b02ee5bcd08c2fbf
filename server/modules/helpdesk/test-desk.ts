// A helpdesk for tests: a whole server with the world's people, a technician, a second one, a curator and an employee.
import { type Caller, startTestServer, type TestServer } from '#test/support/server.ts';
import { makeWorld, worldPassword } from '../../world.ts';

// biome-ignore lint/suspicious/noExplicitAny: bodies of answers are looked into freely
export type Answer = { status: number; body: any };
export const deskLogins = ['owner', 'admin', 'technician', 'second', 'curator', 'employee', 'stranger'] as const;
export type DeskLogin = (typeof deskLogins)[number];

export interface Desk {
  server: TestServer;
  ids: Record<string, string>;
  as: Record<DeskLogin, Caller>;
  people: Record<DeskLogin, string>;
  /** Asks one operation; the body of its answer with its status. */
  ask(
    who: Caller,
    method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    url: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  /** A ticket in the printers' category, asked for by a person; its card. */
  ticket(who: Caller, fields?: Record<string, unknown>): Promise<Answer['body']>;
  /** One act on a ticket. */
  act(who: Caller, id: string, verb: string, input?: Record<string, unknown>): Promise<Answer>;
  /** Rows of a statement run as the program. */
  rows<R>(text: string, values?: unknown[]): Promise<R[]>;
}

export async function openDesk(environment: Record<string, string> = {}): Promise<Desk> {
  const server = await startTestServer(environment);
  const { ids, people: known } = await makeWorld(server.services);
  const owner = await server.signIn('owner', worldPassword);
  const ask: Desk['ask'] = async (who, method, url, body, headers) => {
    const { statusCode, body: text } = await who.call(method, url, body, headers);
    return { status: statusCode, body: text === '' ? null : JSON.parse(text) };
  };
  const people = { owner: known.owner, admin: known.admin, technician: ids['user.technician'] } as Desk['people'];
  const hire = async (login: DeskLogin, name: string, role: string, groupIds: (string | undefined)[]) => {
    const user = { login, name, password: worldPassword, mustChangePassword: false, groupIds, roles: [{ key: role }] };
    people[login] = (await ask(owner, 'POST', '/api/admin/users', user)).body.id;
  };
  await hire('second', 'Быков Фёдор Львович', 'executor', [ids['group.office']]);
  await hire('curator', 'Тихонова Лидия Сергеевна', 'curator', []);
  await hire('employee', 'Иванова Дарья Петровна', 'employee', [ids['group.finance']]);
  await hire('stranger', 'Чужой Егор Ильич', 'executor', [ids['group.supply']]);
  const as = {} as Desk['as'];
  for (const login of deskLogins) as[login] = await server.signIn(login, worldPassword);
  return {
    server,
    ids,
    as,
    people,
    ask,
    async ticket(who, fields = {}) {
      const made = await ask(who, 'POST', '/api/helpdesk/tickets', {
        subject: 'Не печатает принтер',
        categoryId: ids['category.printers'],
        ...fields,
      });
      if (made.status !== 201) throw new Error(JSON.stringify(made.body));
      return made.body;
    },
    act: (who, id, verb, input = {}) => ask(who, 'POST', `/api/helpdesk/tickets/${id}/${verb}`, input),
    async rows<R>(text: string, values: unknown[] = []) {
      return (await server.services.pools.write.query(text, values)).rows as R[];
    },
  };
}
