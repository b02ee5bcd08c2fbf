// What a ticket is tied to: its parts with how far the works on them have come, the incident that it may join, linked ones.

import type { Output } from '#contract/core.ts';
import { listProposals, readTies } from '#contract/helpdesk.ts';
import { sqlOf } from '#core/handle.ts';
import type { Reader } from '#core/reader.ts';
import { Refusal } from '#core/refusal.ts';
import { type Helpdesk, query } from '../tables.ts';
import { buildingOf, loose } from './proposals.ts';

type Ties = Output<typeof readTies>;
const worksShown = 20;
const refusedShown = 50;
const linksShown = 50;

export const readTiesQuery = query(readTies, async (reader, { id }) => {
  const ticket = await reader
    .from('ticket', 'record')
    .innerJoin('record', 'record.id', 'ticket.id')
    .select(['ticket.id', 'ticket.parent_id', 'ticket.category_id', 'ticket.place_id', 'record.state_group'])
    .where('ticket.id', '=', id)
    .executeTakeFirst();
  if (!ticket) throw new Refusal('not_found');
  const sql = sqlOf(reader);
  const { rows: parts } = await sql.query<NonNullable<Ties['parts']>>(
    `select count(*)::int as total, count(*) filter (where r.state_group in ('new', 'work', 'waiting'))::int as open,
       count(distinct coalesce(t.requester_id, t.contact_id))::int as requesters
     from ticket t join record r on r.id = t.id where t.parent_id = $1`,
    [id],
  );
  const { rows: works } = await sql.query<Ties['works'][number]>(
    `select w.id, w.kind, w.made_at as at, p.name as by,
       (select count(*)::int from ticket_incident_step s where s.work_id = w.id and s.state = 'waiting') as waiting,
       (select count(*)::int from ticket_incident_step s where s.work_id = w.id and s.state = 'done' and s.code is null) as done,
       coalesce((select json_agg(x) from (select s.ticket_id as id, r.number, coalesce(s.code, '') as code from ticket_incident_step s
         join record r on r.id = s.ticket_id where s.work_id = w.id and s.state = 'refused' order by r.number limit ${refusedShown}) x), '[]') as refused
     from ticket_incident_work w join principal p on p.id = w.made_by where w.incident_id = $1 order by w.made_at desc, w.id desc limit ${worksShown}`,
    [id],
  );
  const inForce = ['new', 'work', 'waiting'].includes(ticket.state_group);
  const whole = parts[0]?.total || works.length > 0 ? (parts[0] ?? null) : null;
  const alone = inForce && !ticket.parent_id && !whole && ticket.place_id;
  const { rows: offers } = alone
    ? await sql.query<NonNullable<Ties['offer']>>(
        `select i.id, r.number, r.title, (select count(*)::int from ticket c where c.parent_id = i.id) as parts
         from place p join ticket_incident i on i.building_id = ${buildingOf} and i.category_id = $2 and i.undone_at is null
           join record r on r.id = i.id
         where p.id = $1 and r.state_group in ('new', 'work', 'waiting') and i.id <> $3
         order by i.made_at desc limit 1`,
        [ticket.place_id, ticket.category_id, id],
      )
    : { rows: [] };
  const linked = await linkedTickets(reader, id);
  return { parts: whole, works, offer: offers[0] ?? null, linked };
});

async function linkedTickets(reader: Reader<Helpdesk>, id: string): Promise<Ties['linked']> {
  const links = await reader
    .from('record_link')
    .select(['from_id', 'to_id', 'kind'])
    .where((where) => where.or([where('from_id', '=', id), where('to_id', '=', id)]))
    .limit(linksShown)
    .execute();
  const others = links.map((link) => (link.from_id === id ? link.to_id : link.from_id));
  if (others.length === 0) return [];
  // Only those that the reader sees.
  const seen = await reader
    .from('ticket', 'record')
    .innerJoin('record', 'record.id', 'ticket.id')
    .select(['ticket.id', 'record.number', 'record.title'])
    .where('ticket.id', 'in', others)
    .execute();
  const known = new Map(seen.map((one) => [one.id, one]));
  return links.flatMap(({ from_id, to_id, kind }) => {
    const other = known.get(from_id === id ? to_id : from_id);
    return other ? [{ ...other, kind, from: from_id === id }] : [];
  });
}

export const listProposalsQuery = query(listProposals, async (reader) => {
  const asked = await reader
    .from('ticket_incident_proposal')
    .select('ticket_incident_proposal.id')
    .where('state', '=', 'open')
    .execute();
  const { rows } = await sqlOf(reader).query<Output<typeof listProposals>['items'][number]>(
    `select q.id, json_build_object('id', c.id, 'name', c.name) as category, json_build_object('id', b.id, 'name', b.path) as building,
       q.raised_at as "raisedAt", q.since,
       (select count(*)::int ${loose} and t.category_id = q.category_id and ${buildingOf} = q.building_id and r.created_at >= q.since) as tickets
     from ticket_incident_proposal q join ticket_category c on c.id = q.category_id join place b on b.id = q.building_id
     where q.id = any($1::uuid[]) order by q.raised_at desc`,
    [asked.map((one) => one.id)],
  );
  return { items: rows };
});
