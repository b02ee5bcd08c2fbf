// A registration as the page shows it, with what became of the letter about the decision.
import { type RawBuilder, sql } from 'kysely';
import type { Output } from '#contract/core.ts';
import type { listRegistrations, readRegistration } from '#contract/registration.ts';
import { unscoped } from '../../handle.ts';
import type { AnyReader } from '../../reader.ts';
import { Refusal } from '../../refusal.ts';
import type { AnyUnit } from '../../unit.ts';
import { likelyMatches } from './matches.ts';

export type RegistrationLine = Output<typeof listRegistrations>['items'][number];
export type RegistrationCard = Output<typeof readRegistration>;

export const registrationLines = sql.raw(
  `registration r join app_user u on u.id = r.user_id join principal p on p.id = u.id`,
);

export async function linesWhere(
  handle: object,
  condition: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
): Promise<RegistrationLine[]> {
  const { rows } = await sql<RegistrationLine>`
    select u.id, u.number::int as number, p.name, u.login, u.email, u.phone, r.note, r.source, r.state, r.reason,
      r.requested_at as "requestedAt", r.decided_at as "decidedAt",
      case when d.id is not null then json_build_object('id', d.id, 'name', d.name) end as "decidedBy",
      case when i.id is not null then json_build_object('id', i.id, 'name', i.name) end as "mergedInto",
      coalesce((select case when m.state in ('waiting', 'sending') then 'waiting' when m.state = 'sent' then 'sent' else 'failed' end
        from chat_message m where m.subject_id in (r.user_id, r.merged_into) and m.operation like 'identity.registration.%'
          and m.created_at >= r.decided_at order by m.created_at desc, m.id desc limit 1),
        (select case o.state when 'sending' then 'waiting' else o.state end from outbox o
        where o.subject_id in (r.user_id, r.merged_into) and o.operation like 'identity.registration.%'
          and o.created_at >= r.decided_at order by o.created_at desc, o.id desc limit 1), 'none') as notice
    from ${registrationLines} left join principal d on d.id = r.decided_by left join principal i on i.id = r.merged_into
    where ${condition} ${order}`.execute(unscoped(handle));
  return rows;
}

/** Whose the chat was that the person came by. */
async function formerOf(handle: object, id: string): Promise<string | null> {
  const row = await unscoped(handle)
    .selectFrom('registration')
    .select('former_id')
    .where('user_id', '=', id)
    .executeTakeFirst();
  return row?.former_id ?? null;
}

export async function registrationCardOf(handle: AnyUnit | AnyReader, id: string): Promise<RegistrationCard> {
  const [line] = await linesWhere(handle, sql`r.user_id = ${id}`, sql``);
  if (!line) throw new Refusal('not_found');
  const matches =
    line.state === 'waiting' ? await likelyMatches(handle, { ...line, formerId: await formerOf(handle, id) }) : [];
  const acts = line.state === 'waiting' ? ['confirm', 'reject', 'merge'] : line.state === 'rejected' ? ['reopen'] : [];
  const can = acts.map((act) => `identity.registration.${act}`).filter((name) => handle.actor.rights.everywhere(name));
  return { ...line, matches, can };
}
