// What the terms of keeping have reached: the rows that the daily round proposes, and that the check of the setting counts.
import { type RawBuilder, sql } from 'kysely';
import type { SettingValue } from '#contract/setting.ts';
import type { personalDataSetting } from '#contract/settings/personal-data.ts';
import { actCategory, actCategoryPrefix } from '../acts/remove-act.ts';
import { consentProof } from '../disposal/parts.ts';

export type Terms = SettingValue<typeof personalDataSetting>;

export interface Category {
  key: string;
  title: { ru: string; en: string };
  way: 'destroy' | 'part';
  /**
   * `select id, category` of subjects with what is proposed of them, the oldest first; null where the term is off. Left out
   * are those proposed already, declined, or (people) blocked.
   */
  reached(terms: Terms, at: { moment: string; today: string }): RawBuilder<{ id: string; category: string }> | null;
}

const accounts = (
  key: string,
  title: Category['title'],
  statuses: string[],
  days: 'unconfirmedDays' | 'rejectedDays' | 'deactivatedDays',
): Category => ({
  key,
  title,
  way: 'destroy',
  reached: (terms, { moment }) =>
    terms[days] === 0
      ? null
      : sql`
    select u.id, ${key}::text as category from app_user u join data_subject s on s.id = u.id
    where u.status = any(${statuses}::text[]) and s.destroyed_at is null
      and u.changed_at < ${moment}::timestamptz - make_interval(days => ${terms[days]})
      and not exists (select from disposal d where d.subject_id = u.id
        and (d.state in ('proposed', 'approved') or (d.state = 'declined' and d.category = ${key})))
      and not exists (select from subject_block b where b.subject_id = u.id and b.released_at is null)
    order by u.changed_at`,
});

export const categories: readonly Category[] = [
  accounts(
    'unconfirmed-registration',
    { ru: 'Неподтверждённые регистрации', en: 'Unconfirmed registrations' },
    ['new', 'unconfirmed'],
    'unconfirmedDays',
  ),
  accounts(
    'rejected-registration',
    { ru: 'Отклонённые регистрации', en: 'Rejected registrations' },
    ['rejected'],
    'rejectedDays',
  ),
  accounts(
    'deactivated-account',
    { ru: 'Отключённые учётные записи', en: 'Deactivated accounts' },
    ['deactivated'],
    'deactivatedDays',
  ),
  {
    key: consentProof,
    title: { ru: 'Доказательства прекращённых согласий', en: 'Proofs of ended consents' },
    way: 'part',
    reached: ({ consentProofDays: days }, { moment }) =>
      days === 0
        ? null
        : sql`
    select distinct c.subject_id as id, ${consentProof}::text as category from consent c
    where c.ended_at is not null and c.proof_removed_at is null
      and c.ended_at < ${moment}::timestamptz - make_interval(days => ${days})
      and not exists (select from disposal d where d.subject_id = c.subject_id and d.category = ${consentProof}
        and d.state in ('proposed', 'approved', 'declined'))`,
  },
  {
    key: actCategory,
    title: { ru: 'Акты об уничтожении с выписками из журнала', en: 'Acts of destruction with their extracts' },
    way: 'part',
    // The day was written into the act when it was made: a later change of the term does not shorten it.
    reached: (_terms, { today }) => sql`
    select a.subject_id as id, ${actCategoryPrefix} || a.number as category from destruction_act a
    where a.keep_until < ${today}::date and a.backups_until < ${today}::date
      and not exists (select from disposal d where d.subject_id = a.subject_id
        and d.category = ${actCategoryPrefix} || a.number and d.state in ('proposed', 'approved', 'declined'))
    order by a.keep_until`,
  },
];
