// Requests of people (ст. 14, 20): ten working days from the day of arrival, prolonged once by five, with the reason.
import { sql } from 'kysely';
import {
  answerRequest,
  createRequest,
  listRequests,
  prolongRequest,
  readRequest,
  updateRequest,
} from '#contract/personal-data.ts';
import { addWorkingDays } from '../../calendar/calendar.ts';
import { calendarFor } from '../../calendar/of-handle.ts';
import { action, query } from '../../core-operation.ts';
import { decodeCursor, encodeCursor } from '../../cursor.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { one, unscoped } from '../../handle.ts';
import { accountOf } from '../../identity/account-of.ts';
import { newId } from '../../ids.ts';
import { Refusal } from '../../refusal.ts';
import { seenVersion } from '../../runner.ts';
import type { AnyUnit } from '../../unit.ts';
import { keepFile } from '../keep-file.ts';
import { requestCard, requestCards } from './request-cards.ts';

const answerDays = 10;
const prolongDays = 5;

export const listRequestsQuery = query(listRequests, async (reader, input) => {
  requireEverywhere(reader);
  const after = input.after ? decodeCursor(input.after) : undefined;
  const cards = await requestCards(
    reader,
    sql`${input.state ? sql`r.state = ${input.state}` : sql`true`} and ${input.kind ? sql`r.kind = ${input.kind}` : sql`true`}
      and ${after ? sql`(r.created_at, r.id) < (select created_at, id from subject_request where id = ${after.id}::uuid)` : sql`true`}`,
    sql`order by r.created_at desc, r.id desc limit ${sql.raw(String(input.limit + 1))}`,
  );
  const items = cards.slice(0, input.limit);
  const last = items.at(-1);
  reader.shows(new Set(items.flatMap((card) => card.subjectId ?? [])));
  return {
    items,
    next: cards.length > input.limit && last ? encodeCursor({ key: String(last.number), id: last.id }) : null,
  };
});

export const readRequestQuery = query(readRequest, async (reader, input) => {
  requireEverywhere(reader);
  const card = await requestCard(reader, input.id);
  reader.shows(card.subjectId ? [card.subjectId] : []);
  return card;
});

export const createRequestAction = action(createRequest, async (unit, input) => {
  requireEverywhere(unit);
  const id = newId(unit.now.getTime());
  const dueOn = addWorkingDays(await calendarFor(unit), input.arrivedOn, answerDays);
  await unscoped(unit)
    .insertInto('subject_request')
    .values({
      id,
      kind: input.kind,
      channel: input.channel,
      subject_id: input.subjectId ?? null,
      applicant: input.applicant,
      details: input.details ?? '',
      arrived_on: input.arrivedOn,
      due_on: dueOn,
      prolonged_on: null,
      responsible_id: input.responsibleId ?? accountOf(unit.actor),
      answered_at: null,
      request_file_id: input.fileId ? await keepFile(unit, input.fileId) : null,
      answer_file_id: null,
      alarmed: null,
      created_by: unit.actor.id,
      created_at: unit.moment,
    })
    .execute();
  const card = await requestCard(unit, id);
  unit.event({
    subjectIds: input.subjectId ? [input.subjectId] : [],
    data: { requestId: id, number: card.number, kind: input.kind, dueOn, responsibleId: card.responsibleId },
  });
  return card;
});

async function lockOpen(unit: AnyUnit, id: string) {
  const row = await one(
    unscoped(unit).selectFrom('subject_request').selectAll().where('id', '=', id).forUpdate().executeTakeFirst(),
  );
  if (row.state !== 'open') throw new Refusal('request_settled');
  return row;
}

export const updateRequestAction = action(updateRequest, async (unit, input) => {
  requireEverywhere(unit);
  const before = await lockOpen(unit, input.id);
  if (before.version !== seenVersion(input)) throw new Refusal('stale');
  const values = {
    ...(input.subjectId !== undefined ? { subject_id: input.subjectId } : {}),
    ...(input.responsibleId !== undefined ? { responsible_id: input.responsibleId } : {}),
  };
  await unscoped(unit)
    .updateTable('subject_request')
    .set({ ...values, version: before.version + 1 })
    .where('id', '=', before.id)
    .execute();
  unit.event({
    subjectIds: [before.subject_id, input.subjectId].filter((one): one is string => Boolean(one)),
    data: {
      requestId: before.id,
      number: before.number,
      from: { subjectId: before.subject_id, responsibleId: before.responsible_id },
      to: { subjectId: input.subjectId, responsibleId: input.responsibleId },
    },
  });
  return requestCard(unit, before.id);
});

export const prolongRequestAction = action(prolongRequest, async (unit, input) => {
  requireEverywhere(unit);
  const before = await lockOpen(unit, input.id);
  if (before.prolonged_on) throw new Refusal('request_prolonged');
  const until = addWorkingDays(await calendarFor(unit), before.due_on, prolongDays);
  await unscoped(unit)
    .updateTable('subject_request')
    .set({ prolonged_on: until, prolong_reason: input.reason, alarmed: null, version: before.version + 1 })
    .where('id', '=', before.id)
    .execute();
  unit.event({
    subjectIds: before.subject_id ? [before.subject_id] : [],
    data: { requestId: before.id, number: before.number, from: before.due_on, to: until },
  });
  return requestCard(unit, before.id);
});

export const answerRequestAction = action(answerRequest, async (unit, input) => {
  requireEverywhere(unit);
  const before = await lockOpen(unit, input.id);
  const state = input.refused ? 'refused' : 'answered';
  await unscoped(unit)
    .updateTable('subject_request')
    .set({
      state,
      answer: input.answer,
      answered_at: unit.moment,
      answer_file_id: input.fileId ? await keepFile(unit, input.fileId) : null,
      version: before.version + 1,
    })
    .where('id', '=', before.id)
    .execute();
  unit.event({
    subjectIds: before.subject_id ? [before.subject_id] : [],
    data: {
      requestId: before.id,
      number: before.number,
      state,
      late: unit.today > (before.prolonged_on ?? before.due_on),
    },
  });
  return requestCard(unit, before.id);
});
