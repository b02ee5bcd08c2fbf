// The one way in which a consent is written down: complete, to the text in force, the earlier one of the purpose ended.
import { sql } from 'kysely';
import { unscoped } from '../../handle.ts';
import { newId } from '../../ids.ts';
import { Refusal } from '../../refusal.ts';
import type { AnyUnit } from '../../unit.ts';
import { keepFile } from '../keep-file.ts';
import { consentTextInForce } from '../purposes/texts.ts';

export interface NewConsent {
  subjectId: string;
  purposeKey: string;
  /** The version that was shown; another one in force by now refuses with `consent_text_changed`. */
  textVersionId: string;
  channel: 'web' | 'paper' | 'messenger' | 'import';
  form: 'button' | 'paper' | 'signature';
  /** What proves it: for the web the request, for paper where it lies. */
  evidence: string;
  /** The scan, a loose file of the actor. */
  fileId?: string | undefined;
  expiresOn?: string | undefined;
}

const mandatory = ['subjectId', 'purposeKey', 'textVersionId', 'channel', 'form', 'evidence'] as const;

/** Writes the consent and its event; gives its id. */
export async function giveConsent(unit: AnyUnit, consent: NewConsent): Promise<string> {
  const missing = mandatory.find((field) => !consent[field]?.trim());
  if (missing) throw new Refusal('consent_incomplete', { field: missing });
  const text = await consentTextInForce(unit, consent.purposeKey);
  if (!text) throw new Refusal('consent_not_asked');
  if (text.id !== consent.textVersionId) throw new Refusal('consent_text_changed', { textId: text.id });
  const db = unscoped(unit);
  const { rows: standing } = await sql<{ id: string; text_id: string }>`
    select id, text_id from consent where subject_id = ${consent.subjectId} and purpose_id = ${text.purposeId}
      and ended_at is null for update`.execute(db);
  if (standing[0]?.text_id === text.id) throw new Refusal('consent_given');
  if (standing[0]) {
    await db
      .updateTable('consent')
      .set({ ended_at: unit.moment, end_kind: 'renewed', ended_by: unit.actor.id, end_channel: endChannel(consent) })
      .where('id', '=', standing[0].id)
      .execute();
  }
  const fileId = consent.fileId ? await keepFile(unit, consent.fileId) : null;
  const id = newId(unit.now.getTime());
  await db
    .insertInto('consent')
    .values({
      id,
      subject_id: consent.subjectId,
      purpose_id: text.purposeId,
      text_id: text.id,
      form: consent.form,
      channel: consent.channel,
      accepted_by: unit.actor.id,
      evidence: consent.evidence,
      evidence_file_id: fileId,
      given_at: unit.moment,
      expires_on: consent.expiresOn ?? null,
      ended_at: null,
      end_kind: null,
      ended_by: null,
      end_channel: null,
      end_file_id: null,
      proof_removed_at: null,
    })
    .execute();
  unit.event({
    operation: 'privacy.consent.give',
    subjectIds: [consent.subjectId],
    data: {
      consentId: id,
      purpose: consent.purposeKey,
      textId: text.id,
      ordinal: text.ordinal,
      sha256: text.sha256,
      form: consent.form,
      channel: consent.channel,
      ...(standing[0] ? { instead: standing[0].id } : {}),
    },
  });
  return id;
}

const endChannel = (consent: NewConsent) => (consent.channel === 'import' ? 'system' : consent.channel);
