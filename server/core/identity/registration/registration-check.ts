// The check of registration: whether somebody can really come in this way, and the letter with the code as people get it.
import { sql } from 'kysely';
import type { SettingFinding } from '#contract/setting.ts';
import type { registrationSetting } from '#contract/settings/registration.ts';
import { shapeOf, unscoped } from '../../handle.ts';
import { mailServer } from '../../mail/mail-server.ts';
import { myAddress } from '../../mail/mail-to-myself.ts';
import { bad, good, plain, type SettingCheck } from '../../settings/registry.ts';
import { countHolders } from '../rights/roles-giving.ts';
import { codeMinutes } from './codes.ts';
import { tell } from './mails.ts';

export const registrationCheck: SettingCheck<typeof registrationSetting> = {
  hint: {
    ru: 'Дойдёт ли человек до учётной записи; вам уйдёт образец письма с кодом.',
    en: 'Whether a person gets as far as an account; a sample of the letter with the code is sent to you.',
  },
  async run(reader, { value }) {
    const { services } = shapeOf(reader);
    const [mails, deciders, recipient] = await Promise.all([
      mailServer(services).then((server) => server !== null),
      countHolders(reader, 'identity.registration.confirm'),
      myAddress(reader),
    ]);
    const now = reader.now.toISOString();
    const { rows } = await sql<{ waiting: number; oldest: number; busiest: number }>`
      select (select count(*)::int from registration where state = 'waiting') as waiting,
        (select coalesce(extract(day from ${now}::timestamptz - min(requested_at)), 0)::int from registration
          where state = 'waiting') as oldest,
        (select coalesce(max(n), 0)::int from (select count(*) as n from event
          where operation = 'identity.registration.request' and outcome = 'done'
            and at > ${now}::timestamptz - interval '7 days' group by address, date_trunc('hour', at)) as hours) as busiest`.execute(
      unscoped(reader),
    );
    const seen = rows[0] as { waiting: number; oldest: number; busiest: number };
    const findings: SettingFinding[] = [
      value.open
        ? good('Регистрация открыта', 'Registration is open')
        : plain(
            'Регистрация закрыта: людей заводят по одному, из таблицы или из каталога',
            'Registration is closed: people are added by others',
          ),
      mails
        ? good('Письма с кодом уходят', 'Letters with the code leave')
        : bad(
            'Почтового сервера нет: код остаётся на странице «Почта системы»',
            'No mail server: the code stays on the page of outgoing mail',
            {
              to: '/admin/settings/mail',
            },
          ),
      deciders > 0
        ? good(`Подтвердить могут: ${deciders}`, `People who may confirm: ${deciders}`)
        : bad('Подтверждать некому: никто не держит этого права', 'Nobody may confirm: the right is held by no one', {
            to: '/admin/rights/identity.registration.confirm',
          }),
      (seen.oldest > 3 ? bad : plain)(
        seen.waiting === 0
          ? 'Никто не ждёт решения'
          : `Ждут решения: ${seen.waiting}, дольше всех — дней: ${seen.oldest}`,
        seen.waiting === 0
          ? 'Nobody waits'
          : `Waiting for a decision: ${seen.waiting}, the longest for days: ${seen.oldest}`,
        seen.waiting === 0 ? {} : { to: '/admin/registrations' },
      ),
      (seen.busiest > value.perAddress ? bad : plain)(
        `За неделю с одного адреса в час — не больше ${seen.busiest}, предел ${value.perAddress}`,
        `In a week from one address an hour at most ${seen.busiest}, the limit is ${value.perAddress}`,
      ),
    ];
    return {
      told: { ru: `Образец письма отправлен на ${recipient}`, en: `A sample of the letter was sent to ${recipient}` },
      findings,
      write: (unit) =>
        tell(unit, 'code', {
          recipient,
          locale: unit.actor.locale,
          values: {
            code: unit.actor.locale === 'ru' ? '000000 (это образец)' : '000000 (this is a sample)',
            minutes: String(codeMinutes),
          },
        }),
    };
  },
};
