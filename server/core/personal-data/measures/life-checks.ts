// Lines of the page "Measures" on people's rights, the end of processing, access and the system around.
import { attention, count, type Measure, met, none } from './check.ts';

const dormantDays = 90;

export const lifeMeasures: readonly Measure[] = [
  {
    id: 'P27',
    group: 'subjects',
    title: { ru: 'На обращения отвечают в срок', en: 'Requests are answered in time' },
    check: none(
      `subject_request where state = 'open' and coalesce(prolonged_on, due_on) < current_date`,
      { ru: 'Просроченных обращений нет', en: 'None is overdue' },
      (n) => ({ ru: `Просрочено обращений: ${n}`, en: `Overdue: ${n}` }),
    ),
  },
  {
    id: 'P28',
    group: 'subjects',
    title: { ru: 'Сведения субъекту — одним действием', en: "The subject's package" },
    check: none(
      `subject_package where state = 'failed' and created_at > now() - interval '30 days'
         or state in ('waiting', 'working') and created_at < now() - interval '1 hour'`,
      { ru: 'Пакеты JSON и PDF собираются', en: 'Packages of JSON and PDF are made' },
      (n) => ({ ru: `Пакетов не собралось: ${n}`, en: `Packages not made: ${n}` }),
    ),
  },
  {
    id: 'P29',
    group: 'subjects',
    title: { ru: 'Блокирование обратимо', en: 'Blocking is reversible' },
    check: none(
      `subject_block b where released_at is null and (sealed is null
         or exists (select from app_user u where u.id = b.subject_id and u.status = 'active'))`,
      {
        ru: 'У каждого заблокированного вход закрыт, значения лежат под ключом и вернутся',
        en: 'Values of the blocked are sealed and can return',
      },
      (n) => ({ ru: `Заблокированы не до конца: ${n}`, en: `Not wholly blocked: ${n}` }),
    ),
  },
  {
    id: 'P32',
    group: 'end',
    title: { ru: 'Без утверждённого списка ничего не уничтожено', en: 'Nothing is destroyed without approval' },
    check: none(
      `disposal where state = 'done' and decided_by is null`,
      { ru: 'У каждого исполненного задания есть утвердивший', en: 'Every done task was approved' },
      (n) => ({ ru: `Исполнено без утверждения: ${n}`, en: `Without approval: ${n}` }),
    ),
  },
  {
    id: 'P33',
    group: 'end',
    title: { ru: 'На каждое уничтожение есть акт', en: 'Every destruction has an act' },
    check: none(
      `data_subject s where destroyed_at is not null and not exists (select from destruction_act a where a.subject_id = s.id)
         and not exists (select from disposal d where d.subject_id = s.id and d.category like 'act:%' and d.state = 'done')`,
      { ru: 'Акты есть у всех', en: 'All have acts' },
      (n) => ({ ru: `Без акта: ${n}`, en: `Without an act: ${n}` }),
    ),
  },
  {
    id: 'P35',
    group: 'end',
    title: { ru: 'Восстановление из копии повторяет уничтожения', en: 'A restore repeats destructions' },
    async check(services) {
      const { missingHere, readList } = await import('../acts/destruction-list.ts');
      const { acts, broken } = await readList(services);
      const missing = await missingHere(services, acts);
      return broken + missing.length === 0
        ? met(`В списке уничтоженных: ${acts.length}, все применены`, `Listed: ${acts.length}`)
        : attention(
            `Повреждено строк: ${broken}, не применено: ${missing.length}`,
            `Broken: ${broken}, not applied: ${missing.length}`,
          );
    },
  },
  {
    id: 'P36',
    group: 'end',
    title: { ru: 'Уведомления об инцидентах ушли в 24 и 72 часа', en: 'Notices went in 24 and 72 hours' },
    check: none(
      `incident where closed_at is null and (first_notice_at is null and noticed_at < now() - interval '24 hours' or second_notice_at is null and noticed_at < now() - interval '72 hours')`,
      { ru: 'Просроченных уведомлений нет', en: 'None is late' },
      (n) => ({ ru: `Просрочены уведомления инцидентов: ${n}`, en: `Late: ${n}` }),
    ),
  },
  {
    id: 'P37',
    group: 'access',
    title: { ru: 'Неподтверждённые и отключённые не имеют сеансов', en: 'Closed accounts have no sessions' },
    check: none(
      `user_session s join app_user u on u.id = s.user_id where u.status <> 'active'`,
      { ru: 'Таких сеансов нет', en: 'None' },
      (n) => ({ ru: `Сеансов закрытых записей: ${n}`, en: `Sessions: ${n}` }),
    ),
  },
  {
    id: 'P38',
    group: 'access',
    title: { ru: 'Второй шаг входа обязателен для ответственных ролей', en: 'A second factor is required' },
    async check(_services, sql) {
      const missing = await count(
        sql,
        `app_user u where u.status = 'active' and exists (select from user_role r where r.user_id = u.id and r.role_key in ('owner', 'admin', 'curator', 'auditor', 'privacy'))
        and not exists (select from mfa_totp m where m.user_id = u.id and m.confirmed_at is not null) and not exists (select from passkey k where k.user_id = u.id)`,
      );
      return missing === 0
        ? met('У всех есть приложение или ключ', 'All have an app or a key')
        : attention(
            `Входят без приложения и ключа (только код по почте): ${missing}`,
            `Without an app or a key: ${missing}`,
          );
    },
  },
  {
    id: 'P39',
    group: 'access',
    title: {
      ru: 'Спящих записей нет, роли не совмещены',
      en: 'No dormant accounts, no conflicting roles',
    },
    async check(_services, sql) {
      const both = await count(
        sql,
        `(select user_id from user_role where role_key in ('admin', 'auditor') group by user_id having count(distinct role_key) = 2) t`,
      );
      const dormant = await count(
        sql,
        `app_user u join principal p on p.id = u.id where u.status = 'active' and p.created_at < now() - interval '${dormantDays} days'
           and not exists (select from event e where e.actor_id = u.id and e.at > now() - interval '${dormantDays} days')`,
      );
      return both + dormant === 0
        ? met(
            `Администратора и аудитора в одном лице нет; все заходили за ${dormantDays} дней`,
            `Nobody is both administrator and auditor; all were here within ${dormantDays} days`,
          )
        : attention(
            `Не заходили ${dormantDays} дней и не отключены: ${dormant}; совмещают администратора и аудитора: ${both}`,
            `Not here for ${dormantDays} days and still active: ${dormant}; both administrator and auditor: ${both}`,
          );
    },
  },
  {
    id: 'P40',
    group: 'access',
    title: {
      ru: 'До входа доступны только вход и тексты согласий',
      en: 'Before sign-in only sign-in and consent texts',
    },
    async check(services) {
      const open = services.catalog.operations
        .filter((operation) => operation.access === 'public')
        .map((operation) => operation.name);
      const strange = open.filter((name) => !/^(identity|privacy\.text)\./.test(name));
      return strange.length === 0
        ? met(`Открытых операций ${open.length}, все о входе, регистрации и согласиях`, `Open: ${open.length}`)
        : attention(`Открыты: ${strange.join(', ')}`, `Open: ${strange.join(', ')}`);
    },
  },
  {
    id: 'P44',
    group: 'system',
    title: { ru: 'Соединения защищены', en: 'Connections are protected' },
    async check(services, sql) {
      const https = services.config.publicUrl?.startsWith('https://') ?? false;
      const { rows } = await sql.query<{ safe: boolean }>(
        `select coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false) or inet_client_addr() is null as safe`,
      );
      if (https && rows[0]?.safe)
        return met('HTTPS до браузера; база — TLS или сокет', 'HTTPS; TLS or a socket to the database');
      return attention(
        `${https ? '' : 'Внешний адрес не HTTPS. '}${rows[0]?.safe ? '' : 'Соединение с базой без TLS.'}`,
        'Not all connections are protected',
      );
    },
  },
  {
    id: 'P46',
    group: 'system',
    title: { ru: 'Изменение настроек пишется со старым и новым значением', en: 'Changes of settings are journaled' },
    async check({ catalog }, sql) {
      const { rows } = await sql.query<{ key: string }>(
        `select s.key from setting s where s.key = any($1::text[]) and s.version > 0
           and not exists (select from event e where e.operation = 'core.setting.update'
             and e.at between s.changed_at - interval '1 minute' and s.changed_at + interval '1 minute')`,
        [[...catalog.settings.keys()]],
      );
      const keys = rows.map(({ key }) => key).join(', ');
      return keys === ''
        ? met('О последнем изменении каждой настройки есть запись', 'The last change of each setting is journaled')
        : attention(`Изменены мимо программы, записи нет: ${keys}`, `Changed past the program: ${keys}`);
    },
  },
];
