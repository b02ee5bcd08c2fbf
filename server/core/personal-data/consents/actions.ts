// Consents given and withdrawn: by the person in the web, by the officer from paper.
import { sql } from 'kysely';
import { giveMyConsent, recordConsent, withdrawConsent, withdrawMyConsent } from '#contract/personal-data.ts';
import { action } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { unscoped } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';
import type { AnyUnit } from '../../unit.ts';
import { consentCard } from './consent-cards.ts';
import { giveConsent } from './give-consent.ts';
import { withdraw } from './withdraw.ts';

async function purposeOfText(unit: AnyUnit, textId: string): Promise<{ key: string; sha256: string }> {
  const { rows } = await sql<{ key: string; sha256: string }>`select p.key, t.sha256 from consent_text t
    join processing_purpose p on p.id = t.purpose_id where t.id = ${textId}`.execute(unscoped(unit));
  if (!rows[0]) throw new Refusal('not_found');
  return rows[0];
}

export const giveMyConsentAction = action(giveMyConsent, async (unit, input) => {
  const { key, sha256 } = await purposeOfText(unit, input.textId);
  // What the person saw must be what the server keeps.
  if (sha256 !== input.sha256) throw new Refusal('consent_text_changed', { textId: input.textId });
  await giveConsent(unit, {
    subjectId: unit.actor.id,
    purposeKey: key,
    textVersionId: input.textId,
    channel: 'web',
    form: 'button',
    evidence: `request:${unit.actor.requestId}`,
  });
  return { ok: true as const };
});

export const withdrawMyConsentAction = action(withdrawMyConsent, async (unit, input) => {
  const mine = await unscoped(unit)
    .selectFrom('consent')
    .select('id')
    .where('id', '=', input.id)
    .where('subject_id', '=', unit.actor.id)
    .executeTakeFirst();
  if (!mine) throw new Refusal('not_found');
  await withdraw(unit, mine.id, {
    channel: 'web',
    evidence: `request:${unit.actor.requestId}`,
    demand: input.demand,
  });
  return { ok: true as const };
});

export const recordConsentAction = action(recordConsent, async (unit, input) => {
  requireEverywhere(unit);
  const { key } = await purposeOfText(unit, input.textId);
  const known = await unscoped(unit)
    .selectFrom('data_subject')
    .select('id')
    .where('id', '=', input.subjectId)
    .where('destroyed_at', 'is', null)
    .executeTakeFirst();
  if (!known) throw new Refusal('not_found');
  const id = await giveConsent(unit, {
    subjectId: input.subjectId,
    purposeKey: key,
    textVersionId: input.textId,
    channel: 'paper',
    form: input.form,
    evidence: input.evidence,
    fileId: input.fileId,
    expiresOn: input.expiresOn,
  });
  return consentCard(unit, id);
});

export const withdrawConsentAction = action(withdrawConsent, async (unit, input) => {
  requireEverywhere(unit);
  await withdraw(unit, input.id, {
    channel: 'paper',
    evidence: input.evidence,
    fileId: input.fileId,
    demand: input.demand,
  });
  return consentCard(unit, input.id);
});
