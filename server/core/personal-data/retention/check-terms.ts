// The daily round: what the terms of keeping have reached is proposed, consents whose day has passed end, and what is due
// soon is told to the officers. It destroys nothing.
import { sql } from 'kysely';
import { checkTerms } from '#contract/personal-data.ts';
import { personalDataSetting } from '#contract/settings/personal-data.ts';
import { addDays } from '../../calendar/calendar.ts';
import { action } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { unscoped } from '../../handle.ts';
import { settingIn } from '../../settings/value.ts';
import type { AnyUnit } from '../../unit.ts';
import { consentProof } from '../disposal/parts.ts';
import { proposeDisposal } from '../disposal/propose.ts';
import { tellOfficers } from '../officers.ts';
import { tellDue } from './alarms.ts';

const decideWithin = 30;

export const checkTermsAction = action(checkTerms, async (unit) => {
  requireEverywhere(unit);
  const terms = await settingIn(unit, personalDataSetting);
  const expired = await endExpired(unit);
  const proposed = [
    ...(await proposeAccounts(unit, 'unconfirmed-registration', ['new', 'unconfirmed'], terms.unconfirmedDays)),
    ...(await proposeAccounts(unit, 'rejected-registration', ['rejected'], terms.rejectedDays)),
    ...(await proposeAccounts(unit, 'deactivated-account', ['deactivated'], terms.deactivatedDays)),
    ...(await proposeProofs(unit, terms.consentProofDays)),
  ];
  if (proposed.length > 0) {
    await tellOfficers(unit, {
      operation: 'privacy.retention.check',
      data: { to: '/privacy/disposals', count: proposed.length },
      text: {
        ru: `По срокам хранения предложено к уничтожению: ${proposed.length}. Решите в очереди уничтожения.`,
        en: `The terms of keeping propose to destroy: ${proposed.length}. Decide in the queue of destruction.`,
      },
      key: `terms:${unit.today}`,
    });
  }
  const alarms = await tellDue(unit);
  unit.event({
    subjectIds: [...new Set([...proposed, ...expired])],
    data: { proposed: proposed.length, expired: expired.length, alarms },
  });
  return { proposed: proposed.length, expired: expired.length, alarms };
});

async function proposeAccounts(unit: AnyUnit, category: string, statuses: string[], days: number): Promise<string[]> {
  if (days === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select u.id from app_user u join data_subject s on s.id = u.id
    where u.status = any(${statuses}::text[]) and s.destroyed_at is null
      and u.changed_at < ${unit.moment}::timestamptz - make_interval(days => ${days})
      and not exists (select from disposal d where d.subject_id = u.id
        and (d.state in ('proposed', 'approved') or (d.state = 'declined' and d.category = ${category})))
      and not exists (select from subject_block b where b.subject_id = u.id and b.released_at is null)
    order by u.changed_at limit 500`.execute(unscoped(unit));
  for (const { id } of rows) {
    await proposeDisposal(unit, {
      subjectId: id,
      category,
      cause: 'retention',
      way: 'destroy',
      dueOn: addDays(unit.today, decideWithin),
    });
  }
  return rows.map((row) => row.id);
}

async function proposeProofs(unit: AnyUnit, days: number): Promise<string[]> {
  if (days === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select distinct c.subject_id as id from consent c
    where c.ended_at is not null and c.proof_removed_at is null
      and c.ended_at < ${unit.moment}::timestamptz - make_interval(days => ${days})
      and not exists (select from disposal d where d.subject_id = c.subject_id and d.category = ${consentProof}
        and d.state in ('proposed', 'approved', 'declined'))
    limit 500`.execute(unscoped(unit));
  for (const { id } of rows) {
    await proposeDisposal(unit, {
      subjectId: id,
      category: consentProof,
      cause: 'retention',
      way: 'part',
      dueOn: addDays(unit.today, decideWithin),
    });
  }
  return rows.map((row) => row.id);
}

async function endExpired(unit: AnyUnit): Promise<string[]> {
  const { rows } = await sql<{ subject_id: string }>`
    update consent set ended_at = ${unit.moment}, end_kind = 'expired', end_channel = 'system', ended_by = ${unit.actor.id}
    where ended_at is null and expires_on < ${unit.today}::date returning subject_id`.execute(unscoped(unit));
  return rows.map((row) => row.subject_id);
}
