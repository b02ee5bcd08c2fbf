// The check of notices: one to the person who asks, in the program and by mail, and what the rules mean for everybody.
import { sql } from 'kysely';
import { type SettingFinding, testSetting } from '#contract/setting.ts';
import type { noticesSetting } from '#contract/settings/notices.ts';
import { organisationSetting } from '#contract/settings/organisation.ts';
import { addDays, addWorkingDays } from '../calendar/calendar.ts';
import { calendarsOf } from '../calendar/of-handle.ts';
import { shapeOf, unscoped } from '../handle.ts';
import { newId } from '../ids.ts';
import { mailServer } from '../mail/mail-server.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { bad, good, plain, type SettingCheck } from '../settings/registry.ts';
import { settingIn } from '../settings/value.ts';
import { timeIn } from '../zone.ts';
import { openUntil } from './mail/due-records.ts';

/** Beyond it the list is only said to be long. */
const countedAtMost = 10_000;

const text = {
  ru: 'Проверка уведомлений: так они приходят вам.',
  en: 'A check of notices: this is how they reach you.',
};

const counted = (count: number): string => (count > countedAtMost ? `> ${countedAtMost}` : String(count));

export const noticesCheck: SettingCheck<typeof noticesSetting> = {
  hint: {
    ru: 'Уведомление вам — в программе и письмом; когда придёт следующий список сроков и о чём он будет.',
    en: 'A notice to you, in the program and by mail; when the next list of due dates comes and what it holds.',
  },
  async run(reader, { value }) {
    const { services } = shapeOf(reader);
    const { pools, config } = services;
    const mails = value.mail && (await mailServer(services)) !== null;
    const calendar = await calendarsOf(services).get(pools.read, config.calendarCountry);
    const [hours, minutes] = value.digestAt.split(':').map(Number) as [number, number];
    const over = timeIn(config.zone, reader.now) >= hours * 60 + minutes;
    const day = addWorkingDays(calendar, addDays(reader.today, over ? 0 : -1), 1);
    const horizon = addWorkingDays(calendar, day, value.dueDays);
    const { rows } = await sql<{ email: string | null; active: number; unmailed: number; due: number }>`
      select (select email from app_user where id = ${reader.actor.id}) as email, count(*)::int as active,
        count(*) filter (where email is null)::int as unmailed,
        (select count(*)::int from (select from record r where ${sql.raw(openUntil('select id from principal', `'${horizon}'::date`))}
          limit ${sql.raw(String(countedAtMost + 1))}) as open) as due
      from app_user where status = 'active'`.execute(unscoped(reader));
    const seen = rows[0] as { email: string | null; active: number; unmailed: number; due: number };
    const findings: SettingFinding[] = [
      good('Уведомление вам — под колокольчиком', 'A notice to you is under the bell'),
      !value.mail
        ? plain('Письмами уведомления не уходят: так настроено', 'Notices do not leave by mail: that is the setting')
        : !mails
          ? bad(
              'Почтового сервера нет: письмами уведомления не уходят',
              'No mail server: notices do not leave by mail',
              {
                to: '/admin/settings/mail',
              },
            )
          : seen.email
            ? good(`Письмо отправлено на ${seen.email}`, `A letter was sent to ${seen.email}`)
            : bad(
                'У вашей учётной записи нет адреса почты: письма вам не будет',
                'Your account has no e-mail address: you get no letter',
                {
                  to: '/profile',
                },
              ),
      (seen.unmailed > 0 && mails ? bad : plain)(
        `Без адреса почты — ${seen.unmailed} из ${seen.active}: они увидят уведомления только в программе`,
        `Without an address: ${seen.unmailed} of ${seen.active}; they see notices in the program alone`,
      ),
      plain(
        `Следующий список сроков — ${day.split('-').reverse().join('.')} в ${value.digestAt}; по нынешним срокам в нём у всех вместе: ${counted(seen.due)}`,
        `The next list of due dates is on ${day} at ${value.digestAt}; as dates stand it holds for all together: ${counted(seen.due)}`,
      ),
    ];
    return {
      told: { ru: 'Уведомление отправлено вам', en: 'A notice was sent to you' },
      findings,
      async write(unit) {
        await unscoped(unit)
          .insertInto('notice')
          .values({
            id: newId(unit.now.getTime()),
            user_id: unit.actor.id,
            operation: testSetting.name,
            record_id: null,
            data: JSON.stringify({ to: '/admin/settings/notices', text }),
            created_at: unit.moment,
            read_at: null,
            unique_key: null,
          })
          .execute();
        if (!mails || !seen.email) return;
        const { name } = await settingIn(unit, organisationSetting);
        const body = text[unit.actor.locale];
        await queueMail(unit, { recipient: seen.email, subject: `${name}: ${body.split(':')[0]}`, body });
      },
    };
  },
};
