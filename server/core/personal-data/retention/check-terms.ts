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
import { proposeDisposal } from '../disposal/propose.ts';
import { tellOfficers } from '../officers.ts';
import { tellDue } from './alarms.ts';
import { type Category, categories, type Terms } from './reached.ts';

const decideWithin = 30;
/** More of one category wait for tomorrow's round: an officer reads a list of hundreds, not of thousands. */
const aDay = 500;

export const checkTermsAction = action(checkTerms, async (unit) => {
  requireEverywhere(unit);
  const terms = await settingIn(unit, personalDataSetting);
  const expired = await endExpired(unit);
  const proposed: string[] = [];
  for (const category of categories) proposed.push(...(await propose(unit, category, terms)));
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

async function propose(unit: AnyUnit, { way, reached }: Category, terms: Terms): Promise<string[]> {
  const found = reached(terms, { moment: unit.moment, today: unit.today });
  if (!found) return [];
  const { rows } = await sql<{ id: string; category: string }>`${found} limit ${sql.raw(String(aDay))}`.execute(
    unscoped(unit),
  );
  for (const { id, category } of rows) {
    await proposeDisposal(unit, {
      subjectId: id,
      category,
      cause: 'retention',
      way,
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
