// Lines of the page "Measures" on the journal's keeping, on what remains of people who left, and on the program itself.
import { statfs } from 'node:fs/promises';
import { categoriesOfSubjects } from '../incidents/affected.ts';
import { attention, count, type Finding, type Measure, met, none, operations } from './check.ts';
import { programMeasure } from './program-measure.ts';

const hour = 3_600_000;
const backupAgeHours = 26;

async function backupAge(sql: Parameters<Measure['check']>[1], now: Date): Promise<Finding> {
  const { rows } = await sql.query<{ at: Date | null }>(
    `select at from event where operation = 'core.backup.make' and outcome = 'done' order by at desc limit 1`,
  );
  const at = rows[0]?.at;
  if (!at) return attention('Копий ещё не делали: vedomo backup --to ФАЙЛ по расписанию', 'No backup was made yet');
  const hours = Math.floor((now.getTime() - at.getTime()) / hour);
  return hours <= backupAgeHours
    ? met(`Последняя копия сделана ${hours} ч назад`, `The last backup is ${hours} h old`)
    : attention(`Последней копии ${hours} ч, должно быть не больше ${backupAgeHours}`, `The backup is ${hours} h old`);
}

export const systemMeasures: readonly Measure[] = [
  {
    id: 'P20',
    group: 'journal',
    title: { ru: 'Журнал хранится не меньше трёх лет', en: 'The journal is kept for three years at least' },
    check: none(
      '(select min(no) as first from journal_seal) t where first > 1',
      { ru: 'Журнал хранится целиком: первая печать на месте', en: 'The journal is whole from its first seal' },
      () => ({ ru: 'Первой печати нет: начало журнала убрано', en: 'The first seal is gone' }),
    ),
  },
  {
    id: 'P21',
    group: 'journal',
    title: { ru: 'Журнал читают с отборами и выгружают', en: 'The journal is filtered and exported' },
    check: operations(
      ['core.event.list', 'core.event.export'],
      'Страница, CSV и команда audit list',
      'Page, CSV, command',
    ),
  },
  {
    id: 'P22',
    group: 'journal',
    title: { ru: 'Команда ведёт людей по тем же правилам', en: 'The command follows the same rules' },
    check: operations(
      [
        'identity.registration.confirm',
        'identity.registration.reject',
        'identity.user.deactivate',
        'identity.role.assign',
      ],
      'Команда вызывает те же операции, что и страницы: правила, отказы и записи одни',
      'The command calls the operations of the pages',
    ),
  },
  {
    id: 'P23',
    group: 'journal',
    title: { ru: 'Журналу есть куда писать', en: 'The journal has room' },
    async check(services, sql) {
      const ahead = await count(
        sql,
        `pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'event'::regclass
           and c.relname > 'event_' || to_char(now(), 'YYYY_MM') and c.relname ~ '[0-9]{4}_[0-9]{2}$'`,
      );
      const disk = await statfs(services.config.dataDir).catch(() => undefined);
      const free = disk ? disk.bavail / disk.blocks : 1;
      if (ahead === 0)
        return attention('Раздел журнала на следующий месяц не готов', 'No partition for the next month');
      return free < 0.05
        ? attention(
            `Свободно ${Math.round(free * 100)} % диска: без места запись остановится`,
            'The disk is nearly full',
          )
        : met(`Разделов впереди: ${ahead}; без записи в журнал действие не выполняется`, `Partitions ahead: ${ahead}`);
    },
  },
  {
    id: 'P30',
    group: 'subjects',
    title: { ru: 'У отключённых нет ключей и связей', en: 'The deactivated hold no tokens' },
    check: none(
      `api_token t join app_user u on u.id = t.user_id where u.status = 'deactivated' and t.revoked_at is null`,
      { ru: 'Действующих ключей у отключённых нет', en: 'No live tokens' },
      (n) => ({ ru: `Ключей отключённых людей: ${n}`, en: `Tokens: ${n}` }),
    ),
  },
  {
    id: 'P31',
    group: 'end',
    title: { ru: 'Обезличенных не узнать ни в одной таблице', en: 'The anonymised are nowhere' },
    async check(services, sql) {
      const { rows } = await sql.query<{ id: string }>('select id from data_subject where destroyed_at is not null');
      const left = await categoriesOfSubjects(
        sql,
        services.catalog,
        rows.map(({ id }) => id),
      );
      return left.length === 0
        ? met(`Уничтоженных субъектов ${rows.length}, значений о них нет`, `Destroyed: ${rows.length}, no values left`)
        : attention(`Остались категории: ${left.join(', ')}`, `Left: ${left.join(', ')}`);
    },
  },
  {
    id: 'P34',
    group: 'end',
    title: { ru: 'Следы в свободном тексте разобраны', en: 'Traces in free text are decided' },
    check: none(
      `leftover l join disposal d on d.id = l.disposal_id where d.state = 'done' and l.decision is null`,
      { ru: 'По каждому найденному следу есть решение', en: 'Each trace has a decision' },
      (n) => ({ ru: `Следов без решения: ${n}`, en: `Undecided: ${n}` }),
    ),
  },
  {
    id: 'P41',
    group: 'journal',
    title: { ru: 'Состав событий определён', en: 'What is journaled is defined' },
    async check(services) {
      const actions = services.catalog.operations.filter((operation) => operation.kind === 'action');
      const quiet = actions.filter((operation) => operation.quiet).length;
      return met(
        `Действий ${actions.length}; без записи, с указанной причиной, ${quiet}. Список — на странице «Роли»`,
        `Actions: ${actions.length}, quiet with a reason: ${quiet}`,
      );
    },
  },
  programMeasure,
  {
    id: 'P43',
    group: 'system',
    title: { ru: 'Резервная копия свежая', en: 'The backup is fresh' },
    check: (services, sql) => backupAge(sql, services.clock.now()),
  },
  {
    id: 'P45',
    group: 'system',
    title: { ru: 'Состав программы известен', en: 'What the program consists of is known' },
    check: async (_services, sql) => {
      const { rows } = await sql.query<{ version: string }>('show server_version');
      return met(
        `Node ${process.version}, PostgreSQL ${rows[0]?.version}; перечень пакетов: npm sbom --sbom-format cyclonedx`,
        `Node ${process.version}, PostgreSQL ${rows[0]?.version}; packages: npm sbom --sbom-format cyclonedx`,
      );
    },
  },
  {
    id: 'P47',
    group: 'system',
    title: { ru: 'На выгрузках написано, кто, когда и под каким номером', en: 'Exports tell who, when and which' },
    check: operations(
      [
        'core.export.start',
        'core.event.export',
        'privacy.consent.export',
        'privacy.measure.export',
        'privacy.act.print',
      ],
      'Выгрузки и печатные формы подписаны, каждая — событие журнала',
      'Exports are stamped, each is an event',
    ),
  },
];
