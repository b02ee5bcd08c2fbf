// Kinds of letters: what a kind asks of a letter, and its card.
import type { RawBuilder } from 'kysely';
import type { Output } from '#contract/core.ts';
import type { createKind, Direction } from '#contract/correspondence.ts';
import type { FieldSubject } from '#core/fields/subject.ts';
import { Refusal, refuseField, words } from '#core/refusal.ts';
import { sql } from '#core/sql.ts';
import { letterFieldSubject, letterRecordKinds, missingFields, type RequiredValues } from './rules.ts';

export interface LetterKind {
  id: string;
  name: string;
  directions: string[];
  required: string[];
  dueDays: number | null;
  enabled: boolean;
  needsAnswer: boolean;
  answerCloses: boolean;
}
export type KindCard = Output<typeof createKind>;

/** A subselect: the kind of this id as one value. */
export const letterKindSql = (id: RawBuilder<unknown>): RawBuilder<LetterKind | null> => sql<LetterKind | null>`
  (select json_build_object('id', of_kind.id, 'name', of_kind.name, 'directions', of_kind.directions, 'required', of_kind.required,
    'dueDays', of_kind.due_days, 'enabled', of_kind.enabled,
    'needsAnswer', of_kind.needs_answer, 'answerCloses', of_kind.answer_closes) from letter_kind of_kind where of_kind.id = ${id})`;

export const kindColumns = [
  'letter_kind.id',
  'letter_kind.name',
  'letter_kind.directions',
  'letter_kind.required',
  'letter_kind.due_days as dueDays',
  'letter_kind.enabled',
  'letter_kind.needs_answer as needsAnswer',
  'letter_kind.answer_closes as answerCloses',
  'letter_kind.version',
] as const;

/** Refuses a kind that a letter of this direction may not newly be given. */
export function requireKind(kind: LetterKind | null, kindId: string | null, direction: Direction): void {
  if (kindId === null) return;
  if (!kind) throw refuseField('kindId', 'not_found');
  if (!kind.enabled || !kind.directions.includes(direction)) throw refuseField('kindId', 'kind_of_other_direction');
}

/** Refuses empty fields that the kind requires; `among` narrows to those that are being written. */
export function requireFields(kind: LetterKind | null, values: RequiredValues, among?: ReadonlySet<string>): void {
  if (!kind) return;
  const missing = missingFields(kind.required, values).filter((field) => !among || among.has(field));
  if (missing.length === 0) return;
  const code = 'field_required_by_kind';
  throw new Refusal('invalid_input', {
    errors: missing.map((field) => ({
      field: field === 'files' ? 'fileIds' : field,
      code,
      message: words(code, { kind: kind.name }),
    })),
  });
}

/** Letters may have fields of the organisation's own, which differ by direction and by kind. */
export const letterFields: FieldSubject = {
  subject: letterFieldSubject,
  title: { ru: 'Письма', en: 'Letters' },
  kinds: letterRecordKinds,
  variants: 'select id, name from letter_kind order by name, id',
};

/** A kind's card as its row. */
export const kindRow = ({ dueDays, needsAnswer, answerCloses, ...row }: KindCard) => ({
  ...row,
  due_days: dueDays,
  needs_answer: needsAnswer,
  answer_closes: answerCloses,
});
