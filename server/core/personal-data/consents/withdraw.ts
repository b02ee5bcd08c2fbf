// A consent ends: what rested on it stops in the same transaction, and a destruction task waits for the officer.
import { sql } from 'kysely';
import { addDays, addWorkingDays } from '../../calendar/calendar.ts';
import { calendarFor } from '../../calendar/of-handle.ts';
import { one, shapeOf, unscoped } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';
import type { AnyUnit } from '../../unit.ts';
import { proposeDisposal } from '../disposal/propose.ts';
import { keepFile } from '../keep-file.ts';

export interface Withdrawal {
  channel: 'web' | 'paper' | 'messenger';
  evidence: string;
  fileId?: string | undefined;
  /** A demand to stop the processing, ст. 21 ч. 5.1: ten working days. */
  demand: boolean;
}

const calendarDays = 30;
const workingDays = 10;

export async function withdraw(unit: AnyUnit, consentId: string, how: Withdrawal): Promise<void> {
  const db = unscoped(unit);
  const consent = await one(
    db
      .selectFrom('consent')
      .innerJoin('processing_purpose', 'processing_purpose.id', 'consent.purpose_id')
      .select(['consent.id', 'consent.subject_id', 'consent.ended_at', 'processing_purpose.key'])
      .where('consent.id', '=', consentId)
      .forUpdate('consent')
      .executeTakeFirst(),
  );
  if (consent.ended_at) throw new Refusal('consent_ended');
  const fileId = how.fileId ? await keepFile(unit, how.fileId) : null;
  await db
    .updateTable('consent')
    .set({
      ended_at: unit.moment,
      end_kind: 'withdrawn',
      ended_by: unit.actor.id,
      end_channel: how.channel,
      end_evidence: how.evidence,
      end_file_id: fileId,
    })
    .where('id', '=', consent.id)
    .execute();
  const dueOn = how.demand
    ? addWorkingDays(await calendarFor(unit), unit.today, workingDays)
    : addDays(unit.today, calendarDays);
  const disposalId = await proposeDisposal(unit, {
    subjectId: consent.subject_id,
    category: `purpose:${consent.key}`,
    cause: how.demand ? 'demand' : 'withdrawal',
    way: await wayAfter(unit, consent.subject_id, consent.key),
    consentId: consent.id,
    dueOn,
  });
  for (const card of shapeOf(unit).services.catalog.personalData) {
    for (const hook of card.onWithdrawn ?? []) {
      if (hook.purpose === consent.key) await hook.run(unit, consent.subject_id);
    }
  }
  unit.event({
    operation: 'privacy.consent.withdraw',
    subjectIds: [consent.subject_id],
    data: { consentId: consent.id, purpose: consent.key, channel: how.channel, demand: how.demand, disposalId, dueOn },
  });
}

/** With the account's consent everything goes; with another one only what that purpose alone needed. */
async function wayAfter(unit: AnyUnit, subjectId: string, key: string): Promise<'destroy' | 'part'> {
  if (key === 'account') return 'destroy';
  const { rows } = await sql<{ account: boolean }>`
    select exists (select from app_user where id = ${subjectId}) as account`.execute(unscoped(unit));
  return rows[0]?.account ? 'part' : 'destroy';
}
