// Incidents with personal data: whom the journal shows as affected, and the terms of 24 and 72 hours.
import { sql } from 'kysely';
import type { Output } from '#contract/core.ts';
import {
  collectAffected,
  createIncident,
  listIncidents,
  readIncident,
  updateIncident,
} from '#contract/personal-data.ts';
import { organisationSetting } from '#contract/settings/organisation.ts';
import { action, query } from '../../core-operation.ts';
import { decodeCursor, encodeCursor } from '../../cursor.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { one, shapeOf, sqlOf, unscoped } from '../../handle.ts';
import { newId } from '../../ids.ts';
import { Refusal } from '../../refusal.ts';
import { seenVersion } from '../../runner.ts';
import { settingIn } from '../../settings/value.ts';
import type { AnyUnit } from '../../unit.ts';
import { operatorOf } from '../operator.ts';
import { categoriesOfSubjects } from './affected.ts';
import { firstNotice, secondNotice } from './notices.ts';

type Card = Output<typeof createIncident>;
const columns = sql.raw(`i.id, i.number, i.title, i.description, i.noticed_at as "noticedAt", i.began_at as "beganAt",
  i.ended_at as "endedAt", i.suspect_id as "suspectId", (select name from principal where id = i.suspect_id) as suspect, i.cause,
  i.harm, i.measures, i.findings, i.categories, (select count(*)::int from incident_subject s where s.incident_id = i.id) as subjects,
  i.noticed_at + interval '24 hours' as "firstDueAt", i.first_notice_at as "firstNoticeAt",
  i.noticed_at + interval '72 hours' as "secondDueAt", i.second_notice_at as "secondNoticeAt", i.closed_at as "closedAt", i.version`);

async function card(handle: object, id: string): Promise<Card> {
  const { rows } = await sql<Card>`select ${columns} from incident i where i.id = ${id}`.execute(unscoped(handle));
  if (!rows[0]) throw new Refusal('not_found');
  return rows[0];
}

export const listIncidentsQuery = query(listIncidents, async (reader, input) => {
  requireEverywhere(reader);
  const after = input.after ? decodeCursor(input.after) : undefined;
  const { rows } = await sql<Card>`select ${columns} from incident i
    where ${after ? sql`(i.noticed_at, i.id) < (${String(after.key)}::timestamptz, ${after.id}::uuid)` : sql`true`}
    order by i.noticed_at desc, i.id desc limit ${sql.raw(String(input.limit + 1))}`.execute(unscoped(reader));
  const items = rows.slice(0, input.limit);
  const last = items.at(-1);
  return { items, next: rows.length > input.limit && last ? encodeCursor({ key: last.noticedAt, id: last.id }) : null };
});

export const readIncidentQuery = query(readIncident, async (reader, input) => {
  requireEverywhere(reader);
  const incident = await card(reader, input.id);
  const { privacyContact } = await settingIn(reader, organisationSetting);
  const { catalog, config } = shapeOf(reader).services;
  const titles = new Map(
    catalog.personalData.flatMap((one) => (one.categories ?? []).map(({ key, title }) => [key, title.ru] as const)),
  );
  const facts = {
    ...incident,
    operator: await operatorOf(reader),
    contact: privacyContact,
    zone: config.zone,
    categories: incident.categories.map((key) => titles.get(key) ?? key),
  };
  return { ...incident, firstNotice: firstNotice(facts), secondNotice: secondNotice(facts) };
});

export const createIncidentAction = action(createIncident, async (unit, input) => {
  requireEverywhere(unit);
  const id = newId(unit.now.getTime());
  await unscoped(unit)
    .insertInto('incident')
    .values({
      id,
      title: input.title,
      description: input.description ?? '',
      noticed_at: input.noticedAt,
      began_at: input.beganAt ?? null,
      ended_at: input.endedAt ?? null,
      suspect_id: input.suspectId ?? null,
      cause: input.cause ?? '',
      harm: input.harm ?? '',
      measures: input.measures ?? '',
      findings: input.findings ?? '',
      first_notice_at: null,
      second_notice_at: null,
      closed_at: null,
      created_by: unit.actor.id,
      created_at: unit.moment,
    })
    .execute();
  const made = await card(unit, id);
  unit.event({ data: { incidentId: id, number: made.number, noticedAt: input.noticedAt } });
  return made;
});

const lockIncident = (unit: AnyUnit, id: string) =>
  one(unscoped(unit).selectFrom('incident').selectAll().where('id', '=', id).forUpdate().executeTakeFirst());

export const updateIncidentAction = action(updateIncident, async (unit, input) => {
  requireEverywhere(unit);
  const before = await lockIncident(unit, input.id);
  if (before.version !== seenVersion(input)) throw new Refusal('stale');
  const values = Object.fromEntries(
    Object.entries({
      title: input.title,
      description: input.description,
      noticed_at: input.noticedAt,
      began_at: input.beganAt,
      ended_at: input.endedAt,
      suspect_id: input.suspectId,
      cause: input.cause,
      harm: input.harm,
      measures: input.measures,
      findings: input.findings,
      first_notice_at: input.firstNoticeSent ? (before.first_notice_at ?? unit.moment) : undefined,
      second_notice_at: input.secondNoticeSent ? (before.second_notice_at ?? unit.moment) : undefined,
      closed_at: input.closed ? (before.closed_at ?? unit.moment) : undefined,
    }).filter(([, value]) => value !== undefined),
  );
  await unscoped(unit)
    .updateTable('incident')
    .set({ ...values, version: before.version + 1 })
    .where('id', '=', before.id)
    .execute();
  unit.event({ data: { incidentId: before.id, number: before.number, fields: Object.keys(values) } });
  return card(unit, before.id);
});

export const collectAffectedAction = action(collectAffected, async (unit, input) => {
  requireEverywhere(unit);
  const incident = await lockIncident(unit, input.id);
  const db = unscoped(unit);
  await sql`insert into incident_subject (incident_id, subject_id)
    select distinct ${incident.id}::uuid, s.id from event e cross join lateral unnest(e.subject_ids) as s (id)
      join data_subject d on d.id = s.id
    where e.at >= ${input.from}::timestamptz and e.at < ${input.to}::timestamptz and e.subject_ids <> '{}' and e.outcome <> 'refused'
      and ${input.actorId ? sql`e.actor_id = ${input.actorId} and s.id <> ${input.actorId}` : sql`true`}
      and ${input.operations?.length ? sql`e.operation = any(${input.operations}::text[])` : sql`true`}
    on conflict do nothing`.execute(db);
  const { rows } = await sql<{
    id: string;
  }>`select subject_id as id from incident_subject where incident_id = ${incident.id}`.execute(db);
  const categories = await categoriesOfSubjects(
    sqlOf(unit),
    shapeOf(unit).services.catalog,
    rows.map((row) => row.id),
  );
  await db
    .updateTable('incident')
    .set({ categories, version: incident.version + 1 })
    .where('id', '=', incident.id)
    .execute();
  unit.event({
    subjectIds: rows.slice(0, 1_000).map((row) => row.id),
    data: { incidentId: incident.id, number: incident.number, subjects: rows.length, categories },
  });
  return { subjects: rows.length, categories };
});
