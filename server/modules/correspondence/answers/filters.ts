// Filters of lists by answers: letters in force that ask for one, those that still wait, those past their day.
import type { RawBuilder, SqlBool } from 'kysely';
import type { answerStates, Direction } from '#contract/correspondence.ts';
import type { ListFilter } from '#core/records/list.ts';
import { sql } from '#core/sql.ts';

type AnswerState = (typeof answerStates)[number];

const askedAndInForce = sql<SqlBool>`letter.answer_by is not null and exists (
  select from record standing where standing.id = letter.id and standing.life = 'active')`;

function whereOf(state: AnswerState, today: string): RawBuilder<SqlBool> {
  if (state === 'asked') return askedAndInForce;
  if (state === 'answered') return sql<SqlBool>`letter.answered_id is not null and ${askedAndInForce}`;
  const waits = sql<SqlBool>`letter.answered_id is null and ${askedAndInForce}`;
  return state === 'waiting' ? waits : sql<SqlBool>`letter.answer_by < ${today}::date and ${waits}`;
}

export function answersIn(direction: Direction, state: AnswerState, today: string): ListFilter {
  const where = whereOf(state, today);
  return {
    where,
    ofTable: true,
    among: {
      key: `answers ${direction} ${state} ${today}`,
      ids: sql`select letter.id from letter where letter.direction = ${sql.lit(direction)} and ${where}`,
    },
  };
}

export function answerBetween({
  answerFrom,
  answerTo,
}: {
  answerFrom?: string | undefined;
  answerTo?: string | undefined;
}): ListFilter {
  const from = answerFrom ? sql` and letter.answer_by >= ${answerFrom}::date` : sql``;
  const to = answerTo ? sql` and letter.answer_by <= ${answerTo}::date` : sql``;
  return { where: sql<SqlBool>`(letter.answer_by is not null${from}${to})`, ofTable: true };
}
