// Tells the personal-data officers: a notice in the program and a letter. Without an officer the owners are told.
import { sql } from 'kysely';
import { unscoped } from '../handle.ts';
import { newId } from '../ids.ts';
import { queueMail } from '../mail/queue-mail.ts';
import type { AnyUnit } from '../unit.ts';

interface Officer {
  id: string;
  email: string | null;
  locale: 'ru' | 'en';
}

async function officers(unit: AnyUnit): Promise<Officer[]> {
  const holding = async (role: string) =>
    (
      await sql<Officer>`select u.id, u.email, u.locale from app_user u where u.status = 'active'
        and exists (select from user_role r where r.user_id = u.id and r.role_key = ${role}) order by u.id`.execute(
        unscoped(unit),
      )
    ).rows;
  const privacy = await holding('privacy');
  return privacy.length > 0 ? privacy : holding('owner');
}

export interface Alarm {
  /** The operation whose title the notice shows. */
  operation: string;
  /** Ids and numbers only; `to` is the address of the page. */
  data: Record<string, unknown> & { to: string };
  /** No names of people: it goes by mail. */
  text: { ru: string; en: string };
  /** The same alarm is told once. */
  key: string;
}

export async function tellOfficers(unit: AnyUnit, alarm: Alarm): Promise<void> {
  const db = unscoped(unit);
  for (const officer of await officers(unit)) {
    await db
      .insertInto('notice')
      .values({
        id: newId(unit.now.getTime()),
        user_id: officer.id,
        operation: alarm.operation,
        record_id: null,
        data: JSON.stringify({ ...alarm.data, text: alarm.text }),
        created_at: unit.moment,
        read_at: null,
        unique_key: null,
      })
      .execute();
    if (!officer.email) continue;
    await queueMail(unit, {
      recipient: officer.email,
      subject: officer.locale === 'ru' ? 'Ведомо: персональные данные' : 'Vedomo: personal data',
      body: alarm.text[officer.locale],
      uniqueKey: `privacy:${alarm.key}:${officer.id}`,
    });
  }
}
