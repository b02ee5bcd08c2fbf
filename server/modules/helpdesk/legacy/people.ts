// People of the earlier helpdesk: found among ours by mail, login or chat, else brought as accounts without any right. Nobody
// gets a role here, and no chat is linked: a link needs a consent that the old files cannot show (decision 0086).

import { type Newcomer, writeNewcomers } from '#core/bulk/newcomers.ts';
import { inTransaction } from '#core/bulk/transaction.ts';
import type { Sql } from '#core/db/sql.ts';
import { writeEvents } from '#core/events.ts';
import { newId } from '#core/ids.ts';
import { personByChatAddress } from '#core/messenger/person-by-chat.ts';
import { digestOf, keepKeys, knownOf, type NewKey } from './known.ts';
import { roleOf, userStateOf } from './meanings.ts';
import type { LegacyRow } from './open-sqlite.ts';
import type { LegacySession } from './session.ts';

const pageSize = 500;
const text = (value: unknown): string => (value == null ? '' : String(value).trim());
const mailShape = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export async function bringPeople(session: LegacySession): Promise<void> {
  for (const page of session.pages('users', pageSize))
    if (session.apply)
      await inTransaction(session.services, async (client) => {
        const { people, keys } = await newcomersOf(session, client, page);
        await writeNewcomers(session.services, client, people);
        await keepKeys(session, client, keys);
        if (people.length > 0)
          await writeEvents(
            session.services,
            client,
            session.actor,
            'core.bulk.fill',
            [
              {
                data: {
                  what: 'import: people of the earlier helpdesk',
                  records: people.length,
                  reason: session.reason,
                },
                subjectIds: people.map(({ id }) => id),
              },
            ],
            'done',
          );
      });
    else await newcomersOf(session, session.services.pools.read, page);
}

async function newcomersOf(session: LegacySession, sql: Sql, page: readonly LegacyRow[]) {
  const { counts } = session;
  const known = await knownOf(
    session,
    sql,
    'user',
    page.map(({ id }) => String(id)),
  );
  const people: Newcomer[] = [];
  const keys: NewKey[] = [];
  const taken = new Map<string, string>();
  for (const row of page) {
    const key = String(row.id);
    const name = text(row.name) || text(row.login) || `Сотрудник ${key} прежней системы`;
    if (row.chat != null && text(row.chat) !== '' && !known.has(key)) session.chats.push(`${name} (id ${key})`);
    const before = known.get(key);
    if (before) {
      counts.users.known += 1;
      session.people.set(key, { id: before.recordId, name });
      continue;
    }
    if (session.people.has(key)) {
      session.problem('пользователь с этим id встречается дважды: взят первый', key);
      continue;
    }
    const ours = await personLike(session, sql, row);
    const email = text(row.email).toLowerCase();
    const twin = taken.get(loginOf(row)) ?? (email ? taken.get(email) : undefined);
    const id = ours ?? twin ?? newId();
    session.people.set(key, { id, name });
    keys.push({ kind: 'user', key, digest: digestOf(row), recordId: id });
    if (ours) {
      counts.users.matched += 1;
      continue;
    }
    if (twin) {
      session.problem('два пользователя с одним логином или адресом: считаются одним человеком', key);
      continue;
    }
    taken.set(loginOf(row), id);
    if (email) taken.set(email, id);
    const person = newcomerOf(session, row, id, name);
    counts.users[person.status] += 1;
    people.push(person);
  }
  return { people, keys };
}

const loginOf = (row: LegacyRow): string => (text(row.login) || `prev-${text(row.id)}`).toLowerCase().slice(0, 60);

function newcomerOf(session: LegacySession, row: LegacyRow, id: string, name: string): Newcomer {
  const email = text(row.email).toLowerCase();
  if (email && !mailShape.test(email)) session.problem('адрес почты записан неверно и не перенесён', row.id);
  const state = userStateOf(session.mapping, row.status);
  if (row.status !== undefined && !state)
    session.problem(`состояние пользователя «${text(row.status)}» непонятно: считается неподтверждённым`, row.id);
  const role = roleOf(session.mapping, row.role);
  if (row.role !== undefined && !role)
    session.problem(`роль «${text(row.role)}» непонятна: прав не предложено`, row.id);
  return {
    id,
    login: loginOf(row),
    name: name.slice(0, 200),
    email: mailShape.test(email) ? email : null,
    phone: text(row.phone).slice(0, 50),
    status: state === 'deactivated' ? 'deactivated' : 'unconfirmed',
    note: `Из прежней системы заявок${text(row.role) ? `, роль там: ${text(row.role)}` : ''}`,
  };
}

/** By mail, then login, then a chat that is linked here. */
async function personLike({ services }: LegacySession, sql: Sql, row: LegacyRow): Promise<string | null> {
  const email = text(row.email).toLowerCase();
  const { rows } = await sql.query<{ id: string }>(
    `select id from app_user where lower(email) = $1 or lower(login) = $2
     order by (lower(email) = $1) desc nulls last limit 1`,
    [email || null, loginOf(row)],
  );
  if (rows[0]) return rows[0].id;
  return text(row.chat) ? personByChatAddress(services, sql, 'telegram', text(row.chat)) : null;
}
