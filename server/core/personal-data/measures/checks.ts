// The lines of the page "Measures": each looks at the running system and says what it found. Consents and the journal here.
import { personalDataSetting } from '#contract/settings/personal-data.ts';
import { settingValue } from '../../settings/value.ts';
import { attention, count, type Measure, met, none, operations, setting, trigger } from './check.ts';
import { collectionMeasures } from './collection-checks.ts';
import { journalMeasures } from './journal-checks.ts';
import { lifeMeasures } from './life-checks.ts';
import { systemMeasures } from './system-checks.ts';

const syslogLateMinutes = 15;

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
    async check(services, sql) {
      const { consentProofDays } = await settingValue(services, personalDataSetting);
      const early = await count(
        sql,
        `consent where proof_removed_at < ended_at + interval '${consentProofDays} days' - interval '1 day'`,
      );
      const kept = await count(sql, 'consent where ended_at is not null and proof_removed_at is null');
      return early === 0
        ? met(
            `Хранится прекращённых согласий: ${kept}; раньше срока не удалено ни одно`,
            `Kept: ${kept}, none gone early`,
          )
        : attention(`Доказательства удалены раньше срока: согласий ${early}`, `Gone before their term: ${early}`);
    },
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
    async check(_services, sql) {
      const auditors = await count(
        sql,
        `(select distinct r.user_id from user_role r join app_user u on u.id = r.user_id
          where r.role_key = 'auditor' and u.status = 'active') t`,
      );
      return auditors > 0
        ? met(`Аудиторов: ${auditors}`, `Auditors: ${auditors}`)
        : attention(
            'Роль «Аудитор» не выдана: журнал читают только владельцы',
            'Nobody is an auditor: only owners read the journal',
          );
    },
  },
  {
    id: 'P25',
    group: 'journal',
    title: { ru: 'События уходят в SIEM по syslog', en: 'Events go to syslog' },
    async check({ clock }, sql) {
      if ((await setting(sql, 'syslog')).enabled !== true)
        return attention(
          'Поток выключен: журнал есть только на этом сервере. Включите его в «Настройки → Отправка журнала в syslog»',
          'Off: the journal is on this server alone. Turn it on in the settings',
        );
      const { rows } = await sql.query<{ at: Date }>(
        `select e.at from event e, (select era, xid, event_id from event_cursor where follower = 'syslog') c
         where (e.era, e.xid, e.id) > (c.era, c.xid, c.event_id) order by e.era, e.xid, e.id limit 1`,
      );
      const minutes = rows[0] ? Math.floor((clock.now().getTime() - rows[0].at.getTime()) / 60_000) : 0;
      return minutes <= syslogLateMinutes
        ? met('Поток включён, сервер принимает события', 'On, and the server takes events')
        : attention(`Сервер syslog не принимает события ${minutes} мин`, `Events wait for ${minutes} min`);
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
  ...collectionMeasures,
  ...journalMeasures,
  ...lifeMeasures,
  ...systemMeasures,
];
