// Lines of the page "Measures" on the journal's keeping and reading.
import { statfs } from 'node:fs/promises';
import { systemPrincipals } from '../../actor.ts';
import { csvLine } from '../../export/csv.ts';
import { eventTitle } from '../../journal/titles.ts';
import { attention, count, type Measure, met, none, operations } from './check.ts';

/** As many of the latest events are looked at. */
const lastEvents = 1_000;

export const journalMeasures: readonly Measure[] = [
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
    async check(services, sql) {
      const [formula] = csvLine(['=1+1']);
      return formula === '='
        ? attention('Формулы в выгрузке не обезврежены', 'Formulas are not neutralised in exports')
        : operations(
            ['core.event.list', 'core.event.export'],
            'Страница, CSV и команда audit list; формулы в выгрузке обезврежены',
            'Page, CSV, command; formulas are neutralised',
          )(services, sql);
    },
  },
  {
    id: 'P22',
    group: 'journal',
    title: { ru: 'Команда ведёт людей по тем же правилам', en: 'The command follows the same rules' },
    async check(_services, sql) {
      const nameless = await count(
        sql,
        `(select data from event where actor_id = '${systemPrincipals.cli}' order by at desc, id desc limit ${lastEvents}) e
         where coalesce(data ->> 'actor', '') not like 'cli:%@%'`,
      );
      return nameless === 0
        ? met(
            'Команда вызывает те же операции, что и страницы; в записях — пользователь системы и узел',
            'The command calls the operations of the pages; events name the system user and the host',
          )
        : attention(
            `Записей команды без имени и узла: ${nameless}`,
            `Events of the command without a name: ${nameless}`,
          );
    },
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
    id: 'P41',
    group: 'journal',
    title: { ru: 'Состав событий определён', en: 'What is journaled is defined' },
    async check(services, sql) {
      const { rows } = await sql.query<{ operation: string }>(
        `select distinct operation from (select operation from event order by at desc, id desc limit ${lastEvents}) e`,
      );
      const unknown = rows
        .map(({ operation }) => operation)
        .filter((name) => eventTitle(services.catalog, name).ru === name);
      const actions = services.catalog.operations.filter((operation) => operation.kind === 'action');
      const quiet = actions.filter((operation) => operation.quiet).length;
      return unknown.length === 0
        ? met(
            `Действий ${actions.length}; без записи, с указанной причиной, ${quiet}. Последние записи — только известных видов`,
            `Actions: ${actions.length}, quiet with a reason: ${quiet}. The last events are all of known kinds`,
          )
        : attention(
            `Записи неизвестных видов: ${unknown.slice(0, 5).join(', ')}`,
            `Unknown: ${unknown.slice(0, 5).join(', ')}`,
          );
    },
  },
];
