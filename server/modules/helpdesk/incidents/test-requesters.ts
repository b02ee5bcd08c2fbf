// What tests of mass incidents ask and run, and their requesters: the employee of the desk over and over, under other names: a third reads the program alone, a third by e-mail, a third in
// a chat.
import { newId } from '#core/ids.ts';
import { noticesMade } from '#test/support/settle.ts';
import type { Desk } from '../test-desk.ts';
import { carryOn } from './carry-on.ts';
import { proposeIncidents } from './proposals.ts';

export const subject = 'Не печатает сетевой принтер';

export async function twin(desk: Desk, at: number): Promise<string> {
  const id = newId();
  const mail = at % 3 === 1 ? `p${at}@example.org` : null;
  const copy = async (table: string, key: string, more: object) => {
    const [columns] = await desk.rows<{ names: string }>(
      `select string_agg(quote_ident(column_name), ', ') as names from information_schema.columns
       where table_name = $1 and is_identity = 'NO' and is_generated = 'NEVER'`,
      [table],
    );
    await desk.rows(
      `insert into ${table} (${columns?.names}) select ${columns?.names} from (
         select (jsonb_populate_record(null::${table}, to_jsonb(whole) || $2::jsonb)).* from ${table} whole where ${key} = $1) made`,
      [desk.people.employee, JSON.stringify({ [key]: id, ...more })],
    );
  };
  await desk.rows(`insert into principal (id, kind, name, created_at) values ($1, 'user', $2, now())`, [
    id,
    `Заявитель ${at}`,
  ]);
  await copy('app_user', 'id', { login: `twin${at}`, email: mail });
  await copy('user_role', 'user_id', {});
  if (at % 3 === 2)
    await desk.rows(
      `insert into chat (id, channel, bot, address_key, person_id, state, linked_at, seen_at) values ($1, 'telegram', 'bot', $2, $3, 'linked', now(), now())`,
      [newId(), Buffer.from(id), id],
    );
  return id;
}

export function incidentsOf(desk: Desk) {
  const storm = async (placeId: string, people: readonly string[]): Promise<string[]> => {
    const made: string[] = [];
    for (const requesterId of people)
      made.push((await desk.ticket(desk.as.curator, { subject, placeId, requesterId })).id);
    return made;
  };
  const propose = () => proposeIncidents.run(desk.server.services, {});
  const proposals = async () =>
    (await desk.ask(desk.as.curator, 'GET', '/api/helpdesk/incidents/proposals')).body.items;
  const carry = () => Promise.all([carryOn.run(desk.server.services, {}), carryOn.run(desk.server.services, {})]);
  const ties = async (id: string) => (await desk.ask(desk.as.curator, 'GET', `/api/helpdesk/tickets/${id}/ties`)).body;
  const states = async (ids: readonly string[]) =>
    (await desk.rows<{ state: string }>('select state from record where id = any($1::uuid[]) order by id', [ids])).map(
      (row) => row.state,
    );
  const make = (proposalId: string) => desk.ask(desk.as.curator, 'POST', '/api/helpdesk/incidents', { proposalId });
  const told = async () => {
    await noticesMade(desk.server.services);
  };
  return { storm, propose, proposals, carry, ties, states, make, told };
}
