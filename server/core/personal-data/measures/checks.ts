// The lines of the page "Measures": each looks at the running system and says what it found.
import type { Text } from '#contract/core.ts';
import type { Sql } from '../../db/sql.ts';
import type { Services } from '../../services.ts';

export interface Finding {
  state: 'met' | 'attention' | 'customer';
  detail: Text;
}
export interface Measure {
  id: string;
  group: string;
  title: Text;
  check(services: Services, sql: Sql): Promise<Finding>;
}

const met = (ru: string, en: string): Finding => ({ state: 'met', detail: { ru, en } });
const attention = (ru: string, en: string): Finding => ({ state: 'attention', detail: { ru, en } });
const count = async (sql: Sql, text: string): Promise<number> =>
  Number((await sql.query<{ n: string }>(`select count(*) as n from ${text}`)).rows[0]?.n ?? 0);
/** Nothing may be found. */
const none =
  (text: string, good: Text, bad: (n: number) => Text): Measure['check'] =>
  async (_services, sql) => {
    const n = await count(sql, text);
    return n === 0 ? met(good.ru, good.en) : { state: 'attention', detail: bad(n) };
  };
const trigger = async (sql: Sql, table: string): Promise<boolean> =>
  (await count(sql, `pg_trigger where tgrelid = '${table}'::regclass and not tgisinternal and tgenabled <> 'D'`)) > 0;
const has = (services: Services, ...operations: string[]): boolean =>
  operations.every((name) => services.catalog.handlers.has(name));
const operations =
  (names: string[], ru: string, en: string): Measure['check'] =>
  async (services) =>
    has(services, ...names)
      ? met(ru, en)
      : attention(`Нет операций: ${names.join(', ')}`, `Missing operations: ${names.join(', ')}`);
const setting = async (sql: Sql, key: string): Promise<Record<string, unknown>> =>
  (await sql.query<{ value: Record<string, unknown> }>('select value from setting where key = $1', [key])).rows[0]
    ?.value ?? {};

export const measures: readonly Measure[] = [
  {
    id: 'P1',
    group: 'consents',
    title: { ru: 'В каждом согласии заполнено всё, что требует закон', en: 'Every consent is complete' },
    async check(_services, sql) {
      const address = await count(
        sql,
        `consent_text t where operator_address like '%не указан%' and ordinal = (select max(ordinal) from consent_text where purpose_id = t.purpose_id)`,
      );
      return address === 0
        ? met(
            'Операторы и адреса в действующих текстах указаны; неполное согласие база не принимает',
            'Texts in force name the operator and the address',
          )
        : attention(
            `В действующих текстах нет адреса оператора: ${address}. Заполните настройку «Организация» и выпустите новую редакцию`,
            `Texts without the operator's address: ${address}`,
          );
    },
  },
  {
    id: 'P2',
    group: 'consents',
    title: { ru: 'Одно согласие — одна цель — один документ', en: 'One consent, one purpose, one document' },
    check: none(
      '(select subject_id from consent where ended_at is null group by subject_id, purpose_id having count(*) > 1) t',
      { ru: 'Двух действующих согласий на одну цель нет', en: 'None doubled' },
      (n) => ({ ru: `Двойных согласий: ${n}`, en: `Doubled: ${n}` }),
    ),
  },
  {
    id: 'P3',
    group: 'consents',
    title: { ru: 'Тексты согласий неизменны, хэши сходятся', en: 'Consent texts do not change' },
    async check(_services, sql) {
      const wrong = await count(sql, `consent_text where encode(sha256(convert_to(body, 'UTF8')), 'hex') <> sha256`);
      if (wrong > 0) return attention(`Хэш не сходится у текстов: ${wrong}`, `Hashes differ: ${wrong}`);
      return (await trigger(sql, 'consent_text'))
        ? met('Хэши всех текстов сходятся, изменение запрещено базой', 'All hashes agree; the database refuses changes')
        : attention('Запрет изменения текстов в базе снят', 'The guard in the database is off');
    },
  },
  {
    id: 'P5',
    group: 'consents',
    title: { ru: 'У каждой цели есть правовое основание', en: 'Every purpose has a legal basis' },
    check: none(
      `processing_purpose where archived_at is null and basis <> 'consent' and basis_note = ''`,
      { ru: 'Основания названы', en: 'Bases are named' },
      (n) => ({
        ru: `Не указано, какой договор или закон: целей ${n}`,
        en: `Purposes without a named contract or law: ${n}`,
      }),
    ),
  },
  {
    id: 'P6',
    group: 'consents',
    title: { ru: 'Отзывы исполняются в срок', en: 'Withdrawals are carried out in time' },
    check: none(
      `disposal where state in ('proposed', 'approved') and due_on < current_date`,
      { ru: 'Просроченных заданий на уничтожение нет', en: 'Nothing is overdue' },
      (n) => ({ ru: `Просрочено заданий: ${n}`, en: `Overdue tasks: ${n}` }),
    ),
  },
  {
    id: 'P7',
    group: 'consents',
    title: { ru: 'Прекращённые согласия читаются для доказательства', en: 'Ended consents stay for proof' },
    check: async (_s, sql) =>
      met(
        `Хранится прекращённых согласий: ${await count(sql, 'consent where ended_at is not null and proof_removed_at is null')}`,
        'Kept',
      ),
  },
  {
    id: 'P8',
    group: 'consents',
    title: { ru: 'Реестр выгружается в CSV и PDF под запись', en: 'The register is exported and journaled' },
    check: operations(
      ['privacy.consent.export'],
      'Выгрузка доступна, каждая пишется в журнал',
      'Available, each journaled',
    ),
  },
  {
    id: 'P16',
    group: 'journal',
    title: { ru: 'Каждое действие с данными пишется в журнал', en: 'Every act is journaled' },
    async check(services) {
      const silent = services.catalog.operations.filter(
        (operation) => operation.kind === 'action' && operation.access !== 'signed-in' && operation.quiet,
      ).length;
      const personal = services.catalog.operations.filter((operation) => operation.personal).length;
      return silent === 0
        ? met(
            `Операций ${services.catalog.operations.length}, из них показывают личные данные ${personal}: без записи ответ не уходит`,
            `Operations: ${services.catalog.operations.length}`,
          )
        : attention(`Без записи: ${silent}`, `Silent: ${silent}`);
    },
  },
  {
    id: 'P17',
    group: 'journal',
    title: { ru: 'Личные значения в журнале зашифрованы ключом человека', en: 'Personal values are sealed' },
    check: none(
      `data_subject where destroyed_at is not null and wrapped_key is not null`,
      { ru: 'Ключи уничтоженных субъектов стёрты', en: 'Keys of the destroyed are gone' },
      (n) => ({ ru: `Ключ остался у уничтоженных: ${n}`, en: `Keys left: ${n}` }),
    ),
  },
  {
    id: 'P18',
    group: 'journal',
    title: { ru: '«Кто смотрел» отвечает по индексу', en: 'Who looked is answered by an index' },
    check: async (_s, sql) =>
      (await count(sql, `pg_indexes where indexname = 'event_subjects'`)) > 0
        ? met('Индекс по субъектам есть', 'The index is there')
        : attention('Индекса по субъектам нет', 'No index'),
  },
  {
    id: 'P19',
    group: 'journal',
    title: { ru: 'Журнал нельзя изменить, печати сходятся', en: 'The journal cannot be changed' },
    async check(_services, sql) {
      const { rows } = await sql.query<{
        bare: string;
        may: boolean;
      }>(`select (select count(*) from pg_inherits i where i.inhparent = 'event'::regclass
        and not exists (select from pg_trigger t where t.tgrelid = i.inhrelid and t.tgname = 'journal_untouched' and t.tgenabled = 'A')) as bare,
        has_table_privilege('event', 'update') or has_table_privilege('event', 'delete') as may`);
      if (Number(rows[0]?.bare) > 0)
        return attention(`Разделов журнала без защиты: ${rows[0]?.bare}`, `Unprotected partitions: ${rows[0]?.bare}`);
      return rows[0]?.may
        ? attention('Роль программы — владелец базы: журнал защищён только печатями', 'Protected by seals only')
        : met(
            'Роль программы может только добавлять; полная проверка — на странице журнала',
            'The program may only add',
          );
    },
  },
  {
    id: 'P24',
    group: 'journal',
    title: { ru: 'Аудитор — отдельная роль', en: 'The auditor is a role of its own' },
    check: async (services) =>
      services.catalog.roles.has('auditor')
        ? met('Роль «Аудитор» есть', 'There is the role')
        : attention('Роли «Аудитор» нет', 'There is no such role'),
  },
  {
    id: 'P25',
    group: 'journal',
    title: { ru: 'События уходят в SIEM по syslog', en: 'Events go to syslog' },
    check: async (_s, sql) =>
      (await setting(sql, 'syslog')).enabled === true
        ? met('Поток включён', 'On')
        : {
            state: 'customer',
            detail: { ru: 'Поток выключен: включает заказчик', en: 'Off: the customer turns it on' },
          },
  },
  {
    id: 'P26',
    group: 'journal',
    title: { ru: 'Необычные просмотры разобраны', en: 'Unusual reading is looked into' },
    check: none(
      'reading_alert where seen_at is null',
      { ru: 'Неразобранных тревог нет', en: 'No open alerts' },
      (n) => ({ ru: `Неразобранных тревог: ${n}`, en: `Open alerts: ${n}` }),
    ),
  },
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
    check: operations(['privacy.package.create'], 'Пакет JSON и PDF', 'JSON and PDF'),
  },
  {
    id: 'P29',
    group: 'subjects',
    title: { ru: 'Блокирование обратимо', en: 'Blocking is reversible' },
    check: operations(
      ['privacy.subject.block', 'privacy.subject.release'],
      'Блокирование и снятие доступны',
      'Available',
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
      `data_subject s where destroyed_at is not null and not exists (select from destruction_act a where a.subject_id = s.id)`,
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
      ru: 'Спящие записи предложены к отключению, роли не совмещены',
      en: 'Dormant accounts, conflicting roles',
    },
    async check(_services, sql) {
      const both = await count(
        sql,
        `(select user_id from user_role where role_key in ('admin', 'auditor') group by user_id having count(distinct role_key) = 2) t`,
      );
      return both === 0
        ? met('Администратора и аудитора в одном лице нет', 'Nobody is both administrator and auditor')
        : attention(`Совмещают администратора и аудитора: ${both}`, `Both: ${both}`);
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
    check: operations(['core.setting.update'], 'Пишется', 'Journaled'),
  },
];
