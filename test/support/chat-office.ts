// A server with a bot against the double of the Bot API: people link chats and write, as from their telephones.

import { startHandling, startMax, startTelegram } from '#core/messenger/start.ts';
import type { Dialogue } from '#core/messenger/talk/dialogue.ts';
import { forgetSettings } from '#core/settings/value.ts';
import type { MaxChat } from '../doubles/max/chats.ts';
import type { MaxDouble } from '../doubles/max/server.ts';
import type { PersonChat } from '../doubles/telegram/chats.ts';
import { TelegramDouble } from '../doubles/telegram/server.ts';
import { type Caller, startTestServer, type TestServer } from './server.ts';
import { until } from './until.ts';

export interface ChatOffice {
  server: TestServer;
  telegram: TelegramDouble;
  owner: Caller;
  /** A person with an account and these roles. */
  person(login: string, roles?: readonly string[], more?: object): Promise<{ id: string; caller: Caller }>;
  /** The chat of a person who linked it with a code and agreed. */
  linked(number: number, who: { caller: Caller }): Promise<PersonChat>;
  /** The same in MAX, where the office has it. */
  linkedInMax(number: number, who: { caller: Caller }): Promise<MaxChat>;
  /** Waits until everything that came in is handled and everything to be said is said. */
  quiet(): Promise<void>;
  sql<R extends object>(text: string, values?: unknown[]): Promise<R[]>;
  /** Something happens while nothing of the bot runs. */
  restarted(act: () => void): Promise<void>;
  startCarrier(): void;
  stopCarrier(): Promise<void>;
  close(): Promise<void>;
}

export const password = 'zelenyj-avtobus-77';

export async function openChatOffice(
  environment: Record<string, string> = {},
  options: {
    dialogues?: readonly Dialogue[];
    carrier?: boolean;
    handling?: boolean;
    double?: TelegramDouble;
    max?: MaxDouble;
  } = {},
): Promise<ChatOffice> {
  const telegram = options.double ?? new TelegramDouble();
  const root = await telegram.listen();
  const server = await startTestServer({
    TELEGRAM_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: root,
    PUBLIC_URL: 'http://vedomo.test',
    ...(options.max ? { MAX_TOKEN: options.max.token, MAX_API_ROOT: await options.max.listen() } : {}),
    ...environment,
  });
  const { services } = server;
  // In place of the program's own, which would answer before them.
  if (options.dialogues) services.catalog = { ...services.catalog, dialogues: options.dialogues };
  const owner = await server.owner();
  let handling = options.handling === false ? undefined : startHandling(services);
  const patience = { firstMs: 20, mostMs: 100, bulkEveryMs: 0 };
  let carrier = options.carrier === false ? undefined : startTelegram(services, { patience });
  const max = options.max ? startMax(services, { patience }) : undefined;
  const sql = async <R extends object>(text: string, values: unknown[] = []) =>
    (await services.pools.write.query<R>(text, values)).rows;

  const quiet = () =>
    until('the chats to be quiet', async () => {
      if (telegram.updates.waiting > 0 || (options.max?.updates.waiting ?? 0) > 0) return false;
      const [row] = await sql<{ busy: boolean }>(
        `select exists (select from chat_update where state = 'waiting')
           or exists (select from chat_message where state in ('waiting', 'sending')) as busy`,
      );
      return !row?.busy;
    });

  return {
    server,
    telegram,
    owner,
    sql,
    quiet,
    async person(login, roles = [], more = {}) {
      const made = await owner.call('POST', '/api/admin/users', {
        login,
        name: `Людмилова${login} Анна Павловна`,
        password,
        mustChangePassword: false,
        roles: roles.map((key) => ({ key })),
        ...more,
      });
      if (made.statusCode !== 201) throw new Error(made.body);
      return { id: made.json().id as string, caller: await server.signIn(login, password) };
    },
    async linked(number, { caller }) {
      const code = await caller.call('POST', '/api/me/messenger/code', {});
      if (code.statusCode !== 201) throw new Error(code.body);
      const chat = telegram.chat(number);
      chat.say(`/start ${code.json().code.replaceAll('-', '')}`);
      await until('the offer', () => chat.last?.buttons.length === 1);
      chat.tap('Да');
      await until('the consent', () => chat.messages.some((one) => one.text.includes('Перечень персональных данных')));
      chat.tap('Согласен');
      await until('the link', () => chat.text.includes('Готово, чат связан'));
      return chat;
    },
    async linkedInMax(number, { caller }) {
      const code = await caller.call('POST', '/api/me/messenger/code', {});
      if (code.statusCode !== 201) throw new Error(code.body);
      const chat = (options.max as MaxDouble).chat(number);
      chat.start(code.json().code.replaceAll('-', ''));
      await until('the offer', () => chat.last?.buttons.length === 1);
      chat.tap('Да');
      await until('the consent', () => chat.messages.some((one) => one.text.includes('Перечень персональных данных')));
      chat.tap('Согласен');
      await until('the link', () => chat.text.includes('Готово, чат связан'));
      return chat;
    },
    async restarted(act) {
      await carrier?.stop();
      await handling?.stop();
      act();
      handling = startHandling(services);
      carrier = startTelegram(services, { patience });
    },
    startCarrier() {
      carrier ??= startTelegram(services, { patience });
    },
    async stopCarrier() {
      await carrier?.stop();
      carrier = undefined;
    },
    async close() {
      forgetSettings(services);
      await carrier?.stop();
      await max?.stop();
      await handling?.stop();
      await server.close();
      await telegram.close();
      await options.max?.close();
    },
  };
}
