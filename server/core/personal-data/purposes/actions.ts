// Purposes and their texts are made and changed by the officer; a text once made stays as it is.
import { sql } from 'kysely';
import { createPurpose, createText, updatePurpose } from '#contract/personal-data.ts';
import { action } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { one, unscoped } from '../../handle.ts';
import { newId } from '../../ids.ts';
import { Refusal } from '../../refusal.ts';
import { seenVersion } from '../../runner.ts';
import type { AnyUnit } from '../../unit.ts';
import { addressUnknown, operatorOf } from '../operator.ts';
import { composeText } from './compose-text.ts';
import { purposeCard, type TextCard, textColumns } from './purpose-cards.ts';

export const createPurposeAction = action(createPurpose, async (unit, input) => {
  requireEverywhere(unit);
  const id = newId(unit.now.getTime());
  await unscoped(unit)
    .insertInto('processing_purpose')
    .values({
      id,
      key: input.key,
      name: input.name,
      basis: input.basis,
      basis_note: input.basisNote ?? '',
      optional: input.optional ?? true,
      renew_on: null,
      renew_ordinal: null,
      archived_at: null,
    })
    .execute();
  unit.event({ data: { purposeId: id, key: input.key, name: input.name, basis: input.basis } });
  return purposeCard(unit, id);
});

const lockPurpose = (unit: AnyUnit, id: string) =>
  one(unscoped(unit).selectFrom('processing_purpose').selectAll().where('id', '=', id).forUpdate().executeTakeFirst());

export const updatePurposeAction = action(updatePurpose, async (unit, input) => {
  requireEverywhere(unit);
  const { id, archived, renewOn, ...patch } = input;
  const before = await lockPurpose(unit, id);
  if (before.version !== seenVersion(input)) throw new Refusal('stale');
  const ordinal = renewOn ? await newestOrdinal(unit, id) : null;
  if (renewOn && ordinal === null) throw new Refusal('text_missing');
  const values = {
    ...(patch.name !== undefined ? { name: patch.name } : {}),
    ...(patch.basis !== undefined ? { basis: patch.basis } : {}),
    ...(patch.basisNote !== undefined ? { basis_note: patch.basisNote } : {}),
    ...(patch.optional !== undefined ? { optional: patch.optional } : {}),
    ...(archived !== undefined ? { archived_at: archived ? (before.archived_at ?? unit.moment) : null } : {}),
    ...(renewOn !== undefined ? { renew_on: renewOn, renew_ordinal: ordinal } : {}),
  };
  const row = before as Record<string, unknown>;
  const changes = Object.entries(values)
    .filter(([field, to]) => row[field] !== to)
    .map(([field, to]) => ({ field, from: row[field], to }));
  await unscoped(unit)
    .updateTable('processing_purpose')
    .set({ ...values, version: before.version + 1 })
    .where('id', '=', id)
    .execute();
  unit.event({ data: { purposeId: id, key: before.key, changes } });
  return purposeCard(unit, id);
});

async function newestOrdinal(unit: AnyUnit, purposeId: string): Promise<number | null> {
  const { rows } = await sql<{ ordinal: number | null }>`
    select max(ordinal) as ordinal from consent_text where purpose_id = ${purposeId}`.execute(unscoped(unit));
  return rows[0]?.ordinal ?? null;
}

export const createTextAction = action(createText, async (unit, input) => {
  requireEverywhere(unit);
  const purpose = await lockPurpose(unit, input.id);
  const operator = await operatorOf(unit);
  const parts = {
    purpose: purpose.name,
    title: input.title,
    operatorName: input.operatorName ?? operator.name,
    operatorAddress: input.operatorAddress ?? (operator.address || addressUnknown),
    dataList: input.dataList,
    actionList: input.actionList,
    recipients: input.recipients,
    term: input.term,
    withdrawal: input.withdrawal,
  };
  const { body, sha256 } = composeText(parts);
  const ordinal = ((await newestOrdinal(unit, purpose.id)) ?? 0) + 1;
  const id = newId(unit.now.getTime());
  await unscoped(unit)
    .insertInto('consent_text')
    .values({
      id,
      purpose_id: purpose.id,
      ordinal,
      title: parts.title,
      operator_name: parts.operatorName,
      operator_address: parts.operatorAddress,
      data_list: parts.dataList,
      action_list: parts.actionList,
      recipients: parts.recipients,
      term: parts.term,
      withdrawal: parts.withdrawal,
      body,
      sha256,
      made_by: unit.actor.id,
      made_at: unit.moment,
    })
    .execute();
  unit.event({ data: { purposeId: purpose.id, key: purpose.key, textId: id, ordinal, sha256 } });
  const { rows } = await sql<TextCard>`select ${textColumns} from consent_text t
    join processing_purpose p on p.id = t.purpose_id where t.id = ${id}`.execute(unscoped(unit));
  return rows[0] as TextCard;
});
