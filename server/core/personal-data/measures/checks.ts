// The lines of the page "Measures": each looks at the running system and says what it found. Consents and the journal here.
import { attention, count, type Measure, met, none, operations, setting, trigger } from './check.ts';
import { collectionMeasures } from './collection-checks.ts';
import { lifeMeasures } from './life-checks.ts';
import { systemMeasures } from './system-checks.ts';

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
  ...collectionMeasures,
  ...lifeMeasures,
  ...systemMeasures,
];
