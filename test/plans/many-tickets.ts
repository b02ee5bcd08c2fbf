// Thousands or a million of tickets with everything that hangs on them, written by a few statements for tests of plans and
// for measurements: skewed as in life, each value of a filter common somewhere and rare somewhere; not for screens.
import pg from 'pg';
import { withBareTables } from '#core/bulk/bare-tables.ts';

export interface TicketGround {
  /** Categories, places, groups, executors, people who ask; the first of each has most. */
  categories: readonly string[];
  places: readonly string[];
  groups: readonly string[];
  executors: readonly string[];
  requesters: readonly string[];
  contactId: string;
}

/** The first of a list has more than half of the rows, the last some in a thousand. */
const skewed = (list: readonly string[], salt: number): string =>
  `('{${list.join(',')}}'::uuid[])[1 + floor(power(((i::bigint * ${salt}) % 9973) / 9973.0, 4) * ${list.length})::int]`;
const happens = (oneIn: number, salt: number): string => `(i::bigint * ${salt}) % 9973 < ${Math.ceil(9973 / oneIn)}`;

/** An id in the order of the tickets; `n` tells apart what hangs on one. */
const idOf = (n: number | string): string =>
  `(lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(${n}), 3, '0') || '8' || lpad(to_hex(i), 15, '0'))::uuid`;
const tables = [
  'record',
  'participant',
  'ticket',
  'ticket_turn',
  'comment',
  'search_row',
  'search_text',
  'record_clock',
  'record_deadline',
  'deadline_moment',
];

/** `words`: how many were said on each. */
export async function fillTickets(ownerUrl: string, count: number, ground: TicketGround, words = 2): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query('begin');
    await owner.query(
      `create temporary table made on commit drop as
       select i, ${idOf(0)} as id, at, i > ${count} * 0.981 or ${happens(1000, 71)} as open,
         ${skewed(ground.categories, 37)} as category_id, ${skewed(ground.places, 41)} as place_id, ${skewed(ground.groups, 43)} as group_id,
         ${skewed(ground.executors, 47)} as executor_id, ${skewed(ground.requesters, 53)} as requester_id,
         case when ${happens(300, 59)} then 'urgent' when ${happens(30, 61)} then 'high' when ${happens(500, 67)} then 'low' else 'normal' end as priority,
         case when ${happens(900, 73)} then 'import' when ${happens(700, 79)} then 'max' when ${happens(4, 83)} then 'telegram'
           when ${happens(8, 89)} then 'phone' else 'web' end as channel,
         case when ${happens(3, 97)} then 'Не печатает принтер в кабинете ' else 'Нет доступа к общей папке отдела ' end || i
           || case when ${happens(1000, 101)} then ' дирижабль' else '' end as title
       from generate_series(1, ${count}) as i
         cross join lateral (select date_trunc('second', now()) - (${count} - i) * interval '2 years' / ${count} as at) as moment`,
    );
    await owner.query('alter table made add column state text, add column by_contact boolean default false');
    await owner.query(
      `update made set state = case when open then (array['new', 'assigned', 'in_work', 'in_work', 'waiting'])[1 + (i * 7) % 5]
         when ${happens(80, 103)} then 'cancelled' when ${happens(150, 107)} then 'merged' when ${happens(120, 109)} then 'resolved' else 'closed' end,
         by_contact = ${happens(2000, 113)}`,
    );
    await owner.query(
      `alter table made add column state_group text, add column ordinal bigint, add column place bigint`,
    );
    await owner.query(
      `update made set ordinal = i, place = (at::date - date '1970-01-01')::bigint * 10000000000 + i,
         state_group = case when state in ('closed', 'resolved') then 'done' when state in ('cancelled', 'merged') then 'refused'
           when state in ('assigned', 'in_work') then 'work' else state end`,
    );
    const fill = async () => {
      for (const text of statements(ground, words)) await owner.query(text);
    };
    // Few are written sooner with their indexes in place.
    await (count > 50_000 ? withBareTables(owner, tables, fill) : fill());
    await owner.query('commit');
    await owner.query('vacuum analyze');
  } finally {
    await owner.end();
  }
}

const closed = `made.state_group in ('done', 'refused')`;
const statements = ({ contactId }: TicketGround, words: number): string[] => [
  `insert into record (id, kind, number, ordinal, title, counterpart, state, state_group, due_at, responsible_id, registered_on,
     registration_order, life, created_by, created_at, changed_at, done_on)
   select id, 'ticket', 'ЗН-' || to_char(at, 'YYYY') || '-' || i, ordinal, title, 'Заявитель ' || i % 300, state, state_group,
     case when ${closed} then null else at + interval '2 days' end, executor_id, at::date, place,
     case state when 'cancelled' then 'cancelled' when 'merged' then 'merged' else 'active' end, requester_id, at, at + interval '1 day',
     case when state_group = 'done' then at::date + 1 end from made`,
  `insert into ticket (id, category_id, priority, channel, description, requester_id, contact_id, place_id, executor_id, group_id,
     waiting_reason, result, result_kind, reopened, answered_at, resolved_at, closed_at, closes_at, answer_due_at, solve_due_at,
     awaits_us, spoken_at, rating, rated_at)
   select id, category_id, priority, channel, 'Мигает красная лампа, перезагрузка не помогла',
     case when not by_contact then requester_id end, case when by_contact then '${contactId}'::uuid end,
     case when i % 3 > 0 then place_id end, case when state <> 'new' then executor_id end, group_id,
     case when state = 'waiting' then 'part' end, '',
     case when state_group = 'done' then case when ${happens(1500, 127)} then 'not_confirmed' when ${happens(5, 131)} then 'advised' else 'done' end end,
     case when ${happens(400, 137)} then 1 else 0 end, at + interval '1 hour', case when state_group = 'done' then at + interval '1 day' end,
     case when state in ('closed', 'merged') then at + interval '2 days' end, case when state = 'resolved' then at + interval '4 days' end,
     at + interval '4 hours', at + (1 + i % 3) * interval '12 hours', not (${closed}) and i % 4 = 0 or ${happens(2500, 139)}, at,
     case when state = 'closed' and ${happens(6, 149)} then 1 + i % 5 end, case when state = 'closed' and ${happens(6, 149)} then at + interval '3 days' end
   from made`,
  `update ticket set parent_id = (select id from made where i = 10) where id in (select id from made where i between 11 and 40)`,
  `insert into participant (record_id, principal_id, part, kind, state, clearance, registration_order)
   select id, one.who, one.part, 'ticket', state, 'none', place from made
     cross join lateral (values (requester_id, 'requester'), (executor_id, 'executor'), (executor_id, 'responsible'), (group_id, 'home')) as one (who, part)
   on conflict do nothing`,
  `insert into search_row (record_id, kind, registration_order, clearance, number_key, words)
   select id, 'ticket', place, 'none', 'зн' || to_char(at, 'YYYY') || i,
     to_tsvector('pg_catalog.russian', title) || setweight(to_tsvector('pg_catalog.simple', title), 'A') from made`,
  `insert into comment (id, record_id, author_id, audience, body, created_at)
   select ${idOf('n')}, made.id, case n when 2 then executor_id else requester_id end, case n when 2 then 'internal' else 'external' end,
     (array['Проверьте ещё раз, пожалуйста, лампа горит по-прежнему', 'Буду после обеда', 'Заменили блок питания, проверяйте', 'Спасибо, работает'])[1 + (i + n) % 4], at + n * interval '1 hour' from made cross join generate_series(1, ${words}) as n`,
  `insert into search_text (id, record_id, source, source_id, page, kind, registration_order, audience, body, words)
   select comment.id, record_id, 'comment', comment.id, 1, 'ticket', made.place, audience, body, to_tsvector('pg_catalog.russian', body)
   from comment join made on made.id = record_id`,
  `insert into ticket_turn (id, ticket_id, at, state, state_group, category_id, priority, executor_id, group_id, by_id)
   select ${idOf('turn.n').replace('from at', 'from made.at')}, made.id, turn.at, turn.state, turn.state_group, category_id, priority, executor_id, group_id, executor_id from made
     cross join lateral (values (1, made.at, 'new', 'new'), (2, made.at + interval '1 hour', 'in_work', 'work'),
       (3, made.at + interval '1 day', made.state, made.state_group)) as turn (n, at, state, state_group)`,
  `insert into record_clock (id, record_id, clock, at, kind, by_id, policy_id, policy_version, priority, schedule_id, schedule_version, calendar_edition)
   select ${idOf('c.n')}, made.id, clock, at, 'start', executor_id, p.id, 1, priority, v.schedule_id, 1, 1
   from made cross join (values (1, 'answer'), (2, 'solve')) as c (n, clock) cross join deadline_policy p join deadline_policy_version v on v.policy_id = p.id`,
  `insert into record_deadline (record_id, clock, kind, state, term, target_minutes, started_at, due_at, stopped_at, spent_minutes, met,
     policy_id, policy_version, priority, schedule_id, schedule_version, calendar_edition)
   select made.id, clock, 'ticket', case when ${closed} then 'stopped' else 'running' end, 1, 480, at, at + interval '1 day',
     case when ${closed} then at + interval '1 day' end, 300, case when ${closed} then true end, p.id, 1, priority, v.schedule_id, 1, 1
   from made cross join (values ('answer'), ('solve')) as c (clock) cross join deadline_policy p join deadline_policy_version v on v.policy_id = p.id`,
  `insert into deadline_moment (record_id, clock, term, step, told, at, fired_at)
   select made.id, 'solve', 1, step, 'all', made.at + interval '1 day', case when ${closed} then made.at end
   from made cross join (values (0), (-60)) as s (step)`,
];
