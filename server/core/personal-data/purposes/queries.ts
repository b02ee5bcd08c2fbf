// What the officer's pages and the registration form read of purposes and texts.
import { sql } from 'kysely';
import { listPurposes, listTexts, readText } from '#contract/personal-data.ts';
import { query } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { unscoped } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';
import { operatorOf } from '../operator.ts';
import { purposeCard, purposeCards, type TextCard, textColumns } from './purpose-cards.ts';
import { consentTextInForce } from './texts.ts';

export const listPurposesQuery = query(listPurposes, async (reader) => {
  requireEverywhere(reader);
  return { items: await purposeCards(reader), operator: await operatorOf(reader) };
});

export const listTextsQuery = query(listTexts, async (reader, input) => {
  requireEverywhere(reader);
  await purposeCard(reader, input.id);
  const { rows } = await sql<TextCard & { consents: number }>`
    select ${textColumns}, (select count(*)::int from consent c where c.text_id = t.id) as consents
    from consent_text t join processing_purpose p on p.id = t.purpose_id
    where t.purpose_id = ${input.id} order by t.ordinal desc limit 200`.execute(unscoped(reader));
  return { items: rows };
});

export const readTextQuery = query(readText, async (reader, input) => {
  const text = await consentTextInForce(reader, input.key);
  if (!text) throw new Refusal('not_found');
  return text;
});
