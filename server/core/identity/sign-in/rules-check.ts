// The check of the rules of sign-in: whom the second step touches and who has none yet, what the lock would have done to
// the last week's sign-ins, which sessions would end now.
import { sql } from 'kysely';
import type { SettingFinding } from '#contract/setting.ts';
import type { signInSetting } from '#contract/settings/sign-in.ts';
import { shapeOf, unscoped } from '../../handle.ts';
import { mailServer } from '../../mail/mail-server.ts';
import type { AnyReader } from '../../reader.ts';
import { bad, good, plain, type SettingCheck } from '../../settings/registry.ts';
import { heldRoles } from '../rights/held-roles.ts';
import type { SignInPolicy } from './policy.ts';
import { type PastAttempt, wouldLock } from './would-lock.ts';

const namedAtMost = 20;
const lookedBackDays = 7;
/** Beyond this many attempts a week the counts are of the newest. */
const attemptsAtMost = 50_000;

type Person = { id: string; name: string };

/** Names are for those who may open the list of people; the journal keeps whose were shown. */
function named(reader: AnyReader, people: readonly Person[]): Person[] {
  if (!reader.actor.rights.everywhere('identity.user.list')) return [];
  const shown = people.slice(0, namedAtMost).map(({ id, name }) => ({ id, name }));
  reader.shows(shown.map((one) => one.id));
  return shown;
}

async function secondStep(reader: AnyReader, rules: SignInPolicy): Promise<SettingFinding[]> {
  const roles = rules.secondFactorRoles;
  if (roles.length === 0) return [bad('Второй шаг не обязателен никому', 'The second step is a must for nobody')];
  const { rows } = await sql<Person & { strong: boolean; mailed: boolean }>`
    with recursive ${heldRoles(reader.now)}
    select u.id, p.name, u.email is not null as mailed,
      exists (select from mfa_totp t where t.user_id = u.id and t.confirmed_at is not null)
        or exists (select from passkey k where k.user_id = u.id) as strong
    from app_user u join principal p on p.id = u.id
    where u.status = 'active' and (${roles.includes('*')} or u.id in (select user_id from held where role_key = any(${[...roles]}::text[])))
    order by p.name, u.id`.execute(unscoped(reader));
  const mails = rules.emailCode !== 'never' && (await mailServer(shapeOf(reader).services)) !== null;
  const strong = rows.filter((one) => one.strong).length;
  const byMail = rows.filter((one) => !one.strong && mails && one.mailed).length;
  const without = rows.filter((one) => !one.strong && !(mails && one.mailed));
  const findings = [
    plain(
      `Второй шаг обязателен для людей: ${rows.length}. С приложением или ключом входа — ${strong}, с кодом по почте — ${byMail}`,
      `The second step is a must for people: ${rows.length}. With an app or a passkey: ${strong}, with a code by e-mail: ${byMail}`,
    ),
  ];
  if (rules.emailCode !== 'never' && !mails)
    findings.push(
      bad('Почтового сервера нет: коды по почте не уходят', 'No mail server: no codes leave by e-mail', {
        to: '/admin/settings/mail',
      }),
    );
  if (without.length === 0)
    findings.push(good('Второй шаг есть у всех, кому он нужен', 'Everybody who needs a second step has one'));
  else
    findings.push(
      bad(
        `Второго шага ещё нет у людей: ${without.length}. При входе их попросят настроить приложение или ключ`,
        `People without a second step yet: ${without.length}. They are asked to set one up as they sign in`,
        { people: named(reader, without) },
      ),
    );
  return findings;
}

async function locks(reader: AnyReader, rules: SignInPolicy): Promise<SettingFinding> {
  const { rows } = await sql<{ person: string; at: string; entered: boolean }>`
    select * from (
      select subject_ids[1] as person, at, id, outcome = 'done' as entered from event
      where at > ${reader.now.toISOString()}::timestamptz - make_interval(days => ${lookedBackDays})
        and operation like 'identity.%' and cardinality(subject_ids) = 1
        and (outcome = 'refused' and data ->> 'code' in ('bad_credentials', 'code_wrong', 'password_wrong', 'locked')
          or outcome = 'done' and data ? 'session' and data ? 'amr')
      order by id desc limit ${sql.raw(String(attemptsAtMost))}
    ) newest order by at, id`.execute(unscoped(reader));
  const byPerson = new Map<string, PastAttempt[]>();
  for (const { person, at, entered } of rows)
    byPerson.set(person, [...(byPerson.get(person) ?? []), { at: Date.parse(at), entered }]);
  const told = [...byPerson].map(([id, attempts]) => ({ id, ...wouldLock(attempts, rules) }));
  const locked = told.filter((one) => one.locks > 0);
  const shutOut = told.reduce((sum, one) => sum + one.shutOut, 0);
  const failures = rows.filter((one) => !one.entered).length;
  if (locked.length === 0)
    return good(
      `За неделю неверных попыток — ${failures}; с такими правилами вход не закрылся бы ни у кого`,
      `Wrong attempts in a week: ${failures}; these rules would have locked nobody`,
    );
  const names = await sql<Person>`select id, name from principal where id = any(${locked.map((one) => one.id)}::uuid[])
    order by name, id`.execute(unscoped(reader));
  return (shutOut > 0 ? bad : plain)(
    `За неделю неверных попыток — ${failures}; с такими правилами вход закрылся бы у людей: ${locked.length}, и ${shutOut} верных входов пришлось бы отложить`,
    `Wrong attempts in a week: ${failures}; these rules would have locked people: ${locked.length}, and held up ${shutOut} right sign-ins`,
    { people: named(reader, names.rows) },
  );
}

async function sessions(reader: AnyReader, rules: SignInPolicy): Promise<SettingFinding> {
  const now = reader.now.toISOString();
  const { rows } = await sql<{ open: number; over: number }>`
    select count(*)::int as open, count(*) filter (
      where last_seen_at <= ${now}::timestamptz - make_interval(mins => ${rules.idleMinutes})
        or created_at <= ${now}::timestamptz - make_interval(hours => ${rules.absoluteHours}))::int as over
    from user_session where expires_at > ${now}::timestamptz`.execute(unscoped(reader));
  const { open, over } = rows[0] as { open: number; over: number };
  return plain(
    `Незавершённых сеансов — ${open}, из них по этим срокам закончены или закончатся сразу — ${over}`,
    `Sessions not closed: ${open}; over, or ending at once by these terms: ${over}`,
  );
}

export const rulesCheck: SettingCheck<typeof signInSetting> = {
  hint: {
    ru: 'Кого коснётся второй шаг и у кого его ещё нет, что сделала бы блокировка со входами за неделю, какие сеансы закончатся.',
    en: 'Whom the second step touches and who has none yet, what the lock would have done in the last week, which sessions end.',
  },
  async run(reader, { value }) {
    reader.shows([]);
    const findings = [...(await secondStep(reader, value)), await locks(reader, value), await sessions(reader, value)];
    const looks = findings.filter((one) => one.tone === 'bad').length;
    return {
      told:
        looks === 0
          ? { ru: 'Правила никому не помешают', en: 'The rules stand in nobody’s way' }
          : { ru: `Обратите внимание: ${looks}`, en: `Needs a look: ${looks}` },
      findings,
    };
  },
};
