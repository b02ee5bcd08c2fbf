// What triggers see of tickets, many in one statement: now, or as they were at a moment as far as their turns tell.
import type { ResultKind, TicketState } from '#contract/helpdesk.ts';
import type { Sql } from '#core/db/sql.ts';
import type { Services } from '#core/services.ts';
import type { FactsAsked } from '#core/triggers/subject.ts';
import type { TicketInText } from '../ticket-variables.ts';

export interface TicketFacts extends TicketInText {
  id: string;
  version: number;
  /** The moment that is judged. */
  at: string;
  state: TicketState;
  description: string;
  channel: string;
  /** The category and those above it, the nearest first; the same of the place. */
  categories: string[];
  places: string[];
  groupId: string | null;
  executorId: string | null;
  /** Groups of the requester and those above them. */
  requesterGroups: string[];
  waitingReason: string | null;
  resultKind: ResultKind | null;
  rating: number | null;
  reopened: number;
  requesterLocale: 'ru' | 'en';
  requesterSpokeAt: string | null;
  weSpokeAt: string | null;
  stateSince: string;
}

type Row = Omit<TicketFacts, 'ticket' | 'zone' | 'now' | 'at'> &
  TicketInText['ticket'] & { asked: number; requesterSpokeAt: string | null };

/** Ancestors by `parent_id`, the nearest first. */
const above = (table: string, column: string) => `array(
  with recursive up as (
    select id, parent_id, 0 as far from ${table} where id = ${column}
    union all select o.id, o.parent_id, up.far + 1 from ${table} o join up on o.id = up.parent_id where up.far < 20
  ) select id::text from up order by far)`;

const statement = `
  select asked.place as asked, t.id, r.version, r.number, r.title as subject, t.description, t.channel, t.place_note as "placeNote",
    now_or_then.state, now_or_then.priority, c.name as "categoryName", p.path as "placePath",
    now_or_then.executor_id as "executorId", now_or_then.group_id as "groupId",
    (select name from principal where id = now_or_then.executor_id) as "executorName",
    (select name from principal where id = now_or_then.group_id) as "groupName",
    (select name from principal where id = t.requester_id) as "requesterName",
    (select name from contact where id = t.contact_id) as "contactName",
    coalesce((select locale from app_user where id = t.requester_id), 'ru') as "requesterLocale",
    t.waiting_reason as "waitingReason", t.result, t.result_kind as "resultKind", t.rating, t.reopened, t.solve_due_at as "solveDueAt",
    ${above('ticket_category', 'now_or_then.category_id')} as categories,
    ${above('place', 't.place_id')} as places,
    array(
      with recursive up as (
        select g.id, g.parent_id from user_group g join group_member m on m.group_id = g.id where m.principal_id = t.requester_id
        union select g.id, g.parent_id from user_group g join up on g.id = up.parent_id
      ) select id::text from up) as "requesterGroups",
    case when t.awaits_us then t.spoken_at else coalesce(
      (select max(w.created_at) from comment w where w.record_id = t.id and w.audience = 'external' and w.author_id = t.requester_id),
      r.created_at) end as "requesterSpokeAt",
    case when not t.awaits_us then t.spoken_at else
      (select max(w.created_at) from comment w where w.record_id = t.id and w.audience = 'external'
         and w.author_id is distinct from t.requester_id) end as "weSpokeAt",
    coalesce((select min(x.at) from ticket_turn x where x.ticket_id = t.id and x.at > coalesce(
        (select max(y.at) from ticket_turn y where y.ticket_id = t.id and y.state <> r.state), '-infinity')), r.created_at) as "stateSince"
  from unnest($1::uuid[], $2::timestamptz[]) with ordinality as asked (id, as_of, place)
  join ticket t on t.id = asked.id join record r on r.id = t.id and r.life not in ('deleted', 'destroyed')
  left join lateral (
    select turn.state, turn.category_id, turn.priority, turn.executor_id, turn.group_id from ticket_turn turn
    where asked.as_of is not null and turn.ticket_id = t.id and turn.at <= asked.as_of order by turn.at desc, turn.id desc limit 1
  ) then_ on true
  cross join lateral (
    select coalesce(then_.state, r.state) as state, coalesce(then_.category_id, t.category_id) as category_id,
      coalesce(then_.priority, t.priority) as priority,
      case when then_.state is null then t.executor_id else then_.executor_id end as executor_id,
      case when then_.state is null then t.group_id else then_.group_id end as group_id
  ) now_or_then
  join ticket_category c on c.id = now_or_then.category_id
  left join place p on p.id = t.place_id`;

export async function readTicketFacts(
  sql: Sql,
  services: Services,
  asked: readonly FactsAsked[],
): Promise<(TicketFacts | undefined)[]> {
  if (asked.length === 0) return [];
  const { rows } = await sql.query<Row>(statement, [asked.map(({ id }) => id), asked.map(({ asOf }) => asOf ?? null)]);
  const found: (TicketFacts | undefined)[] = asked.map(() => undefined);
  const now = services.clock.now();
  for (const row of rows)
    found[row.asked - 1] = { ...row, ticket: row, zone: services.config.zone, now, at: now.toISOString() };
  return found;
}
