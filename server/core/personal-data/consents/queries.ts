// The register of consents for the officer, and one's own for everybody.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Input, Output } from '#contract/core.ts';
import { listConsents, listMyConsents, readConsent } from '#contract/personal-data.ts';
import { query } from '../../core-operation.ts';
import { decodeCursor, encodeCursor } from '../../cursor.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { unscoped } from '../../handle.ts';
import { type TextCard, textColumns } from '../purposes/purpose-cards.ts';
import {
  type ConsentCard,
  consentCard,
  consentColumns,
  consentState,
  consentTables,
  subjectName,
} from './consent-cards.ts';

export type ConsentFilter = Pick<Input<typeof listConsents>, 'q' | 'subjectId' | 'purposeId' | 'state'>;

export function consentConditions(filter: ConsentFilter, today: string): RawBuilder<SqlBool> {
  const words = (filter.q ?? '').toLowerCase().replaceAll('ё', 'е').split(/\s+/).filter(Boolean);
  const conditions = [
    sql<SqlBool>`true`,
    ...(filter.subjectId ? [sql<SqlBool>`c.subject_id = ${filter.subjectId}`] : []),
    ...(filter.purposeId ? [sql<SqlBool>`c.purpose_id = ${filter.purposeId}`] : []),
    ...(filter.state === 'ended'
      ? [sql<SqlBool>`${consentState(today)} in ('withdrawn', 'expired', 'renewed')`]
      : filter.state
        ? [sql<SqlBool>`${consentState(today)} = ${filter.state}`]
        : []),
    ...words.map(
      (word) =>
        sql<SqlBool>`replace(lower(${subjectName('c.subject_id')}), 'ё', 'е') like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`,
    ),
  ];
  return sql.join(conditions, sql` and `);
}

export const listConsentsQuery = query(listConsents, async (reader, input) => {
  requireEverywhere(reader);
  const after = input.after ? decodeCursor(input.after) : undefined;
  const beyond = after ? sql`(c.given_at, c.id) < (${after.key}::timestamptz, ${after.id}::uuid)` : sql`true`;
  const { rows } = await sql<ConsentCard>`select ${consentColumns(reader.today)} from ${consentTables}
    where ${consentConditions(input, reader.today)} and ${beyond}
    order by c.given_at desc, c.id desc limit ${sql.raw(String(input.limit + 1))}`.execute(unscoped(reader));
  const items = rows.slice(0, input.limit);
  const last = items.at(-1);
  reader.shows(new Set(items.map((row) => row.subjectId)));
  return {
    items,
    next: rows.length > input.limit && last ? encodeCursor({ key: last.givenAt, id: last.id }) : null,
  };
});

export const readConsentQuery = query(readConsent, async (reader, input) => {
  requireEverywhere(reader);
  const card = await consentCard(reader, input.id);
  const { rows } = await sql<TextCard>`select ${textColumns} from consent_text t
    join processing_purpose p on p.id = t.purpose_id where t.id = ${card.textId}`.execute(unscoped(reader));
  reader.shows([card.subjectId]);
  return { ...card, text: rows[0] as TextCard };
});

type Own = Output<typeof listMyConsents>['items'][number];

export const listMyConsentsQuery = query(listMyConsents, async (reader) => {
  const { rows } = await sql<Omit<Own, 'asked'>>`
    select p.id as "purposeId", p.key as "purposeKey", p.name as "purposeName", p.optional, p.basis,
      p.basis_note as "basisNote",
      case when p.basis = 'consent' then (select json_build_object('id', n.id, 'ordinal', n.ordinal, 'title', n.title, 'body', n.body, 'sha256', n.sha256)
        from consent_text n where n.purpose_id = p.id order by n.ordinal desc limit 1) end as text,
      (select json_build_object('id', c.id, 'textOrdinal', t.ordinal, 'form', c.form, 'channel', c.channel,
          'givenAt', to_char(c.given_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'expiresOn', c.expires_on,
          'state', ${consentState(reader.today)})
        from consent c join consent_text t on t.id = c.text_id
        where c.purpose_id = p.id and c.subject_id = ${reader.actor.id}
        order by c.ended_at is not null, c.given_at desc limit 1) as consent
    from processing_purpose p where p.archived_at is null
      or exists (select from consent c where c.purpose_id = p.id and c.subject_id = ${reader.actor.id})
    order by p.optional, p.name, p.id`.execute(unscoped(reader));
  const items = rows.map((row) => ({
    ...row,
    asked: row.text !== null && row.consent?.state !== 'standing',
  }));
  return { items };
});
