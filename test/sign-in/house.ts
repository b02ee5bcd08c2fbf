// A server with sign-in as a new installation has it, a mail server and an owner who passes by API token.
import { createToken } from '#contract/identity.ts';
import { actingAs } from '#core/identity/acting-as.ts';
import { ownerLinkToken } from '#core/identity/owner-link.ts';
import { call } from '#core/runner.ts';
import { type Caller, ownerPassword, startTestServer, type TestServer } from '#test/support/server.ts';
import { type Mailbox, openMailbox } from './mailbox.ts';

export const password = 'krasnyj-gorizont-58';

export interface Step {
  next: 'code' | 'totp' | 'passkey' | 'done';
  challengeId: string;
  methods: string[];
  [more: string]: unknown;
}
export interface House {
  server: TestServer;
  mail: Mailbox;
  /** The owner, by token: it may do all that asks for no session. */
  owner: Caller;
  ownerId: string;
  /** A person with these roles; the address is `<login>@example.org` unless null is given. */
  person(login: string, roles?: string[], email?: string | null): Promise<{ id: string; email: string }>;
  begin(login: string, typed?: string, headers?: Record<string, string>): ReturnType<Caller['call']>;
  /** The cookies of an answer, as a browser sends them back. */
  cookies(answer: Awaited<ReturnType<Caller['call']>>): string;
  withCookie(cookie: string): Caller;
  setting(value: Record<string, unknown>): Promise<void>;
  /** What the journal holds of this person, newest first. */
  events(
    id: string,
    operation?: string,
  ): Promise<{ operation: string; outcome: string; data: Record<string, unknown> }[]>;
  close(): Promise<void>;
}

export async function openHouse(options: { mail?: boolean } = {}): Promise<House> {
  const mail = await openMailbox();
  const server = await startTestServer(
    { MAIL_FROM: 'Ведомо <vedomo@example.org>', ...(options.mail === false ? {} : { SMTP_URL: mail.url }) },
    { signInAsShipped: true },
  );
  const link = await ownerLinkToken(server.services);
  const made = await server.anonymous.call('POST', '/api/owner-link', {
    token: link,
    login: 'owner',
    name: 'Орлова Вера Павловна',
    password: ownerPassword,
  });
  if (made.statusCode !== 201) throw new Error(made.body);
  const { rows } = await server.services.pools.read.query<{ id: string }>(
    `select id from app_user where login = 'owner'`,
  );
  const ownerId = rows[0]?.id as string;
  const { body } = await call(server.services, createToken.name, await actingAs(server.services, ownerId), {
    name: 'проверка',
  });
  const owner = server.bearer((body as { token: string }).token);
  const withCookie = (cookie: string): Caller => ({
    cookie,
    call: (method, url, body, headers = {}) => server.anonymous.call(method, url, body, { cookie, ...headers }),
  });
  return {
    server,
    mail,
    owner,
    ownerId,
    withCookie,
    async person(login, roles = [], email = `${login}@example.org`) {
      const answer = await owner.call('POST', '/api/admin/users', {
        login,
        name: `Проверкин ${login}`,
        password,
        mustChangePassword: false,
        ...(email ? { email } : {}),
        roles: roles.map((key) => ({ key })),
      });
      if (answer.statusCode !== 201) throw new Error(answer.body);
      return { id: answer.json().id, email: email ?? '' };
    },
    begin: (login, typed = password, headers = {}) =>
      server.anonymous.call('POST', '/api/auth/sign-in', { login, password: typed }, headers),
    cookies: (answer) => answer.cookies.map((one) => `${one.name}=${one.value}`).join('; '),
    async setting(value) {
      await server.services.pools.write.query(
        `insert into setting (key, value, changed_at) values ('sign-in', $1, now())
         on conflict (key) do update set value = setting.value || excluded.value`,
        [JSON.stringify(value)],
      );
    },
    async events(id, operation) {
      const { rows } = await server.services.pools.read.query(
        `select operation, outcome, data from event where $1::uuid = any(subject_ids) and ($2::text is null or operation = $2) order by id desc`,
        [id, operation ?? null],
      );
      return rows;
    },
    async close() {
      await server.close();
      await mail.close();
    },
  };
}
