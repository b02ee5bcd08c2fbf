// Substitutions as the screens show them: who, for whom, when, why, by whom, and whether the reader may end it.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Output } from '#contract/core.ts';
import { appointSubstitute, type setSubstitution } from '#contract/substitution.ts';
import { unscoped } from '../../handle.ts';
import type { AnyReader } from '../../reader.ts';
import { Refusal } from '../../refusal.ts';
import type { AnyUnit } from '../../unit.ts';
import { headedBy } from './heads.ts';

export type SubstitutionCard = Output<typeof setSubstitution>;
type Row = Omit<SubstitutionCard, 'mayEnd'> & { headed: boolean; setById: string };

/** Newest first. */
export async function substitutionCards(
  handle: AnyUnit | AnyReader,
  condition: RawBuilder<SqlBool>,
): Promise<SubstitutionCard[]> {
  const me = handle.actor.id;
  const { rows } = await sql<Row>`
    select x.id, json_build_object('id', a.id, 'name', a.name) as absent,
      json_build_object('id', s.id, 'name', s.name) as substitute,
      x.from_on::text as "fromOn", x.until_on::text as "untilOn", x.reason, b.name as "setBy", x.set_by as "setById",
      x.set_at as "setAt", x.ended_at as "endedAt", e.name as "endedBy", x.end_reason as "endReason",
      case when x.ended_at is not null then 'ended' when x.until_on < ${handle.today}::date then 'over'
        when x.from_on > ${handle.today}::date then 'future' else 'current' end as state,
      ${headedBy(sql`x.absent_id`, me)} as headed
    from substitution x join principal a on a.id = x.absent_id join principal s on s.id = x.substitute_id
      join principal b on b.id = x.set_by left join principal e on e.id = x.ended_by
    where ${condition} order by x.from_on desc, x.id desc limit 200`.execute(unscoped(handle));
  const appoints = handle.actor.rights.everywhere(appointSubstitute.name);
  return rows.map(({ headed, setById, ...card }) => ({
    ...card,
    mayEnd:
      (card.state === 'current' || card.state === 'future') &&
      (headed || appoints || [card.absent.id, card.substitute.id, setById].includes(me)),
  }));
}

export async function substitutionCard(handle: AnyUnit | AnyReader, id: string): Promise<SubstitutionCard> {
  const [card] = await substitutionCards(handle, sql<SqlBool>`x.id = ${id}`);
  if (!card) throw new Refusal('not_found');
  return card;
}
