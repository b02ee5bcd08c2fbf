// Which letter answers which: the first one in force of the other direction that is linked as an answer. Kept on the
// answered letter, so that lists of those who wait are one range of an index; settled anew whenever a link or a letter
// in it comes, goes or is cancelled.

import { sqlOf } from '#core/personal-data/sql-of.ts';
import type { AnyUnit } from '#core/unit.ts';

const first = `(
    select answering.id from record_link link
    join letter answering on answering.id = link.from_id and answering.direction <> answered.direction
    join record r on r.id = answering.id and r.life = 'active'
    where link.to_id = answered.id and link.kind = 'answers'
    order by r.registration_order, answering.id limit 1)`;

/** `$1`: ids of letters; those among them that are answered, and those that they answer, are settled. */
export const settleAnswersSql = `
  with touched (id) as (
    select unnest($1::uuid[]) union select link.to_id from record_link link where link.from_id = any($1::uuid[]) and link.kind = 'answers'
  ), settled as (
    select answered.id, ${first} as answered_id from letter answered join touched on touched.id = answered.id
  )
  update letter set answered_id = settled.answered_id from settled
  where letter.id = settled.id and letter.answered_id is distinct from settled.answered_id`;

/** Within an action: what these letters answer, and what answers them. */
export async function settleAnswers(unit: AnyUnit, ids: readonly string[]): Promise<void> {
  await sqlOf(unit).query(settleAnswersSql, [[...ids]]);
}
